import { nameOf } from '../accounts/store.ts';
import type { Deps } from '../deps.ts';
import { holdersArePublic } from '../mandates/grant-mandate.ts';
import type { Acting } from '../mandates/types.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { accept, type Reason, type Refused, type Result, refuse, unless } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { personal } from '../record/rules/commitments.ts';
import { lockDraft } from './lock-draft.ts';
import type { Draft } from './review-draft.ts';
import { editionFaults } from './rules/edition.ts';
import { decideRelease, type NewRelease, standingReleases, voidedBy } from './rules/release.ts';
import { insertRelease } from './store/releases.ts';
import type { ReportId } from './types.ts';

type ReportRelease = {
  readonly reportId: ReportId;
  /** Digest of the report that the person read. */
  readonly seen: string;
  /** The sending of the form: sent twice, it is one release. */
  readonly once: string;
};

/**
 * One of the different persons whom the charter asks to release a report says that it may be published as it stands.
 * Any edit afterwards voids it. Refusals, all at once: `report-unknown`; `release-text-changed` (not what the person
 * read), those of `editionFaults` and `decideRelease`.
 */
export const releaseReport = (
  deps: Pick<Deps, 'db' | 'charter' | 'random'>,
  { reportId, seen, once }: ReportRelease,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<NewRelease>> =>
  transact(deps.db, async (tx): Promise<Result<NewRelease>> => {
    const draft = await lockDraft(tx, deps, reportId);
    if (!draft) return refuse('report-unknown');
    const again = doneBefore(draft, once, by);
    if (again) return accept(again);
    const decision = releasing(draft, by.personId, at, seen);
    if (!decision.ok) return decision;
    const { digest, ordinal } = decision.value;
    await insertRelease(tx, reportId, { digest, once }, by, at);
    await recordRelease(tx, deps, draft, { digest, ordinal }, by, at);
    return decision;
  });

/** May this person release the report as it stands now? The page that shows the button asks the same. */
export function releasing(
  { content, last, release }: Draft,
  personId: string,
  at: Temporal.Instant,
  seen: string = release.digest,
): Result<NewRelease> {
  const against: Reason[] = [
    ...(seen === release.digest ? [] : [{ code: 'release-text-changed' } as const]),
    ...editionFaults(content, last?.content ?? null),
  ];
  const decision = decideRelease(release, personId, at);
  if (decision.ok) return unless(against, () => decision.value);
  return refuse(...againstFirst(against, decision.reasons));
}

const againstFirst = (against: readonly Reason[], [first, ...rest]: Refused['reasons']): [Reason, ...Reason[]] => {
  const [one, ...others] = against;
  return one ? [one, ...others, first, ...rest] : [first, ...rest];
};

/** The release that the same sending of the form has made. */
function doneBefore({ releases, release }: Draft, once: string, { personId }: Acting): NewRelease | null {
  const standing = standingReleases(releases, release.digest);
  const ordinal = standing.findIndex((one) => one.by === personId && one.once === once) + 1;
  return ordinal > 0 ? { digest: release.digest, ordinal, completes: ordinal >= release.releasesNeeded } : null;
}

async function recordRelease(
  tx: Transaction,
  { charter, random }: Pick<Deps, 'charter' | 'random'>,
  { report, content, last, releases }: Draft,
  { digest, ordinal }: Pick<NewRelease, 'digest' | 'ordinal'>,
  by: Acting,
  at: Temporal.Instant,
): Promise<void> {
  const voids = voidedBy(releases, digest, last?.at ?? null);
  const name = holdersArePublic(charter, by.office) ? await nameOf(tx, by.personId) : null;
  await record(
    tx,
    {
      kind: 'report-released',
      by,
      subject: `report:${report.id}`,
      facts: {
        title: content.title,
        release: ordinal,
        digest,
        by: name === null ? null : personal(name, `person:${by.personId}`),
        ...(voids > 0 && { voids }),
      },
    },
    { at, random },
  );
}
