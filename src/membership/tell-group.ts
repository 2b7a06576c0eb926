import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { untoldSince } from './rules/telling.ts';
import { lockApplication } from './store/applications.ts';
import { assistedApplications } from './store/review-lists.ts';
import { insertTelling } from './store/reviews.ts';
import type { ApplicationId } from './types.ts';

/**
 * Says that a group without e-mail was told what the mesas answered; said twice, it is kept once. `mesas` are those for
 * which the person assists. Refusal: `application-unknown`.
 */
export const tellGroup = (
  { db }: Pick<Deps, 'db'>,
  { applicationId, mesas }: { readonly applicationId: ApplicationId; readonly mesas: readonly number[] },
  by: Pick<Acting, 'personId'>,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(db, async (tx): Promise<Result<null>> => {
    await lockApplication(tx, applicationId);
    const application = (await assistedApplications(tx, mesas)).find(({ id }) => id === applicationId);
    if (!application) return refuse('application-unknown');
    if (untoldSince(application.reviews, application.toldAt)) {
      await insertTelling(tx, { applicationId, by: by.personId }, at);
    }
    return accept(null);
  });
