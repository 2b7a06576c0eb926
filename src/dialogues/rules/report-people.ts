import { foldEmail } from '../../platform/email-address.ts';
import { type Attendance, mergeAttendance, type Seated, type Unmatched } from './attendance.ts';
import type { Stay } from './zoom-report.ts';

/** What the host said of somebody in the report, by their key. */
type Resolved =
  | { readonly key: string; readonly outcome: 'seat'; readonly seatId: string }
  | { readonly key: string; readonly outcome: 'added' }
  | { readonly key: string; readonly outcome: 'left-out' };

export type Matched = {
  readonly seatId: string;
  readonly minutes: number;
  /** How it was told whose the rows are. */
  readonly by: 'email' | 'name' | 'host';
};

/** Someone who was invited and has no seat: known by the address alone. */
type Invited = { readonly email: string };

export type ReportPeople<R extends Resolved, I extends Invited> = {
  readonly matched: readonly Matched[];
  /** Invited, without a seat, and there all the same: the address tells who they are. */
  readonly invited: readonly (Unmatched & { readonly invitee: I })[];
  /** Nobody's yet: the host says whose. */
  readonly open: readonly Unmatched[];
  /** Resolved as nobody with a seat. */
  readonly settled: readonly (Unmatched & { readonly resolution: R })[];
};

/**
 * Everyone in a report once: matched to a seat by address, by name, or by what the host said; settled as someone
 * without a seat or as left out; matched by address to an invitation without a seat; or still open.
 */
export function sortReport<R extends Resolved, I extends Invited>(
  seats: readonly Seated[],
  invitees: readonly I[],
  stays: readonly Stay[],
  resolutions: readonly R[],
): ReportPeople<R, I> {
  const toSeats = new Map(
    resolutions.flatMap((one) => (one.outcome === 'seat' ? [[one.key, one.seatId] as const] : [])),
  );
  const merge = (given: ReadonlyMap<string, string>): Attendance => mergeAttendance(seats, [], [], stays, given);
  const merged = merge(toSeats);
  const alone = new Set(merge(new Map()).present.map(({ seatId }) => seatId));
  const emails = new Set(stays.flatMap(({ email }) => (email === null ? [] : [foldEmail(email)])));
  const seatOf = new Map(seats.map((seat) => [seat.seatId, seat]));
  const byKey = new Map(resolutions.map((one) => [one.key, one]));
  const settled: (Unmatched & { readonly resolution: R })[] = [];
  const inviteeOf = new Map(invitees.map((invitee) => [foldEmail(invitee.email), invitee]));
  const invited: (Unmatched & { readonly invitee: I })[] = [];
  const open: Unmatched[] = [];
  for (const person of merged.unmatched) {
    const resolution = byKey.get(person.key);
    const invitee = person.email === null ? undefined : inviteeOf.get(foldEmail(person.email));
    if (resolution && resolution.outcome !== 'seat') settled.push({ ...person, resolution });
    else if (invitee) invited.push({ ...person, invitee });
    else open.push(person);
  }
  return {
    matched: merged.present.map(({ seatId, minutes }) => ({
      seatId,
      minutes: minutes ?? 0,
      by: !alone.has(seatId) ? 'host' : emails.has(foldEmail(seatOf.get(seatId)?.email ?? '')) ? 'email' : 'name',
    })),
    invited,
    open,
    settled,
  };
}
