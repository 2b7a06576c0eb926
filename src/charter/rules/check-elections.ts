import type { CharterContent, CharterProblem } from '../types.ts';
import { unknown } from './problems.ts';

/** Contests fill offices of their body that are found by election, and no more seats of them than there are. */
export function checkElections({ elections, offices }: CharterContent): readonly CharterProblem[] {
  return elections.contests.flatMap((contest, at): readonly CharterProblem[] => {
    const path = ['elections', 'contests', at] as const;
    const elected = offices.filter(({ body, chosenBy }) => body === contest.body && chosenBy === 'election');
    const keys = elected.map(({ key }) => key);
    const wanted = `office of a ${contest.body} chosen by election`;
    return [
      ...contest.offices.flatMap(({ office, seats }, n) => [
        ...unknown([...path, 'offices', n, 'office'], wanted, office, keys),
        ...tooMany([...path, 'offices', n, 'seats'], seats, elected.find(({ key }) => key === office)?.seats ?? null),
      ]),
      ...(contest.alternate === null ? [] : unknown([...path, 'alternate'], wanted, contest.alternate, keys)),
    ];
  });
}

const tooMany = (path: CharterProblem['path'], seats: number, most: number | null): readonly CharterProblem[] =>
  most !== null && seats > most ? [{ path, message: `is ${seats}; the office has ${most}` }] : [];
