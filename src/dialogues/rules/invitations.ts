import { foldEmail, isEmailAddress } from '../../platform/email-address.ts';
import { isBefore } from '../../platform/moments.ts';
import { type Reason, type Result, unless } from '../../platform/result.ts';

export type Answer = 'confirmed' | 'declined' | 'withdrawn';

/** An invitation as it stands: its last answer, and how it ended if it did. */
export type Invitation = {
  readonly id: string;
  readonly email: string;
  /** The list it came by, in words: `members`, `governments`. */
  readonly list: string;
  readonly answer: Answer | null;
  /** `substituted`: passed on to the person its holder named. */
  readonly ended: 'revoked' | 'substituted' | null;
  readonly remindedAt: Temporal.Instant | null;
  readonly invitedAt: Temporal.Instant;
};

/** When a dialogue's invitations may be answered (`answerTimes`). */
export type AnswerTimes = {
  /** The convening; null: not announced yet. */
  readonly opensAt: Temporal.Instant | null;
  /** Seats are confirmed before this moment. */
  readonly closesAt: Temporal.Instant;
  /** Withdrawing and naming a substitute are possible until the dialogue begins. */
  readonly startsAt: Temporal.Instant;
  /** It was called off: nobody answers any more. */
  readonly cancelled: boolean;
};

/** A place that is taken: confirmed, or kept for the substitute of someone who had confirmed. */
export type Place = { readonly invitationId: string; readonly email: string; readonly list: string };

export type Places = {
  readonly taken: readonly Place[];
  /** Of the invitation's list; null: no limit. */
  readonly quota: number | null;
  /** Confirmed seats one e-mail address may hold (charter; concept note of 2023: one). */
  readonly perAddress: number;
};

/**
 * Whether an invitation takes its seat now.
 * Refusals: `answers-not-open`, `answers-closed`, `invitation-revoked`, `invitation-passed-on`, `already-confirmed`,
 * `address-has-seat` (its address holds as many seats as one may, by another invitation), `list-full` (with its quota).
 * Who declined or withdrew before may confirm after all.
 */
export function decideConfirmation(
  invitation: Invitation,
  times: AnswerTimes,
  places: Places,
  at: Temporal.Instant,
): Result<Place> {
  const others = places.taken.filter(({ invitationId }) => invitationId !== invitation.id);
  const email = foldEmail(invitation.email);
  const reasons = [...aboutEnd(invitation), ...aboutAnswerTimes(times, at)];
  if (invitation.answer === 'confirmed') reasons.push({ code: 'already-confirmed' });
  if (others.filter((place) => foldEmail(place.email) === email).length >= places.perAddress) {
    reasons.push({ code: 'address-has-seat', params: { email } });
  }
  const ofList = others.filter(({ list }) => list === invitation.list).length;
  if (places.quota !== null && ofList >= places.quota)
    reasons.push({ code: 'list-full', params: { quota: places.quota } });
  return unless(reasons, () => ({ invitationId: invitation.id, email, list: invitation.list }));
}

/**
 * Whether an invitation may be declined. Who had confirmed withdraws instead.
 * Refusals: `invitation-revoked`, `invitation-passed-on`, `answers-not-open`, `answers-closed`, `already-confirmed`,
 * `already-declined`.
 */
export function decideDecline(invitation: Invitation, times: AnswerTimes, at: Temporal.Instant): Result<'declined'> {
  const reasons = [...aboutEnd(invitation), ...aboutAnswerTimes(times, at)];
  if (invitation.answer === 'confirmed') reasons.push({ code: 'already-confirmed' });
  if (invitation.answer === 'declined') reasons.push({ code: 'already-declined' });
  return unless(reasons, () => 'declined');
}

/**
 * Whether a confirmed seat may be given back: until the dialogue begins, also after answers have closed.
 * Refusals: `invitation-revoked`, `invitation-passed-on`, `seat-not-confirmed`, `dialogue-begun`.
 */
export function decideWithdrawal(
  invitation: Invitation,
  times: AnswerTimes,
  at: Temporal.Instant,
): Result<{ readonly releases: string }> {
  const reasons = [...aboutEnd(invitation), ...aboutConfirmed(invitation), ...aboutBeginning(times, at)];
  return unless(reasons, () => ({ releases: invitation.id }));
}

type Substitution = {
  /** The invitation that ends, and its seat with it. */
  readonly releases: string;
  /** Null: they have an invitation already, `stands`. */
  readonly invite: { readonly name: string; readonly email: string; readonly list: string } | null;
  readonly stands: string | null;
  /** The seat that was confirmed stays with its list: it is kept for the substitute until they answer. */
  readonly placeKept: boolean;
};

