import { mandateFor } from '../mandates/rules/powers.ts';
import type { Actor, HeldMandate } from '../mandates/types.ts';

/** The mandate under which someone prepares and announces dialogues, in whichever body; null: they may not. */
export const conveningMandate = (actor: Actor | null): HeldMandate | null => mandateFor(actor, 'convene-dialogue');

/** Prepares and announces dialogues, and sees them while they are being prepared. */
export const mayConvene = (actor: Actor | null): boolean => conveningMandate(actor) !== null;
