import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { decideObjecting } from './rules/admission.ts';
import { lockApplication } from './store/applications.ts';
import { insertObjection, reviewsOf } from './store/reviews.ts';
import { tellObjectionIn } from './tell-reviewers.ts';
import type { ApplicationId } from './types.ts';

/**
 * The applicant objects to a mesa's refusal; those who answer objections are told. The same words sent twice are one
 * objection. Refusals: `application-unknown` and those of `decideObjecting`.
 */
export const objectToRefusal = (
  deps: Pick<Deps, 'db' | 'charter' | 'baseUrl'>,
  objection: { readonly applicationId: ApplicationId; readonly mesa: number; readonly text: string },
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const { applicationId, mesa } = objection;
    const application = await lockApplication(tx, applicationId);
    if (!application?.submission) return refuse('application-unknown');
    const reviews = (await reviewsOf(tx, [applicationId])).get(applicationId) ?? [];
    const review = reviews.find((one) => one.mesa === mesa);
    if (review?.objection && review.objection.text === objection.text.trim()) return accept(null);

    const decision = decideObjecting(
      review?.decision ?? null,
      { text: objection.text, at, earlier: review?.objection != null },
      deps.charter.membership,
      homeZone(deps.charter),
    );
    if (!decision.ok) return decision;

    await insertObjection(tx, { applicationId, mesa, text: decision.value.text }, at);
    const sent = { ...application, submission: application.submission };
    await tellObjectionIn(tx, deps, { application: sent, mesa, refusedBy: review?.decision?.by ?? '' }, at);
    return accept(null);
  });
