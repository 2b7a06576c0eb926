import type { Deps } from '../deps.ts';
import { recordedAs } from '../mandates/grant-mandate.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import type { Texts } from '../platform/reader.ts';
import { accept, type Result, refuse, unless } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { aboutWithholding } from './rules/edition.ts';
import { afterWithholding } from './rules/recommendation-changes.ts';
import { lockReport } from './store/drafts.ts';
import { numberedOf, updateRecommendation } from './store/recommendations.ts';
import { keptEditions, withhold, withholdRecommendations } from './store/withholdings.ts';
import type { ReportId } from './types.ts';

type Withholding = { readonly reportId: ReportId; readonly edition: number; readonly reason: Texts };

/**
 * Takes an earlier edition away for good, with a reason that everyone reads: its content, its documents and the wordings
 * of recommendations that only it had are deleted; its digest and the record stay. Withheld twice, it was withheld once.
 * Refusals: `report-unknown`, `no-longer-there` (the edition), those of `aboutWithholding`.
 */
export const withholdEdition = (
  deps: Pick<Deps, 'db' | 'random'>,
  { reportId, edition, reason }: Withholding,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    if (!(await lockReport(tx, reportId))) return refuse('report-unknown');
    const editions = await keptEditions(tx, reportId);
    const asked = editions.find((one) => one.edition === edition);
    const latest = editions.at(-1);
    if (!asked || !latest?.content) return refuse('no-longer-there');
    if (asked.content === null) return accept(null);
    const decision = unless(aboutWithholding(edition, latest.edition), () => null);
    if (!decision.ok) return decision;
    await withhold(tx, asked.id, reason, by, at);
    const left = editions.flatMap(({ id, content }) => (id === asked.id || !content ? [] : [content]));
    const { kept, withheld } = afterWithholding(left, await numberedOf(tx, reportId));
    for (const item of kept) await updateRecommendation(tx, item);
    await withholdRecommendations(
      tx,
      asked.id,
      withheld.map(({ id }) => id),
    );
    await record(
      tx,
      {
        kind: 'report-edition-withheld',
        by: recordedAs(by),
        subject: `report:${reportId}`,
        facts: { title: latest.content.title, edition, digest: asked.digest },
      },
      { at, random: deps.random },
    );
    return accept(null);
  });
