import type { Place, Seat, SeatMandate } from '../types.ts';

/** Days ahead of which it is said that a mandate ends, and a round for its seat may be opened. */
export const noticeDays = 90;

/** `ending`: whoever holds it leaves it within `noticeDays`, and nobody has the mandate to follow. */
type SeatState = 'held' | 'ending' | 'vacant';

/** Where a seat stands at `at`. */
export function stateOf({ holder, next }: Pick<Seat, 'holder' | 'next'>, at: Temporal.Instant): SeatState {
  if (holder === null) return 'vacant';
  const { endsAt } = holder;
  return next === null && endsAt !== null && isNear(endsAt, at) ? 'ending' : 'held';
}

const isNear = (end: Temporal.Instant, at: Temporal.Instant): boolean =>
  Temporal.Instant.compare(end, at.add({ hours: 24 * noticeDays })) <= 0;

/** Seats of agencies to be filled: how many, and when they become free (null: they are vacant now). */
export type FreeSeats = { readonly seats: number; readonly freeFrom: Temporal.Instant | null };

/**
 * For how many seats of agencies a round may be opened at `at`: the vacant ones; where there are none, those that
 * become free first within `noticeDays`, all that end at the same moment. Null: none.
 */
export function freeAgencySeats(seats: readonly Seat[], at: Temporal.Instant): FreeSeats | null {
  const ofAgencies = seats.filter(({ place }) => place.kind === 'agency');
  const vacant = ofAgencies.filter((seat) => seat.holder === null && seat.next === null).length;
  if (vacant > 0) return { seats: vacant, freeFrom: null };
  const ends = ofAgencies.flatMap((seat) => (stateOf(seat, at) === 'ending' ? (seat.holder?.endsAt ?? []) : []));
  const first = ends.toSorted(Temporal.Instant.compare)[0];
  return first ? { seats: ends.filter((end) => end.equals(first)).length, freeFrom: first } : null;
}

/** A seat that is to be filled: since when it is vacant or from when it will be, and by the end of which mandate. */
export type OpenSeat = {
  readonly place: Place;
  readonly mandateId: SeatMandate['id'];
  readonly from: Temporal.Instant;
  readonly isVacant: boolean;
};

/** The seats that somebody left or will leave within `noticeDays`, and for which nobody has a mandate to follow. */
export const openSeats = (seats: readonly Seat[], at: Temporal.Instant): readonly OpenSeat[] =>
  seats.flatMap((seat) => {
    const state = stateOf(seat, at);
    const left = state === 'ending' ? seat.holder : state === 'vacant' && seat.next === null ? seat.leftBy : null;
    if (!left?.endsAt) return [];
    return [{ place: seat.place, mandateId: left.id, from: left.endsAt, isVacant: state === 'vacant' }];
  });
