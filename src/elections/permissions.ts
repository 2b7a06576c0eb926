import type { Charter } from '../charter/types.ts';
import { holds, mandateFor } from '../mandates/rules/powers.ts';
import type { Actor, Body, HeldMandate } from '../mandates/types.ts';

/** Bodies above the mesas: their mandates reach all of them. */
const above: readonly Body[] = ['liaison', 'working-group', 'mechanism'];

/** The mandate under which someone convenes elections of a body: its own, or one of a body above it; null: none. */
export const conveningMandate = (actor: Actor | null, body: Body): HeldMandate | null =>
  [body, ...above].map((one) => mandateFor(actor, 'convene-election', one)).find((found) => found !== null) ?? null;

/** The bodies whose elections someone convenes. */
export const convenedBodies = (actor: Actor | null, { mesas }: Pick<Charter, 'mesas'>): readonly Body[] =>
  mesas.map(({ n }): Body => `mesa:${n}`).filter((body) => conveningMandate(actor, body) !== null);

/** The one whose elections someone convenes by a mandate in it, whatever else a body above it lets them; null: no one. */
export function ownConvenedBody(actor: Actor | null, charter: Pick<Charter, 'mesas'>): Body | null {
  const [own = null, ...others] = convenedBodies(actor, charter).filter((body) =>
    holds(actor, 'convene-election', body),
  );
  return others.length === 0 ? own : null;
}

/** The mandate under which someone admits candidacies, answers objections and publishes lists. */
export const overseeingMandate = (actor: Actor | null): HeldMandate | null => mandateFor(actor, 'oversee-election');

/** Sees an election while it is prepared, and how it is run. */
export const mayManage = (actor: Actor | null, body: Body): boolean =>
  conveningMandate(actor, body) !== null || holds(actor, 'oversee-election');

/** The organizations someone speaks for now. */
export const spokenFor = (actor: Actor | null): readonly string[] =>
  (actor?.mandates ?? []).flatMap(({ powers, body }) =>
    powers.includes('represent-organization') ? (/^organization:(.+)$/.exec(body)?.[1] ?? []) : [],
  );

/** The mandate under which someone speaks for an organization. */
export const speakingMandate = (actor: Actor | null, organizationId: string): HeldMandate | null =>
  mandateFor(actor, 'represent-organization', `organization:${organizationId}`);
