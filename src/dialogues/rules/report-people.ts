import { foldEmail } from '../../platform/email-address.ts';
import { mergeAttendance, type Seated, type Told, type Unmatched } from './attendance.ts';
import type { Stay } from './zoom-report.ts';

/** What the host said of somebody in the report, by their key. */
type Resolved =
  | { readonly key: string; readonly outcome: 'seat'; readonly seatId: string }
  | { readonly key: string; readonly outcome: 'added' }
  | { readonly key: string; readonly outcome: 'left-out' }
  /** To be said again: neither address nor name decide. */
  | { readonly key: string; readonly outcome: 'open' };

type Matched = {
  readonly seatId: string;
  readonly minutes: number;
  /** How it was told whose the rows are, by each key. */
  readonly told: readonly Told[];
};

type WithoutSeat<R extends Resolved> = Exclude<R, { readonly outcome: 'seat' | 'open' }>;

/** Someone who was invited and has no seat: known by the address alone. */
type Invited = { readonly email: string };

export type ReportPeople<R extends Resolved, I extends Invited> = {
  readonly matched: readonly Matched[];
  /** Invited, without a seat, and there all the same: the address tells who they are. */
  readonly invited: readonly (Unmatched & { readonly invitee: I })[];
  /** Nobody's yet: the host says whose. */
  readonly open: readonly Unmatched[];
  /** Resolved as nobody with a seat. */
  readonly settled: readonly (Unmatched & { readonly resolution: WithoutSeat<R> })[];
};

/**
 * Everyone in a report once: matched to a seat by address, by name, or by what the host said, which goes first; settled
 * as someone without a seat or as left out; matched by address to an invitation without a seat; or still open.
 */
export function sortReport<R extends Resolved, I extends Invited>(
  seats: readonly Seated[],
  invitees: readonly I[],
  stays: readonly Stay[],
  resolutions: readonly R[],
): ReportPeople<R, I> {
  const said = new Map(resolutions.map((one) => [one.key, one.outcome === 'seat' ? one.seatId : null]));
  const merged = mergeAttendance(seats, [], [], stays, said);
  const byKey = new Map(resolutions.map((one) => [one.key, one]));
  const settled: (Unmatched & { readonly resolution: WithoutSeat<R> })[] = [];
  const inviteeOf = new Map(invitees.map((invitee) => [foldEmail(invitee.email), invitee]));
  const invited: (Unmatched & { readonly invitee: I })[] = [];
  const open: Unmatched[] = [];
  for (const person of merged.unmatched) {
    const resolution = byKey.get(person.key);
    const invitee = person.email === null ? undefined : inviteeOf.get(foldEmail(person.email));
    if (resolution && isWithoutSeat(resolution)) settled.push({ ...person, resolution });
    else if (invitee && !resolution) invited.push({ ...person, invitee });
    else open.push(person);
  }
  return {
    matched: merged.present.map(({ seatId, minutes, told }) => ({ seatId, minutes: minutes ?? 0, told })),
    invited,
    open,
    settled,
  };
}

const isWithoutSeat = <R extends Resolved>(resolution: R): resolution is WithoutSeat<R> =>
  resolution.outcome === 'added' || resolution.outcome === 'left-out';

/** Everyone that a report tells of, by key. */
export const keysIn = ({ matched, invited, open, settled }: ReportPeople<Resolved, Invited>): readonly string[] =>
  [...matched.flatMap(({ told }) => told), ...invited, ...open, ...settled].map(({ key }) => key);
