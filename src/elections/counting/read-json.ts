import { electionIn } from './election-in-json.ts';
import { type Fault, mostFaults } from './faults.ts';
import { lineOfStray, lineOfValue } from './json-places.ts';
import { type Complain, isList } from './json-values.ts';
import { type Reading, unreadable } from './reading.ts';

/**
 * An election as JSON, or a list of them: `seats`, `candidates` (names), `ballots` (`[papers, [candidate, …]]`,
 * candidates by their position from 0), and where wanted `id`, `title`, `candidateIds`, `withdrawn`, `constraints`.
 * Whatever else is there is passed over.
 */
export function readJson(text: string): Reading {
  const parsed = parse(text);
  if (!parsed) return unreadable([{ line: lineOfStray(text), election: null, code: 'not-json', params: {} }]);
  const { content } = parsed;
  const isMany = isList(content);
  const items: readonly unknown[] = isMany ? content : [content];
  const faults: Fault[] = [];
  const complaintsAbout =
    (index: number): Complain =>
    (path, code, params = {}) => {
      const line = faults.length < mostFaults ? lineOfValue(text, isMany ? [index, ...path] : path) : 0;
      faults.push({ line, election: isMany ? index + 1 : null, code, params });
    };
  const elections = items.map((item, index) => electionIn(item, complaintsAbout(index)));
  if (items.length === 0) faults.push({ line: 1, election: null, code: 'no-elections', params: {} });
  return faults.length > 0 ? unreadable(faults) : { ok: true, elections, isList: isMany };
}

function parse(text: string): { readonly content: unknown } | null {
  try {
    return { content: JSON.parse(text) };
  } catch {
    return null;
  }
}
