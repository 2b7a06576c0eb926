import { holds } from '../mandates/rules/powers.ts';
import type { Actor, Body } from '../mandates/types.ts';

/** The organizations a person represents now. */
export const representedBy = (actor: Actor | null): readonly string[] => [
  ...new Set(
    actor?.mandates.flatMap(({ powers, organizationId }) =>
      powers.includes('represent-organization') && organizationId ? [organizationId] : [],
    ),
  ),
];

/**
 * Sees how the members of a mesa are reached: who holds an office of it, or one that looks after all of them.
 * Representatives of its member organizations may too; that takes the member list (`isMember`).
 */
export const seesMembersByOffice = (actor: Actor | null, mesa: number): boolean =>
  (['see-members'] as const).some((power) =>
    ([`mesa:${mesa}`, 'liaison', 'working-group', 'mechanism'] as const satisfies readonly Body[]).some((body) =>
      holds(actor, power, body),
    ),
  );
