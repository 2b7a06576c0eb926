import type { Dialogue } from '../types.ts';
import type { Interval } from './agenda.ts';
import type { AnswerTimes } from './invitations.ts';

/** Days after the dialogue in which a personal link still opens its page; from then on it says that it is over. */
export const linkDays = 30;
/** Days after which nothing of a link is kept. */
export const forgottenDays = 180;

/** Minutes after a theme's end in which its door is still open: sessions run over. */
export const doorMinutesAfter = 30;

/** Days between two letters to someone who has not answered: sent by hand, and by themselves. */
export const reminderDays = { byHand: 3, byThemselves: 7 } as const;

/**
 * When a dialogue's invitations may be answered: from the convening until the deadline that was set, or, where none
 * was, until the last theme is over: who comes late may still take the seat. Null while it has no themes.
 */
export function answerTimes(
  { convenedAt, cancelledAt }: Pick<Dialogue, 'convenedAt' | 'cancelledAt'>,
  themes: readonly Interval[],
  deadline: Temporal.Instant | null,
): AnswerTimes | null {
  const [startsAt] = themes.map((theme) => theme.startsAt).sort(Temporal.Instant.compare);
  const over = endOf(themes);
  if (!startsAt || !over) return null;
  return { opensAt: convenedAt, closesAt: deadline ?? over, startsAt, cancelled: cancelledAt !== null };
}

/** When the last of the themes is over. */
export const endOf = (themes: readonly Interval[]): Temporal.Instant | null =>
  themes
    .map(({ endsAt }) => endsAt)
    .sort(Temporal.Instant.compare)
    .at(-1) ?? null;

/** Whether links still open their pages: until `linkDays` times 24 hours after the dialogue. */
export const linksOpen = (themes: readonly Interval[], at: Temporal.Instant): boolean => {
  const over = endOf(themes);
  return over === null || Temporal.Instant.compare(at, over.add({ hours: 24 * linkDays })) < 0;
};
