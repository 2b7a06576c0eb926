import { holds } from '../mandates/rules/powers.ts';
import type { Actor } from '../mandates/types.ts';

/**
 * Sees how the members of a mesa are reached: who holds an office of it, or one that looks after all of them.
 * Representatives of its member organizations may too; that takes the member list (`isMember`).
 */
export const seesMembersByOffice = (actor: Actor | null, mesa: number): boolean =>
  ([`mesa:${mesa}`, 'liaison', 'working-group', 'mechanism'] as const).some((body) =>
    holds(actor, 'see-members', body),
  );
