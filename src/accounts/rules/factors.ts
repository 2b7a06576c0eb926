import { accept, type Result, refuse } from '../../platform/result.ts';
import type { Factors } from '../types.ts';

/** Whether a second step can be asked for at all. Recovery codes stand in for a factor; they are none. */
export const hasFactor = (factors: Factors): boolean =>
  factors.authenticatorSince !== null || factors.passkeys.length > 0;

/**
 * Whether this session must pass its second step before it may touch the person's account: whoever can read
 * somebody's e-mail must not be able to take their second factor away.
 */
export const mustPassFirst = (factors: Factors, passedAt: Temporal.Instant | null): boolean =>
  hasFactor(factors) && passedAt === null;

/**
 * Whether the person may be left with `remaining` factors. `offices` are the titles of those offices they hold
 * which ask for one. Refusal: `factor-needed` (`offices`: their titles).
 */
export const decideRemoval = (remaining: Factors, offices: readonly string[]): Result<null> =>
  hasFactor(remaining) || offices.length === 0
    ? accept(null)
    : refuse({ code: 'factor-needed', params: { offices: offices.join(' · ') } });
