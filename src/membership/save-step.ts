import type { Deps } from '../deps.ts';
import { tooManyAttempts } from '../platform/attempts.ts';
import { transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Reason, type Result, refuse } from '../platform/result.ts';
import { linkApplicationIn } from './link-application.ts';
import { continueMail } from './mail.tsx';
import { mergeDraft, readDraft, stepReasons } from './rules/draft.ts';
import type { JoiningStep } from './rules/joining-steps.ts';
import { mailedTo } from './store/application-links.ts';
import { lockApplication, updateDraft } from './store/applications.ts';
import type { ApplicationId, Draft } from './types.ts';

/** Letters with a link to go on later: to so many addresses an application, so many times a day an address. */
const most = { addresses: 3, aDay: 3 };

type SavedStep = {
  readonly draft: Draft;
  /** Why the step may not be left yet; what was sent is kept all the same. */
  readonly reasons: readonly Reason[];
  /** The address to which a link to go on later has just been mailed. */
  readonly mailedTo: string | null;
};

type Needs = Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>;

/**
 * Keeps what was entered in one step, right or wrong, and says what is wrong with it. Once the organization's own
 * address is there, a link to go on from another device is mailed to it. Refusals: `application-unknown`,
 * `application-already-sent`.
 */
export async function saveStep(
  deps: Needs,
  { applicationId, step, sent }: { applicationId: ApplicationId; step: JoiningStep; sent: Draft },
  at: Temporal.Instant,
): Promise<Result<SavedStep>> {
  const saved = await transact(deps.db, async (tx): Promise<Result<SavedStep>> => {
    const application = await lockApplication(tx, applicationId);
    if (!application) return refuse('application-unknown');
    if (application.submission) return refuse('application-already-sent');
    const { assistedMesa } = application;
    const draft = mergeDraft(application.draft, step, sent, deps.charter);
    await updateDraft(tx, applicationId, draft, at);
    const reasons = stepReasons(step, draft, deps.charter, assistedMesa);
    const { email } = readDraft(draft, deps.charter, assistedMesa);
    const wrong = reasons.some(({ field }) => field === 'email');
    const earlier = email === null || wrong ? [] : await mailedTo(tx, applicationId);
    const isNew = step === 'organization' && email !== null && !wrong && !earlier.includes(email);
    return accept({ draft, reasons, mailedTo: isNew && earlier.length < most.addresses ? email : null });
  });
  if (!saved.ok || saved.value.mailedTo === null) return saved;
  const sentTo = await mailLink(deps, applicationId, saved.value.mailedTo, at);
  return accept({ ...saved.value, mailedTo: sentTo });
}

async function mailLink(
  deps: Needs,
  applicationId: ApplicationId,
  email: string,
  at: Temporal.Instant,
): Promise<string | null> {
  if (await tooManyAttempts(deps.db, `application-link ${email}`, most.aDay, 24 * 60, at)) return null;
  const mailed = await transact(deps.db, async (tx): Promise<Result<string | null>> => {
    const application = await lockApplication(tx, applicationId);
    if (!application || (await mailedTo(tx, applicationId)).includes(email)) return accept(null);
    const token = await linkApplicationIn(tx, deps, { applicationId, mailedTo: email }, at);
    await queueMail(tx, continueMail(deps, { email, language: application.language }, token), at);
    return accept(email);
  });
  return mailed.ok ? mailed.value : null;
}
