import type { CharterProblem } from '../types.ts';

/** `['mesas', 2, 'objectives', 1]` → `mesas[2].objectives[1]`. */
export const placeOf = (path: readonly PropertyKey[]): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`)).join('');

/** `found` where it is none of `known`, said with what was expected. */
export const unknown = (
  path: CharterProblem['path'],
  what: string,
  found: string,
  known: readonly string[],
): readonly CharterProblem[] =>
  known.includes(found)
    ? []
    : [{ path, message: `${what} "${found}" is not known; expected ${known.join(', ') || 'none'}` }];

export const unknowns = (
  path: CharterProblem['path'],
  what: string,
  found: readonly string[],
  known: readonly string[],
): readonly CharterProblem[] => found.flatMap((one, at) => unknown([...path, at], what, one, known));
