import type { Power } from '../charter/types.ts';
import type { ThemeId } from '../dialogues/types.ts';
import { bodiesWith, mandateFor } from '../mandates/rules/powers.ts';
import type { Actor, HeldMandate } from '../mandates/types.ts';

/** A mandate that allows `power` over the whole of a report, or over one of the themes in whose bodies it was given. */
function mandateOver(actor: Actor | null, power: Power, themes: readonly ThemeId[]): HeldMandate | null {
  const body = bodiesWith(actor, power).find(
    (one) => !one.startsWith('theme:') || themes.some((theme) => one === `theme:${theme}`),
  );
  return body === undefined ? null : mandateFor(actor, power, body);
}

/**
 * Under which mandate someone edits what stands in a theme, or, with null, what is the whole report's: a rapporteur
 * edits within the theme alone.
 */
export const editingMandate = (actor: Actor | null, theme: ThemeId | null): HeldMandate | null =>
  mandateOver(actor, 'edit-report', theme === null ? [] : [theme]);

export const mayEdit = (actor: Actor | null, theme: ThemeId | null): boolean => editingMandate(actor, theme) !== null;

/** Under which mandate someone begins the report of a dialogue: whoever edits any part of it may. */
export const startingMandate = (actor: Actor | null, themes: readonly ThemeId[]): HeldMandate | null =>
  mandateOver(actor, 'edit-report', themes);

/** Says that what was found is no name, or adds an institution: whoever edits that part, approves or releases. */
export const judgingMandate = (actor: Actor | null, theme: ThemeId | null): HeldMandate | null =>
  editingMandate(actor, theme) ?? approvingMandate(actor) ?? releasingMandate(actor);

/** Approves that an institution of a government is named. */
export const approvingMandate = (actor: Actor | null): HeldMandate | null => mandateOver(actor, 'approve-naming', []);

/** Releases a report, and publishes what was released. */
export const releasingMandate = (actor: Actor | null): HeldMandate | null => mandateOver(actor, 'release-report', []);

/** Sees the report of a dialogue before it is public. */
export const mayWorkOn = (actor: Actor | null, themes: readonly ThemeId[]): boolean =>
  startingMandate(actor, themes) !== null || approvingMandate(actor) !== null || releasingMandate(actor) !== null;
