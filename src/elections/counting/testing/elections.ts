import fc from 'fast-check';
import type { Ballot, Constraint, Election } from '../election.ts';
import type { Field } from '../field.ts';
import type { CountResult, Outcome } from '../outcome.ts';

/** `{ 'A B C': 3, B: 1 }`: three papers that rank A, B, C, and one that ranks B. Candidates are A, B, C … */
export function election(
  seats: number,
  candidates: string,
  papers: Readonly<Record<string, number>>,
  more: Partial<Election> = {},
): Election {
  return {
    seats,
    candidates: [...candidates],
    ballots: Object.entries(papers).map(([ranking, count]): Ballot => [count, numbersOf(ranking)]),
    withdrawn: [],
    constraints: [],
    ...more,
  };
}

/** `ABD` → 0, 1, 3 */
const numbersOf = (letters: string): number[] =>
  [...letters.replaceAll(' ', '')].map((letter) => letter.charCodeAt(0) - 65);

/** `gender women 1-2 ABC`: of A, B, C at least one and at most two. */
export function limits(...lines: string[]): readonly Constraint[] {
  return lines.map((line) => {
    const [category = '', group = '', range = '', members = ''] = line.split(' ');
    const [min = 0, max = 0] = range.split('-').map(Number);
    return { category, group, min, max, members: numbersOf(members) };
  });
}

/** The result of a count that came to its end. */
export function ended(outcome: Outcome): CountResult {
  if ('infeasible' in outcome) throw new Error('infeasible');
  if ('needsLot' in outcome) throw new Error(`needs a lot: ${JSON.stringify(outcome.needsLot)}`);
  return outcome;
}

/** A stage in one line: `surplus A: 500000 377776 233332 | 88888`. */
export const told = ({ stages }: CountResult): readonly string[] =>
  stages.map(({ action, candidate, totals, nonTransferable }) => {
    const whose = candidate === null ? '' : ` ${String.fromCharCode(65 + candidate)}`;
    return `${action}${whose}: ${totals.join(' ')} | ${nonTransferable}`;
  });

/** Elections of up to eight candidates, small enough to have ties, with an order of lots. */
export const anyElection: fc.Arbitrary<{ readonly election: Election; readonly lots: readonly number[] }> = fc
  .record({ size: fc.integer({ min: 1, max: 8 }), seats: fc.integer({ min: 1, max: 5 }) })
  .chain(({ size, seats }) => {
    const all = Array.from({ length: size }, (_, candidate) => candidate);
    const ballot = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.shuffledSubarray(all, { minLength: 1 }));
    return fc.record({
      election: fc.record({
        seats: fc.constant(seats),
        candidates: fc.constant(all.map(String)),
        ballots: fc.array(ballot, { maxLength: 25 }),
        withdrawn: fc.constant([]),
        constraints: fc.constant([]),
      }),
      lots: fc.shuffledSubarray(all, { minLength: size }),
    });
  });

/** As `anyElection`, under bounds. */
export const anyBoundElection: typeof anyElection = anyElection.chain(({ election, lots }) =>
  anyBounds(election.candidates.length, election.seats).map((constraints) => ({
    election: { ...election, constraints },
    lots,
  })),
);

/** One to three categories of two or three groups. */
const anyBounds = (size: number, seats: number): fc.Arbitrary<readonly Constraint[]> =>
  fc
    .array(anyCategory(size, seats), { minLength: 1, maxLength: 3 })
    .map((categories) =>
      categories.flatMap((groups, index) => groups.map((group) => ({ ...group, category: `category ${index}` }))),
    );

const anyCategory = (size: number, seats: number): fc.Arbitrary<readonly Omit<Constraint, 'category'>[]> =>
  fc.integer({ min: 2, max: 3 }).chain((groups) =>
    fc
      .tuple(
        fc.array(fc.nat(groups - 1), { minLength: size, maxLength: size }),
        fc.array(fc.tuple(fc.nat(2), fc.nat(seats)), { minLength: groups, maxLength: groups }),
      )
      .map(([groupOf, ranges]) =>
        ranges.map(([min, more], group) => ({
          group: `group ${group}`,
          min,
          max: min + more,
          members: groupOf.flatMap((own, candidate) => (own === group ? [candidate] : [])),
        })),
      ),
  );

/** All sets of exactly `seats` of the candidates. */
export function seatSets(candidates: readonly number[], seats: number): readonly (readonly number[])[] {
  if (seats === 0) return [[]];
  return candidates.flatMap((first, index) =>
    seatSets(candidates.slice(index + 1), seats - 1).map((rest) => [first, ...rest]),
  );
}

export const meets = (seatSet: readonly number[], constraints: readonly Constraint[]): boolean =>
  constraints.every(({ min, max, members }) => {
    const seated = members.filter((member) => seatSet.includes(member)).length;
    return min <= seated && seated <= max;
  });

/** Moments of counts under bounds: some candidates are seated, some may still be, the others are not. */
export const anyFieldOf = (size: number): fc.Arbitrary<Field> =>
  fc.integer({ min: 1, max: size >> 1 }).chain((seats) =>
    fc
      .record({
        states: fc.array(fc.constantFrom('seated', 'available', 'available', 'available', 'out'), {
          minLength: size,
          maxLength: size,
        }),
        constraints: anyBounds(size, seats),
      })
      .map(({ states, constraints }) => {
        const all = (state: string) => states.flatMap((one, candidate) => (one === state ? [candidate] : []));
        return { seats, seated: all('seated').slice(0, seats), available: all('available'), constraints };
      }),
  );

export const anyField = fc.integer({ min: 2, max: 8 }).chain(anyFieldOf);

/** All seat sets that a field leaves open, tried one by one. */
export const openSeatSets = ({ seats, seated, available, constraints }: Field): readonly (readonly number[])[] =>
  seatSets(available, seats - seated.length)
    .map((rest) => [...seated, ...rest])
    .filter((seatSet) => meets(seatSet, constraints));
