import { mandateFor, needsSecondFactor } from '../mandates/rules/powers.ts';
import type { Actor, HeldMandate } from '../mandates/types.ts';

/** The mandate under which someone prepares and announces dialogues, in whichever body; null: they may not. */
export const conveningMandate = (actor: Actor | null): HeldMandate | null => mandateFor(actor, 'convene-dialogue');

/** Prepares and announces dialogues, and sees them while they are being prepared. */
export const mayConvene = (actor: Actor | null): boolean => conveningMandate(actor) !== null;

/** The mandate under which someone takes notes of a theme. */
export const noteMandate = (actor: Actor | null, theme: string): HeldMandate | null =>
  usable(actor).find(({ powers, body }) => powers.includes('take-notes') && body === `theme:${theme}`) ?? null;

/** Sees the notes of a theme: who takes them, and who edits the report, of this theme or as a whole. */
export const mayReadNotes = (actor: Actor | null, theme: string): boolean =>
  noteMandate(actor, theme) !== null ||
  usable(actor).some(
    ({ powers, body }) => powers.includes('edit-report') && (!body.startsWith('theme:') || body === `theme:${theme}`),
  );

/** Has a part in the report of a dialogue with these themes, from editing to releasing: sees it before it is public. */
const maySeeReportWork = (actor: Actor | null, themes: readonly string[]): boolean =>
  usable(actor).some(
    ({ powers, body }) =>
      powers.some((power) => power === 'edit-report' || power === 'approve-naming' || power === 'release-report') &&
      (!body.startsWith('theme:') || themes.some((theme) => body === `theme:${theme}`)),
  );

/** What someone sees of the work on a dialogue with these themes: notes of one of them, and its report. */
export const maySeeWork = (
  actor: Actor | null,
  themes: readonly string[],
): { readonly notes: boolean; readonly reportWork: boolean } => ({
  notes: themes.some((id) => mayReadNotes(actor, id)),
  reportWork: maySeeReportWork(actor, themes),
});

/** The mandate under which someone decides who is invited, and sees the lists. */
export const invitingMandate = (actor: Actor | null): HeldMandate | null =>
  usable(actor).find(({ powers }) => powers.includes('invite')) ?? null;

/** The mandate under which someone notes who is at a theme: its host, who hosts them all, or who invites. */
export const hostingMandate = (actor: Actor | null, theme: string): HeldMandate | null =>
  usable(actor).find(
    ({ powers, body }) => powers.includes('host-session') && (!body.startsWith('theme:') || body === `theme:${theme}`),
  ) ?? invitingMandate(actor);

/** Mandates whose second factor was passed: a guard that knew no theme may have let another one through. */
const usable = (actor: Actor | null): readonly HeldMandate[] =>
  actor?.mandates.filter((mandate) => !needsSecondFactor(actor, mandate)) ?? [];
