import type { Deps } from '../deps.ts';
import { lockBody } from '../mandates/store/mandates.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import type { Speaking } from './permissions.ts';
import { endOffers } from './store/offers.ts';

/** An agency volunteers no longer, in a round under way neither. Where it did not, nothing changes. */
export const withdrawOffer = (deps: Pick<Deps, 'db'>, by: Speaking, at: Temporal.Instant): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    await lockBody(tx, 'liaison');
    await endOffers(tx, { agency: by.agency, cause: 'withdrawn', by: by.personId }, at);
    return accept(null);
  });
