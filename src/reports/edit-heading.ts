import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { decideEdit, type Revision } from './rules/merge-fields.ts';
import { headingFields, headingOf } from './rules/wording-fields.ts';
import { findHeading, insertHeading, lockReport } from './store/drafts.ts';
import { lastPublication } from './store/releases.ts';
import type { Heading, HeadingWording, ReportId } from './types.ts';

type HeadingEdit = {
  readonly reportId: ReportId;
  /** The version it was written on top of. */
  readonly base: number;
  readonly wording: HeadingWording;
};

/**
 * What the report is called, what it says of itself, and, once an edition is public, what the next one corrects.
 * As with items, nobody overwrites anybody. Refusals: `report-unknown`, `item-version-unknown`.
 */
export const editHeading = (
  deps: Pick<Deps, 'db'>,
  { reportId, base, wording }: HeadingEdit,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<Revision>> =>
  transact(deps.db, async (tx): Promise<Result<Revision>> => {
    const report = await lockReport(tx, reportId);
    const current = report && (await findHeading(tx, reportId));
    if (!current) return refuse('report-unknown');
    const edition = ((await lastPublication(tx, reportId))?.edition ?? 0) + 1;
    const before = await findHeading(tx, reportId, base);
    const decision = decideEdit(
      { version: current.version, fields: headingFields(ofEdition(current, edition)), removed: false },
      before && headingFields(ofEdition(before, edition)),
      headingFields(edition > 1 ? wording : { ...wording, correction: null }),
    );
    if (!decision.ok) return decision;
    if (decision.value.kind === 'saved') {
      const { version, fields } = decision.value;
      await insertHeading(tx, reportId, { ...headingOf(fields), version, edition }, by.personId, at);
    }
    return accept(decision.value);
  });

/** What an edition corrects is said anew for the next one. */
export const ofEdition = (heading: Heading, edition: number): Heading =>
  heading.edition === edition ? heading : { ...heading, correction: null };
