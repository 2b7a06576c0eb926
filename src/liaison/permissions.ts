import type { Charter } from '../charter/types.ts';
import { bodiesWith, mandateFor } from '../mandates/rules/powers.ts';
import type { Acting, Actor, HeldMandate } from '../mandates/types.ts';

/** In whose name an agency speaks: the person, the mandate, and the agency. */
export type Speaking = Acting & { readonly agency: string };

/**
 * The mandate by which someone speaks for an agency of the working group; null: for none. A mandate that does not say
 * for which agency it is held speaks for none.
 */
export function speakingMandate(
  actor: Actor | null,
  { workingGroup }: Pick<Charter, 'workingGroup'>,
): (HeldMandate & { readonly agency: string }) | null {
  const held = mandateFor(actor, 'represent-agency', 'working-group');
  if (!actor || !held) return null;
  // Someone may hold several mandates of the working group: the first with an agency speaks.
  const speaks = actor.mandates.find(
    ({ body, powers, agency }) =>
      body === 'working-group' &&
      powers.includes('represent-agency') &&
      agency !== null &&
      workingGroup.agencies.includes(agency),
  );
  return speaks?.agency ? { ...speaks, agency: speaks.agency } : null;
}

/** The mesas whose vacant seats are someone's to see filled; those of the liaison table see to all. */
export function electingMesas(actor: Actor | null, { mesas }: Pick<Charter, 'mesas'>): readonly number[] {
  const bodies = bodiesWith(actor, 'convene-election');
  return mesas.map(({ n }) => n).filter((n) => bodies.includes('liaison') || bodies.includes(`mesa:${n}`));
}
