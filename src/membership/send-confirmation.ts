import type { Deps } from '../deps.ts';
import { tooManyAttempts } from '../platform/attempts.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { digest, newToken } from '../platform/random.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { confirmationMail } from './mail.tsx';
import { confirmationDays } from './rules/confirming.ts';
import { insertConfirmationLink } from './store/application-links.ts';
import { lockApplication, updateDraft, updateSubmissionEmail } from './store/applications.ts';
import type { ApplicationId, SentApplication } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'random' | 'baseUrl'>;

/** Mails the link by which the organization confirms that the application is its own. */
export async function sendConfirmationIn(
  tx: Transaction,
  deps: Needs,
  application: SentApplication,
  at: Temporal.Instant,
): Promise<void> {
  const { name, email } = application.submission;
  if (email === null) return;
  const token = newToken(deps.random);
  const expiresAt = at.add({ hours: 24 * confirmationDays });
  await insertConfirmationLink(tx, { digest: digest(token), applicationId: application.id, email, expiresAt }, at);
  await queueMail(tx, confirmationMail(deps, { email, language: application.language }, name, token), at);
}

/**
 * Sends the link again, to the same address or to a corrected one; a link to another address confirms nothing any
 * more. Refusals: `application-unknown`, `application-not-submitted`, `application-already-confirmed`,
 * `enough-letters`.
 */
export async function sendConfirmation(
  deps: Needs & Pick<Deps, 'db'>,
  { applicationId, email }: { readonly applicationId: ApplicationId; readonly email: string },
  at: Temporal.Instant,
): Promise<Result<string>> {
  const tries = [`confirmation ${applicationId}`, `confirmation to ${email}`];
  for (const key of tries) {
    if (await tooManyAttempts(deps.db, key, 5, 60, at)) {
      return refuse({ code: 'enough-letters', params: { minutes: 60 } });
    }
  }
  return transact(deps.db, async (tx): Promise<Result<string>> => {
    const application = await lockApplication(tx, applicationId);
    if (!application) return refuse('application-unknown');
    const { submission } = application;
    if (!submission || application.assistedMesa !== null) return refuse('application-not-submitted');
    if (submission.confirmedAt) return refuse('application-already-confirmed');
    if (email !== submission.email) {
      await updateSubmissionEmail(tx, applicationId, email);
      await updateDraft(tx, applicationId, { ...application.draft, email }, at);
    }
    await sendConfirmationIn(tx, deps, { ...application, submission: { ...submission, email } }, at);
    return accept(email);
  });
}
