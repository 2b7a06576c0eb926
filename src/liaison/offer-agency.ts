import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import { lockBody } from '../mandates/store/mandates.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import { lastHeldBy } from './collect-volunteers.ts';
import type { Speaking } from './permissions.ts';
import { decideOffering } from './rules/agency-round.ts';
import { endOffers, insertOffer, offerOnce, standingOffers } from './store/offers.ts';
import { seatMandates } from './store/seats.ts';

/**
 * An agency volunteers for a seat, which the person who says so would take; it stays so until it is taken back. Sent
 * twice with the same `once`, it is done once. Refusals: those of `decideOffering`.
 */
export const offerAgency = (
  deps: Pick<Deps, 'db' | 'charter'>,
  { once }: { readonly once: string },
  by: Speaking,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    await lockBody(tx, 'liaison');
    if (await offerOnce(tx, once)) return accept(null);
    const offers = await standingOffers(tx, at);
    const volunteers = offers.some(({ agency }) => agency === by.agency);
    const sits = lastHeldBy(by.agency, await seatMandates(tx, deps.charter));
    const decision = decideOffering({ volunteers, sits }, at, homeZone(deps.charter));
    if (!decision.ok) return decision;
    await endOffers(tx, { agency: by.agency, cause: 'withdrawn', by: by.personId }, at);
    await insertOffer(tx, { agency: by.agency, personId: by.personId, once }, at);
    return accept(null);
  });
