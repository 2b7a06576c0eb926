import { officesOf } from '../../charter/rules/offices.ts';
import type { Charter } from '../../charter/types.ts';
import { holdsAt, isEmpty, together } from '../../mandates/rules/spans.ts';
import { isBefore } from '../../platform/moments.ts';
import type { Place, Seat, Seating, SeatMandate } from '../types.ts';

type Rules = Pick<Charter, 'offices' | 'liaison' | 'mesas'>;

/** Every mandate of the liaison table and of the mesas: past, present and given ahead. */
export type SeatMandates = { readonly liaison: readonly SeatMandate[]; readonly mesas: readonly SeatMandate[] };

/**
 * Who holds which seat of the liaison table at `at`. The mandates of the liaison table are the truth; which seat one
 * is of follows from the office that its holder has in a mesa, for as long as both hold, or from the agency it is held
 * for. What does not fit (an office without its mandate here, a mandate without its office) is named, never corrected.
 * Source: Terms of Reference, "Arquitectura": two representatives of each mesa and two agencies of the working group.
 */
export function seatingAt(charter: Rules, { liaison, mesas }: SeatMandates, at: Temporal.Instant): Seating {
  const offices = officesOf(charter, 'liaison').map(({ key }) => key);
  const ours = liaison.filter(({ office }) => offices.includes(office));
  const taken = new Set<string>();
  const seats = placesOf(charter).map((place) => {
    const tenures = ours.flatMap((mandate) => tenuresOf(place, mandate, mesas));
    const free = tenures.filter(({ id }) => !taken.has(id));
    const holder = free.find((tenure) => holdsAt(tenure, at)) ?? null;
    const next = free.find(({ startsAt }) => isBefore(at, startsAt)) ?? null;
    for (const tenure of [holder, next]) if (tenure) taken.add(tenure.id);
    return { place, holder, next, tenures };
  });
  return {
    seats: seats.map(({ tenures, ...seat }, index) => ({
      ...seat,
      officeHolder: seat.holder ? null : officeHolder(seat.place, mesas, at),
      leftBy: seat.holder ? null : lastEnded(tenures, at, emptyBefore(seats, index)),
    })),
    unseated: ours.filter((mandate) => holdsAt(mandate, at) && !taken.has(mandate.id)),
  };
}

/** Every seat of the charter: mesa by mesa, then those of the agencies. */
const placesOf = ({ liaison, mesas }: Pick<Charter, 'liaison' | 'mesas'>): readonly Place[] => [
  ...mesas.flatMap(({ n }) => liaison.mesaOffices.map((office) => ({ kind: 'mesa', mesa: n, office }) as const)),
  ...Array.from({ length: liaison.agencySeats }, (_, index) => ({ kind: 'agency', n: index + 1 }) as const),
];

/** For which times a mandate is of this seat. */
function tenuresOf(place: Place, mandate: SeatMandate, mesas: readonly SeatMandate[]): readonly SeatMandate[] {
  if (place.kind === 'agency') return mandate.agency === null || isEmpty(mandate) ? [] : [mandate];
  if (mandate.agency !== null) return [];
  return mesas
    .filter((held) => held.personId === mandate.personId && isOffice(held, place))
    .map((held) => ({ ...mandate, ...together(mandate, held) }))
    .filter((tenure) => !isEmpty(tenure));
}

const isOffice = ({ body, office }: SeatMandate, place: Place & { kind: 'mesa' }): boolean =>
  body === `mesa:${place.mesa}` && office === place.office;

const officeHolder = (place: Place, mesas: readonly SeatMandate[], at: Temporal.Instant): SeatMandate | null =>
  place.kind === 'agency' ? null : (mesas.find((held) => isOffice(held, place) && holdsAt(held, at)) ?? null);

/** How many seats of agencies before this one are vacant too: each was left by another. */
const emptyBefore = (seats: readonly Pick<Seat, 'place' | 'holder'>[], index: number): number =>
  seats[index]?.place.kind === 'agency'
    ? seats.slice(0, index).filter(({ place, holder }) => place.kind === 'agency' && holder === null).length
    : 0;

/** The last of `tenures` to end by `at`, leaving out the `skip` later ones. */
function lastEnded(tenures: readonly SeatMandate[], at: Temporal.Instant, skip: number): SeatMandate | null {
  const ended = tenures.flatMap((tenure) =>
    tenure.endsAt !== null && !isBefore(at, tenure.endsAt) ? [{ tenure, end: tenure.endsAt }] : [],
  );
  return ended.toSorted((one, other) => Temporal.Instant.compare(other.end, one.end))[skip]?.tenure ?? null;
}