/**
 * Whether the invited person may name someone in their place: a new invitation to another address on the same list.
 * `open` are the dialogue's invitations that have not ended. Whoever has one is not invited twice; nobody is told that
 * they were invited: who is, is not for everyone to ask.
 * Refusals: `invitation-revoked`, `invitation-passed-on`, `dialogue-begun`, `substitute-name-missing`,
 * `substitute-email-invalid`, `substitute-is-oneself`.
 */
export function decideSubstitution(
  invitation: Invitation,
  substitute: { readonly name: string; readonly email: string },
  times: AnswerTimes,
  open: readonly Pick<Invitation, 'id' | 'email'>[],
  at: Temporal.Instant,
): Result<Substitution> {
  const email = foldEmail(substitute.email);
  const name = substitute.name.trim();
  const reasons = aboutSubstitution(invitation, { name, email }, times, at);
  const stands = open.find((one) => one.id !== invitation.id && foldEmail(one.email) === email)?.id ?? null;
  return unless(reasons, () => ({
    releases: invitation.id,
    invite: stands === null ? { name, email, list: invitation.list } : null,
    stands,
    placeKept: stands === null && invitation.answer === 'confirmed',
  }));
}

/** What speaks against naming someone, known by name and address as far as these could be read (`null`: left empty). */
export function aboutSubstitution(
  invitation: Invitation,
  { name, email }: { readonly name?: string | null; readonly email?: string | null },
  times: AnswerTimes,
  at: Temporal.Instant,
): readonly Reason[] {
  const reasons = [...aboutEnd(invitation), ...aboutBeginning(times, at)];
  if (!name) reasons.push({ code: 'substitute-name-missing', field: 'name' });
  if (!email || !isEmailAddress(foldEmail(email))) reasons.push({ code: 'substitute-email-invalid', field: 'email' });
  else if (foldEmail(email) === foldEmail(invitation.email))
    reasons.push({ code: 'substitute-is-oneself', field: 'email' });
  return reasons;
}

/**
 * Whether a reminder may be sent: only to who has not answered, and at least `days` times 24 hours after the
 * invitation and the last reminder.
 * Refusals: `invitation-revoked`, `invitation-passed-on`, `answers-not-open`, `answers-closed`, `already-answered`,
 * `reminded-recently` (with the days).
 */
export function decideReminder(
  invitation: Invitation,
  times: AnswerTimes,
  days: number,
  at: Temporal.Instant,
): Result<{ readonly invitationId: string }> {
  const reasons = [...aboutEnd(invitation), ...aboutAnswerTimes(times, at)];
  if (invitation.answer !== null) reasons.push({ code: 'already-answered' });
  const lastWritten = invitation.remindedAt ?? invitation.invitedAt;
  if (isBefore(at, lastWritten.add({ hours: 24 * days })))
    reasons.push({ code: 'reminded-recently', params: { days } });
  return unless(reasons, () => ({ invitationId: invitation.id }));
}

/** Those of `invitations` who are to be reminded now, in their order. */
export const toRemind = <I extends Invitation>(
  invitations: readonly I[],
  times: AnswerTimes,
  days: number,
  at: Temporal.Instant,
): readonly I[] => invitations.filter((invitation) => decideReminder(invitation, times, days, at).ok);

/**
 * Whether an invitation may be revoked; its seat goes with it. Refusals: `invitation-revoked`, `invitation-passed-on`.
 */
export const decideRevocation = (invitation: Invitation): Result<{ readonly releases: string | null }> =>
  unless(aboutEnd(invitation), () => ({ releases: invitation.answer === 'confirmed' ? invitation.id : null }));

function aboutEnd({ ended }: Invitation): Reason[] {
  if (ended === 'revoked') return [{ code: 'invitation-revoked' }];
  return ended === 'substituted' ? [{ code: 'invitation-passed-on' }] : [];
}

function aboutAnswerTimes({ opensAt, closesAt, cancelled }: AnswerTimes, at: Temporal.Instant): Reason[] {
  if (cancelled) return [{ code: 'dialogue-cancelled' }];
  if (opensAt === null || isBefore(at, opensAt)) return [{ code: 'answers-not-open' }];
  return isBefore(at, closesAt) ? [] : [{ code: 'answers-closed' }];
}

const aboutConfirmed = ({ answer }: Invitation): Reason[] =>
  answer === 'confirmed' ? [] : [{ code: 'seat-not-confirmed' }];

function aboutBeginning({ startsAt, cancelled }: AnswerTimes, at: Temporal.Instant): Reason[] {
  if (cancelled) return [{ code: 'dialogue-cancelled' }];
  return isBefore(at, startsAt) ? [] : [{ code: 'dialogue-begun' }];
}

/** Whether answers are taken at `at`. */
export const answersOpen = (times: AnswerTimes, at: Temporal.Instant): boolean =>
  aboutAnswerTimes(times, at).length === 0;
