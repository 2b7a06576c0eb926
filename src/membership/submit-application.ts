import type { Deps } from '../deps.ts';
import { tooManyAttempts } from '../platform/attempts.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { checkDraft, readDraft } from './rules/draft.ts';
import { sendConfirmationIn } from './send-confirmation.ts';
import { findApplication, insertSubmission, lockApplication } from './store/applications.ts';
import { tellReviewersIn } from './tell-reviewers.ts';
import type { ApplicationId } from './types.ts';

/** Sendings to one address: each causes a letter, and the address may be another's. */
const mostADay = 20;

/**
 * Sends an application to the mesas it chose; sent twice, it is sent once. The organization's address is asked to
 * confirm by a link, unless a mesa vouches for the group. Refusals: those of `checkDraft`, all at once;
 * `application-unknown`, `enough-applications`.
 */
export async function submitApplication(
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  applicationId: ApplicationId,
  at: Temporal.Instant,
): Promise<Result<ApplicationId>> {
  const written = await findApplication(deps.db, applicationId);
  const address = written && readDraft(written.draft, deps.charter, written.assistedMesa).email;
  if (address && (await tooManyAttempts(deps.db, `application-sent ${address}`, mostADay, 24 * 60, at))) {
    return refuse({ code: 'enough-applications', params: { most: mostADay } });
  }
  return transact(deps.db, async (tx): Promise<Result<ApplicationId>> => {
    const application = await lockApplication(tx, applicationId);
    if (!application) return refuse('application-unknown');
    if (application.submission) return accept(applicationId);
    const checked = checkDraft(application.draft, deps.charter, application.assistedMesa);
    if (!checked.ok) return checked;
    const { name, email, countries, mesas, consents } = checked.value;
    const [country] = countries;
    if (country === undefined) return refuse({ code: 'country-missing', field: 'countries' });
    const charterVersion = deps.charter.version;
    await insertSubmission(tx, { applicationId, name, email, country, mesas, consents, charterVersion }, at);
    const submission = { at, name, email, country, confirmedAt: null, organizationId: null };
    const sent = { ...application, submission };
    if (application.assistedMesa === null) await sendConfirmationIn(tx, deps, sent, at);
    else await tellReviewersIn(tx, deps, sent, mesas, at);
    return accept(applicationId);
  });
}
