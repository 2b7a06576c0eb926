import type { Fault, FaultCode } from './faults.ts';
import type { Step } from './json-places.ts';

/** Says what is wrong with the value at `path` of an election. */
export type Complain = (path: readonly Step[], code: FaultCode, params?: Fault['params']) => void;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

export const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

export const isWhole = (value: unknown, from: number, to: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;

export function textIn(
  from: Readonly<Record<string, unknown>>,
  field: string,
  absent: string,
  complain: Complain,
): string {
  const value = from[field];
  if (typeof value === 'string') return value;
  if (!isAbsent(value)) complain([field], 'text', { field });
  return absent;
}

/** Candidates by number, each of those who stand (`known` of them) at most once; complains of the first that is not. */
export function candidatesIn(
  values: readonly unknown[],
  known: number,
  path: readonly Step[],
  complain: Complain,
): readonly number[] {
  const candidates: number[] = [];
  for (const value of values) {
    const here = [...path, candidates.length];
    const isKnown = isWhole(value, 0, known - 1);
    if (isKnown && !candidates.includes(value)) candidates.push(value);
    else {
      const candidate = isWhole(value, -1e9, 1e9) ? value : String(JSON.stringify(value)).slice(0, 40);
      if (isKnown) complain(here, 'named-twice', { candidate });
      else complain(here, 'unknown-candidate', { candidate, first: 0, last: known - 1 });
      break;
    }
  }
  return candidates;
}
