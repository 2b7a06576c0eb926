import { type Reason, type Result, unless } from '../../platform/result.ts';
import type { Stage } from '../types.ts';
import { isBeforeVoting } from './stage.ts';

/**
 * Whether cards may be prepared: once, between the publication of the list and the opening of the vote. Refusals:
 * `cards-too-early`, `cards-too-late`, `cards-prepared`.
 */
export function decidePreparing(known: { readonly stage: Stage; readonly isPrepared: boolean }): Result<null> {
  if (known.isPrepared) return unless([{ code: 'cards-prepared' }], () => null);
  if (known.stage === 'listed') return unless([], () => null);
  return unless([{ code: isBeforeVoting(known.stage) ? 'cards-too-early' : 'cards-too-late' }], () => null);
}

/**
 * Whether someone may draw the card of an organization: from the preparation of the cards to the opening of the vote,
 * whoever casts its vote. Refusals: `card-not-yet`, `card-too-late`, `vote-not-on-roll`, `vote-not-yours`.
 */
export function decideDrawing(known: {
  readonly stage: Stage;
  readonly isPrepared: boolean;
  readonly isOnRoll: boolean;
  readonly casts: boolean;
}): Result<null> {
  const { stage, isPrepared, isOnRoll, casts } = known;
  const reasons: Reason[] = [];
  if (!isBeforeVoting(stage)) reasons.push({ code: 'card-too-late' });
  else if (!isPrepared) reasons.push({ code: 'card-not-yet' });
  if (!isOnRoll) reasons.push({ code: 'vote-not-on-roll' });
  else if (!casts) reasons.push({ code: 'vote-not-yours' });
  return unless(reasons, () => null);
}
