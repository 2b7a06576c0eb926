import type { Result } from '../src/platform/result.ts';

/** What an act gave; the example is made so that none refuses. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the example was refused: ${JSON.stringify(result.reasons)}`);
  return result.value;
}
