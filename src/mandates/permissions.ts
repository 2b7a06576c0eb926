import { mandateFor } from './rules/powers.ts';
import type { Actor, HeldMandate } from './types.ts';

/** The mandate under which someone gives and ends mandates that no election here gives; null: they may not. */
export const grantingMandate = (actor: Actor | null): HeldMandate | null => mandateFor(actor, 'grant-mandates');
