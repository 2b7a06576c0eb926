import type { Deps } from '../deps.ts';
import { lockBody } from '../mandates/store.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import type { Speaking } from './permissions.ts';
import { endOffers, insertOffer, offerOnce, standingOffers } from './store/offers.ts';

/**
 * An agency volunteers for a seat, which the person who says so would take; it stays so until it is taken back. Sent
 * twice with the same `once`, it is done once. Refusal: `agency-already-volunteers`.
 */
export const offerAgency = (
  deps: Pick<Deps, 'db'>,
  { once }: { readonly once: string },
  by: Speaking,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    await lockBody(tx, 'liaison');
    if (await offerOnce(tx, once)) return accept(null);
    const offers = await standingOffers(tx, at);
    if (offers.some(({ agency }) => agency === by.agency)) return refuse('agency-already-volunteers');
    await endOffers(tx, { agency: by.agency, cause: 'withdrawn', by: by.personId }, at);
    await insertOffer(tx, { agency: by.agency, personId: by.personId, once }, at);
    return accept(null);
  });
