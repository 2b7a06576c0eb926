import { homeZone } from '../charter/rules/home-zone.ts';
import { officesOf } from '../charter/rules/offices.ts';
import type { Charter, Office } from '../charter/types.ts';
import { decideGrant } from '../mandates/rules/granting.ts';
import { holdsAt } from '../mandates/rules/spans.ts';
import type { Database, Transaction } from '../platform/database.ts';
import type { Reason } from '../platform/result.ts';
import { inTurn, type Volunteer } from './rules/agency-round.ts';
import { type SeatMandates, seatingAt } from './rules/seating.ts';
import { type FreeSeats, freeAgencySeats } from './rules/vacancies.ts';
import { standingOffers } from './store/offers.ts';
import { seatMandates } from './store/seats.ts';
import type { Offer, Seating } from './types.ts';

/** An agency that volunteers, and what stands against its being proposed; null: nothing. */
type Candidate = Offer & Volunteer & { readonly hindrance: Reason | null };

export type Volunteers = {
  readonly seating: Seating;
  readonly free: FreeSeats | null;
  /** In the order in which they would be proposed. */
  readonly candidates: readonly Candidate[];
};

/** The office that whoever sits in the liaison table holds. */
export function seatOffice(charter: Pick<Charter, 'offices' | 'key'>): Office {
  const [office] = officesOf(charter, 'liaison');
  if (!office) throw new Error(`charter ${charter.key} has no office of the liaison table`);
  return office;
}

/** Which seats of agencies are to be filled, and who volunteers for them: what the page shows and a round is made of. */
export async function collectVolunteers(
  db: Database | Transaction,
  charter: Charter,
  at: Temporal.Instant,
): Promise<Volunteers> {
  const [mandates, offers] = await Promise.all([seatMandates(db, charter), standingOffers(db, at)]);
  const seating = seatingAt(charter, mandates, at);
  const free = freeAgencySeats(seating.seats, at);
  const candidates = offers
    .filter(({ agency }) => charter.workingGroup.agencies.includes(agency))
    .map((offer) => ({
      ...offer,
      lastHeld: lastHeldBy(offer.agency, mandates),
      hindrance: hindranceOf(charter, offer, mandates, free?.freeFrom ?? at),
    }));
  return { seating, free, candidates: inTurn(candidates, charter.liaison.agencyRound) };
}

/** When the last seat of an agency ended, or will. */
export const lastHeldBy = (agency: string, { liaison }: SeatMandates): Temporal.Instant | null =>
  liaison
    .filter((mandate) => mandate.agency === agency)
    .flatMap(({ endsAt }) => endsAt ?? [])
    .toSorted((one, other) => Temporal.Instant.compare(other, one))[0] ?? null;

/** The agency holds a seat then, or the person may not take one: what `decideGrant` says of it. */
function hindranceOf(
  charter: Charter,
  { agency, personId }: Offer,
  { liaison }: SeatMandates,
  from: Temporal.Instant,
): Reason | null {
  if (liaison.some((mandate) => mandate.agency === agency && holdsAt(mandate, from))) {
    return { code: 'agency-holds-seat' };
  }
  const office = seatOffice(charter);
  const terms = liaison.filter((mandate) => mandate.office === office.key);
  const asked = { office: office.key, body: 'liaison', personId, startsAt: from } as const;
  const decision = decideGrant(charter, asked, terms, homeZone(charter));
  return decision.ok ? null : decision.reasons[0];
}
