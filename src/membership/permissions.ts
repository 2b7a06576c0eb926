import type { Charter, Power } from '../charter/types.ts';
import { bodiesWith, holds, mandateFor } from '../mandates/rules/powers.ts';
import type { Actor, HeldMandate } from '../mandates/types.ts';

type Mesas = Pick<Charter, 'mesas'>;

/** A mandate of a mesa reaches that mesa; one of a body above them reaches all. */
function mesasWith(actor: Actor | null, power: Power, { mesas }: Mesas): readonly number[] {
  const bodies = bodiesWith(actor, power);
  const all = bodies.some((body) => ['mechanism', 'liaison', 'working-group'].includes(body));
  return mesas.map(({ n }) => n).filter((n) => all || bodies.includes(`mesa:${n}`));
}

function mandateIn(actor: Actor | null, power: Power, mesa: number, charter: Mesas): HeldMandate | null {
  if (!mesasWith(actor, power, charter).includes(mesa)) return null;
  return (
    mandateFor(actor, power, `mesa:${mesa}`) ??
    (['liaison', 'mechanism', 'working-group'] as const)
      .map((body) => mandateFor(actor, power, body))
      .find((mandate) => mandate !== null) ??
    null
  );
}

/** The mesas whose applications someone decides. */
export const reviewedMesas = (actor: Actor | null, charter: Mesas): readonly number[] =>
  mesasWith(actor, 'review-applications', charter);

/** In the name of which mandate someone decides for `mesa`; null: not at all. */
export const reviewingMandate = (actor: Actor | null, mesa: number, charter: Mesas): HeldMandate | null =>
  mandateIn(actor, 'review-applications', mesa, charter);

/** The mesas for which someone fills in the form of a group without e-mail. */
export const assistedMesas = (actor: Actor | null, charter: Mesas): readonly number[] =>
  mesasWith(actor, 'assist-joining', charter);

export const assistingMandate = (actor: Actor | null, mesa: number, charter: Mesas): HeldMandate | null =>
  mandateIn(actor, 'assist-joining', mesa, charter);

/** Answers objections to refusals. */
export const objectionsMandate = (actor: Actor | null): HeldMandate | null => mandateFor(actor, 'decide-objections');
export const mayDecideObjections = (actor: Actor | null): boolean => holds(actor, 'decide-objections');

/** The organizations someone represents now. */
export const ownOrganizations = (actor: Actor | null): readonly string[] =>
  bodiesWith(actor, 'represent-organization').flatMap((body) => /^organization:(.+)$/.exec(body)?.[1] ?? []);

export const representingMandate = (actor: Actor | null, organizationId: string): HeldMandate | null =>
  mandateFor(actor, 'represent-organization', `organization:${organizationId}`);

/** The mesas whose member lists someone brings in. */
export const importedMesas = (actor: Actor | null, charter: Mesas): readonly number[] =>
  mesasWith(actor, 'import-members', charter);

export const importingMandate = (actor: Actor | null): HeldMandate | null => mandateFor(actor, 'import-members');
