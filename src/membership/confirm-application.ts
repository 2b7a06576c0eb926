import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { digest } from '../platform/random.ts';
import { accept, type Result } from '../platform/result.ts';
import { linkApplicationIn } from './link-application.ts';
import { decideConfirming } from './rules/confirming.ts';
import { findConfirmationLink } from './store/application-links.ts';
import { insertConfirmation, lockApplication } from './store/applications.ts';
import { reviewsOf } from './store/reviews.ts';
import { tellReviewersIn } from './tell-reviewers.ts';

/**
 * Confirms an application by the link in its letter, and answers a secret that opens it: whoever reads the
 * organization's mail may follow what becomes of it. Pressed twice, it is confirmed once. Refusals: those of
 * `decideConfirming`.
 */
export const confirmApplication = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  token: string,
  at: Temporal.Instant,
): Promise<Result<string>> =>
  transact(deps.db, async (tx): Promise<Result<string>> => {
    const link = await findConfirmationLink(tx, digest(token));
    const application = link && (await lockApplication(tx, link.applicationId));
    const submission = application?.submission ?? null;
    const decision = decideConfirming(link, submission?.email ?? null, at);
    if (!decision.ok) return decision;
    if (!application || !submission) throw new Error('a confirmation link without its application');
    if (!submission.confirmedAt) {
      await insertConfirmation(tx, application.id, at);
      const mesas = (await reviewsOf(tx, [application.id])).get(application.id) ?? [];
      const sent = { ...application, submission };
      await tellReviewersIn(
        tx,
        deps,
        sent,
        mesas.map(({ mesa }) => mesa),
        at,
      );
    }
    return accept(await linkApplicationIn(tx, deps, { applicationId: application.id, mailedTo: null }, at));
  });
