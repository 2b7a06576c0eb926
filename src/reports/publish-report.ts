import type { Deps } from '../deps.ts';
import { findDialogueById, lockDialogue } from '../dialogues/store/dialogues.ts';
import { insertReport, type ToldParticipation } from '../dialogues/store/reports.ts';
import type { DialogueId } from '../dialogues/types.ts';
import type { Acting } from '../mandates/types.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { accept, type Reason, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { lockDraft } from './lock-draft.ts';
import { printEdition } from './print-edition.ts';
import { type Draft, reviewDraft } from './review-draft.ts';
import { editionFaults, isSame } from './rules/edition.ts';
import { namingChecks } from './rules/naming-checks.ts';
import { correctedCodes, recommendationChanges } from './rules/recommendation-changes.ts';
import { isReleased } from './rules/release.ts';
import { insertRecommendations, insertWithdrawals, numberedOf, updateRecommendation } from './store/recommendations.ts';
import { insertPdfs, insertPublication } from './store/releases.ts';
import type { NamingChecks, PublicationId, ReportContent, ReportId } from './types.ts';

type Needs = Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>;

type Published = { readonly slug: string; readonly edition: number };

/**
 * Publishes what was released: the text and its numbers are frozen, the document of each language is kept, and every
 * recommendation gets the address that it keeps. An edition after the first says what it corrects; earlier ones stay
 * at their addresses. Documents are typeset before the transaction, so that no one waits for them; should the text
 * change meanwhile, nothing is published. Published already, nothing happens again.
 * Refusals: `report-unknown`, `publish-not-released`, `publish-names-open`, `publish-changed`.
 */
export async function publishReport(
  deps: Needs,
  { dialogueId }: { readonly dialogueId: DialogueId },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<Published>> {
  const dialogue = await findDialogueById(deps.db, dialogueId);
  const draft = dialogue && (await reviewDraft(deps.db, deps.charter, dialogue));
  if (!draft) return refuse('report-unknown');
  const done = publishedAlready(draft);
  if (done) return accept(done);
  const ready = publishing(draft);
  if (!ready.ok) return ready;
  const pdfs = await printEdition(deps, { ...draft, checks: checksOf(draft) }, at);
  return transact(deps.db, (tx) => publishIn(tx, deps, draft, pdfs, by, at));
}

/** May the report be published as it stands? The page that shows the button asks the same. */
export function publishing({ content, last, release }: Draft): Result<null> {
  const [first, ...rest]: Reason[] = [
    ...(isReleased(release) ? [] : [{ code: 'publish-not-released' } as const]),
    ...(release.openFindings > 0
      ? [{ code: 'publish-names-open', params: { count: release.openFindings } } as const]
      : []),
    ...editionFaults(content, last?.content ?? null),
  ];
  return first ? refuse(first, ...rest) : accept(null);
}

/** The edition that says what stands now: pressed twice, it is published once. */
function publishedAlready({ last, content }: Draft): Published | null {
  return last && isSame(content, last.content) ? { slug: last.slug, edition: last.edition } : null;
}

async function publishIn(
  tx: Transaction,
  deps: Needs,
  printed: Draft,
  pdfs: ReadonlyMap<string, Uint8Array>,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<Published>> {
  // Whoever notes who took part, or what was said, takes their turn: with this edition both close.
  await lockDialogue(tx, printed.dialogue.id);
  const draft = await lockDraft(tx, deps, printed.report.id);
  if (!draft) return refuse('report-unknown');
  const done = publishedAlready(draft);
  if (done) return accept(done);
  const ready = publishing(draft);
  if (!ready.ok) return ready;
  if (draft.release.digest !== printed.release.digest) return refuse('publish-changed');
  const { content, report, release } = draft;
  const { slug } = content.dialogue;
  const edition = { reportId: report.id, slug, digest: release.digest, content, checks: checksOf(draft) };
  const id = await insertPublication(tx, edition, by.personId, at);
  await insertPdfs(tx, id, pdfs);
  const told = { edition: content.edition, slug, participation: participationIn(content) };
  await insertReport(tx, { dialogueId: draft.dialogue.id, ...told, at });
  const added = await keepRecommendations(tx, draft, id, at);
  await recordEdition(tx, deps, draft, added, by, at);
  return accept({ slug, edition: content.edition });
}

const participationIn = ({ themes }: ReportContent): readonly ToldParticipation[] =>
  themes.flatMap(({ n, numbers }) =>
    numbers && numbers.participants !== null && numbers.countries !== null
      ? [{ n, participants: numbers.participants, countries: numbers.countries }]
      : [],
  );

export const checksOf = ({ names: { known, settled, governments } }: Draft): NamingChecks =>
  namingChecks(known.length, settled, governments);

type Added = { readonly slug: string; readonly code: string };

async function keepRecommendations(
  tx: Transaction,
  { content, report, themes }: Draft,
  publicationId: PublicationId,
  at: Temporal.Instant,
): Promise<readonly Added[]> {
  const before = await numberedOf(tx, report.id);
  const { added, kept, withdrawn } = recommendationChanges(content, before);
  const placed = added.flatMap((item) => {
    const theme = themes.find(({ n }) => n === item.theme);
    return theme ? [{ ...item, themeId: theme.id }] : [];
  });
  if (placed.length > 0) await insertRecommendations(tx, report.id, placed, at);
  for (const item of kept) await updateRecommendation(tx, item);
  const left = before.filter(({ itemId }) => withdrawn.includes(itemId)).map(({ id }) => id);
  if (left.length > 0) await insertWithdrawals(tx, left, publicationId);
  return placed;
}

async function recordEdition(
  tx: Transaction,
  { random }: Needs,
  { content, last, report, release: { digest } }: Draft,
  added: readonly Added[],
  by: Acting,
  at: Temporal.Instant,
): Promise<void> {
  const subject: `report:${ReportId}` = `report:${report.id}`;
  const facts = { title: content.title, digest };
  await record(
    tx,
    last
      ? {
          kind: 'report-corrected',
          by,
          subject,
          facts: { ...facts, replaces: last.digest, recommendations: correctedCodes(content, last.content) },
        }
      : { kind: 'report-published', by, subject, facts },
    { at, random },
  );
  for (const { slug, code } of added) {
    await record(
      tx,
      {
        kind: 'recommendation-published',
        by,
        subject: `recommendation:${slug}`,
        facts: { report: content.dialogue.slug, code, digest },
      },
      { at, random },
    );
  }
}
