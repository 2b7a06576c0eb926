import type { Power } from '../../charter/types.ts';
import type { Acting, Actor, Body, HeldMandate } from '../types.ts';

/**
 * Which of `actor`'s mandates allows `power` in `body` (in any body when left out), null if none does.
 * Every permission in the house is this question.
 */
export function mandateFor(actor: Actor | null, power: Power, body?: Body): HeldMandate | null {
  return (
    actor?.mandates.find(
      (mandate) => mandate.powers.includes(power) && (body === undefined || mandate.body === body),
    ) ?? null
  );
}

/** The same as a yes or no, for pages. */
export const holds = (actor: Actor | null, power: Power, body?: Body): boolean =>
  mandateFor(actor, power, body) !== null;

/** The bodies in which `actor` holds `power`, each once. */
export const bodiesWith = (actor: Actor | null, power: Power): readonly Body[] => [
  ...new Set(actor?.mandates.filter((mandate) => mandate.powers.includes(power)).map(({ body }) => body)),
];

/** Whether the office asks for a second factor that this session has not passed yet. */
export const needsSecondFactor = (actor: Actor, mandate: HeldMandate): boolean =>
  mandate.secondFactor && actor.secondFactorAt === null;

export const actingUnder = (actor: Actor, mandate: HeldMandate): Acting => ({
  personId: actor.personId,
  office: mandate.office,
  body: mandate.body,
});
