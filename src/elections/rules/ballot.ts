import type { Reason, Result } from '../../platform/result.ts';
import { unless } from '../../platform/result.ts';
import type { ListedCandidate } from '../types.ts';

/** The field of a ballot in which a candidate is given a place. */
export const placeField = (n: number): string => `lugar-${n}`;

/** What was written beside each candidate, by the candidate's number: `"1"`, `" 2 "`, `""`. */
export type Places = ReadonlyMap<number, string>;

/** The places in a form's fields; whatever else it holds is none of the ballot's. */
export function placesIn(values: Readonly<Record<string, string | readonly string[]>>): Places {
  const places = new Map<number, string>();
  for (const [name, value] of Object.entries(values)) {
    const n = /^lugar-([1-9]\d{0,5})$/.exec(name)?.[1];
    // A field sent twice holds two places at once, which is no place.
    if (n) places.set(Number(n), typeof value === 'string' ? value : value.join(' '));
  }
  return places;
}

/**
 * Reads a ranking from the places written beside the candidates: 1 is the first preference. Any candidate may be left
 * without a place, and places may be left out: 1, 3, 7 are read in that order. The answer is candidates' numbers, first
 * preference first.
 *
 * Refusals, all at once: `ballot-empty`; beside a field `ballot-not-a-place` (not a whole number from 1 to the number
 * of candidates), `ballot-place-twice`; of someone who has no field, `ballot-candidate-gone`, `ballot-candidate-unknown`.
 */
export function readRanking(
  places: Places,
  candidates: readonly Pick<ListedCandidate, 'n' | 'gone'>[],
): Result<readonly number[]> {
  const written = [...places].flatMap(([n, text]) => (text.trim() === '' ? [] : [{ n, text: text.trim() }]));
  const read = written.map(({ n, text }) => ({ n, place: placeOf(text, candidates.length) }));
  const faults = read.flatMap(({ n, place }): Reason[] => {
    const field = placeField(n);
    const candidate = candidates.find((one) => one.n === n);
    if (!candidate) return [{ code: 'ballot-candidate-unknown' }];
    if (candidate.gone) return [{ code: 'ballot-candidate-gone' }];
    if (place === null) return [{ code: 'ballot-not-a-place', field, params: { most: candidates.length } }];
    const isShared = read.some((other) => other.n !== n && other.place === place);
    return isShared ? [{ code: 'ballot-place-twice', field, params: { place } }] : [];
  });
  const empty: Reason[] = written.length === 0 ? [{ code: 'ballot-empty' }] : [];
  return unless([...empty, ...faults], () =>
    read.toSorted((one, other) => (one.place ?? 0) - (other.place ?? 0)).map(({ n }) => n),
  );
}

function placeOf(text: string, most: number): number | null {
  if (!/^\d{1,6}$/.test(text)) return null;
  const place = Number(text);
  return place >= 1 && place <= most ? place : null;
}
