import type { Constraint } from '../counting/election.ts';
import type { Bound, CountResult, Elected, Fate, Stage, Tie } from '../counting/outcome.ts';
import { vote } from '../counting/units.ts';

/** Why somebody has no place: the bounds, and who of those they speak of has a seat or must be kept for one by then. */
type Doom = Fate & { readonly elected: readonly number[]; readonly guarded: readonly Fate[] };

/** One thing that a stage of a count did, to be put into words. Candidates by position; votes in 1/100,000 vote. */
export type Saying =
  | { readonly say: 'first-preferences' }
  | { readonly say: 'surplus'; readonly candidate: number; readonly votes: number }
  | { readonly say: 'exclusion'; readonly candidate: number; readonly votes: number }
  | ({ readonly say: 'exclusion-doomed' } & Doom)
  | { readonly say: 'tie'; readonly tie: Tie }
  | { readonly say: 'moved'; readonly candidate: number; readonly papers: number; readonly votes: number }
  | { readonly say: 'not-transferable'; readonly papers: number; readonly votes: number }
  | { readonly say: 'lost'; readonly votes: number }
  | { readonly say: 'elected'; readonly candidate: number; readonly by: Elected['by'] }
  | ({ readonly say: 'doomed' } & Doom)
  | { readonly say: 'guarded'; readonly candidate: number; readonly because: readonly Bound[] };

type Counted = Pick<CountResult, 'stages' | 'quota'>;

/** What happened at each stage and why, in the order in which it did. `constraints`: those that it was counted under. */
export const explainStages = (result: Counted, constraints: readonly Constraint[]): readonly (readonly Saying[])[] =>
  result.stages.map((stage, index) => [
    ...(stage.tie ? [{ say: 'tie', tie: stage.tie } as const] : []),
    action(result, constraints, stage, index),
    ...movements(stage),
    ...stage.elected.flatMap(({ candidate, by, tie }): readonly Saying[] => [
      ...(tie ? [{ say: 'tie', tie } as const] : []),
      { say: 'elected', candidate, by },
    ]),
    ...stage.becameDoomed.map((fate) => ({ say: 'doomed', ...doomOf(result, constraints, fate) }) as const),
    ...stage.becameGuarded.map((fate) => ({ say: 'guarded', ...fate }) as const),
  ]);

function action(
  result: Counted,
  constraints: readonly Constraint[],
  { action, candidate }: Stage,
  index: number,
): Saying {
  const { stages, quota } = result;
  if (action === 'first-preferences' || candidate === null) return { say: 'first-preferences' };
  const votes = stages[index - 1]?.totals[candidate] ?? 0;
  if (action === 'surplus') return { say: 'surplus', candidate, votes: votes - quota * vote };
  if (action === 'exclusion') return { say: 'exclusion', candidate, votes };
  const fate = stages.flatMap(({ becameDoomed }) => becameDoomed).find((one) => one.candidate === candidate);
  return { say: 'exclusion-doomed', ...doomOf(result, constraints, fate ?? { candidate, because: [] }) };
}

/** A most that is reached speaks of its own group; a least that must be kept, of everyone who takes up seats. */
function doomOf({ stages }: Counted, constraints: readonly Constraint[], { candidate, because }: Fate): Doom {
  const at = stages.findIndex(({ becameDoomed }) => becameDoomed.some((one) => one.candidate === candidate));
  const until = stages.slice(0, at + 1);
  const isMeant = (one: number): boolean =>
    because.length === 0 ||
    because.some(
      ({ category, group, bound }) =>
        bound === 'min' ||
        constraints.some((of) => of.category === category && of.group === group && of.members.includes(one)),
    );
  const elected = until.flatMap((stage) => stage.elected.map((one) => one.candidate)).filter(isMeant);
  const guarded = until
    .flatMap(({ becameGuarded }) => becameGuarded)
    .filter((one) => isMeant(one.candidate) && !elected.includes(one.candidate));
  return { candidate, because, elected, guarded };
}

function movements({ moved }: Stage): readonly Saying[] {
  if (!moved) return [];
  const { to, nonTransferable, lost } = moved;
  return [
    ...to.map((one) => ({ say: 'moved', ...one }) as const),
    ...(nonTransferable.papers > 0 ? [{ say: 'not-transferable', ...nonTransferable } as const] : []),
    ...(lost > 0 ? [{ say: 'lost', votes: lost } as const] : []),
  ];
}

type Fortune = 'elected' | 'excluded' | 'withdrawn' | 'not-elected';

/** What became of each candidate in the end. */
export const fortuneOf = (
  { winners, excluded }: Pick<CountResult, 'winners' | 'excluded'>,
  withdrawn: readonly number[],
  candidate: number,
): Fortune => {
  if (winners.includes(candidate)) return 'elected';
  if (withdrawn.includes(candidate)) return 'withdrawn';
  return excluded.includes(candidate) ? 'excluded' : 'not-elected';
};
