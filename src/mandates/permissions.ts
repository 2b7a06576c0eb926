import { holds } from './rules/powers.ts';
import type { Actor } from './types.ts';

/** Gives and ends mandates that no election gives. */
export const mayGrantMandates = (actor: Actor | null): boolean => holds(actor, 'grant-mandates');
