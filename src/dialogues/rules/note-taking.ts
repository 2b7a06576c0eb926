import { accept, type Result, refuse } from '../../platform/result.ts';

/** A full day ahead, the day of the session has come in every zone of the agenda. */
const hoursAhead = 24;

/** From when on notes of a theme are taken. */
export const notesOpenAt = (startsAt: Temporal.Instant): Temporal.Instant => startsAt.subtract({ hours: hoursAhead });

/**
 * Whether bullets of a theme can be written, changed or withdrawn: from the day of its session until the report is
 * published, which an act that began before may have waited for. Refusals: `notes-not-open`, `notes-closed`.
 */
export function decideNoteTaking(
  { startsAt, reportedAt }: { readonly startsAt: Temporal.Instant; readonly reportedAt: Temporal.Instant | null },
  at: Temporal.Instant,
): Result<null> {
  if (reportedAt !== null) return refuse('notes-closed');
  return Temporal.Instant.compare(notesOpenAt(startsAt), at) <= 0 ? accept(null) : refuse('notes-not-open');
}
