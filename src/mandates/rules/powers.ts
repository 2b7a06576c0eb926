import type { Power } from '../../charter/types.ts';
import type { Acting, Actor, Body, HeldMandate } from '../types.ts';

/** Whether the office asks for a second factor that this session has not passed yet. */
export const needsSecondFactor = (actor: Actor, mandate: HeldMandate): boolean =>
  mandate.secondFactor && actor.secondFactorAt === null;

/** The mandates that allow anything in this session: an office that asks for a second factor waits for it. */
const inForce = (actor: Actor | null): readonly HeldMandate[] =>
  actor?.mandates.filter((mandate) => !needsSecondFactor(actor, mandate)) ?? [];

const allows = ({ powers, body: own }: HeldMandate, power: Power, body?: Body): boolean =>
  powers.includes(power) && (body === undefined || own === body);

/**
 * Which of `actor`'s mandates allows `power` in `body` (in any body when left out), null if none does.
 * Every permission in the house is this question.
 */
export const mandateFor = (actor: Actor | null, power: Power, body?: Body): HeldMandate | null =>
  inForce(actor).find((mandate) => allows(mandate, power, body)) ?? null;

/** The same as a yes or no, for pages. */
export const holds = (actor: Actor | null, power: Power, body?: Body): boolean =>
  mandateFor(actor, power, body) !== null;

/** The bodies in which `actor` holds `power`, each once. */
export const bodiesWith = (actor: Actor | null, power: Power): readonly Body[] => [
  ...new Set(
    inForce(actor)
      .filter((mandate) => allows(mandate, power))
      .map(({ body }) => body),
  ),
];

/** Whether a mandate would allow `power` in `body` once this session has passed the second factor. */
export const waitsForSecondFactor = (actor: Actor, power: Power, body?: Body): boolean =>
  actor.mandates.some((mandate) => needsSecondFactor(actor, mandate) && allows(mandate, power, body));

export const actingUnder = (actor: Actor, mandate: HeldMandate): Acting => ({
  personId: actor.personId,
  office: mandate.office,
  body: mandate.body,
});
