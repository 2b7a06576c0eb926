import type { Contender } from './contender.ts';
import {
  type Count,
  continuing,
  elect,
  fieldOf,
  isBound,
  noteStage,
  openCount,
  openSeats,
  reconsider,
} from './count.ts';
import type { Election } from './election.ts';
import { canBeFilled } from './feasibility.ts';
import { electing } from './field.ts';
import type { CountResult, Outcome, Stage } from './outcome.ts';
import { byVotes, type Chosen, choose, type Undecided } from './ties.ts';
import { moveExcluded, moveSurplus } from './transfer.ts';
import { vote } from './units.ts';

type CountOptions = {
  /** Candidates in the order in which lots fell, whoever is elected or kept first in front (see lots.ts). */
  readonly lots?: readonly number[];
  /** Candidates who sit already while other seats are filled (see count-back.ts). */
  readonly sitting?: readonly number[];
};

/**
 * Counts an election by the single transferable vote: Scottish Local Government Elections Order (SSI 2011/399, Sch. 1,
 * rules 46 to 53; here by the numbers of SSI 2007/42, 45 to 52), and under bounds by guarding and dooming candidates
 * (docs/decisions/0010-the-count.md). Deterministic; expects what `readElections` would accept.
 */
export function countElection(election: Election, { lots = [], sitting = [] }: CountOptions = {}): Outcome {
  const count = openCount(election, sitting, lots);
  if (isBound(count) && !canBeFilled(fieldOf(count))) return { infeasible: true };
  noteStage(count, { action: 'first-preferences', candidate: null, tie: null, moved: null });
  reconsider(count);
  for (;;) {
    const level = electAtQuota(count);
    if (level) return waiting(count, level, count.stages.length);
    if (fillLastSeats(count)) return resultOf(count);
    const next = nextAction(count);
    if ('between' in next) return waiting(count, next, count.stages.length + 1);
    act(count, next);
  }
}

type Action = Chosen & { readonly action: Exclude<Stage['action'], 'first-preferences'> };

/**
 * Rule 47: whoever has the quota is elected. Under bounds one after the other, whoever has most votes first, as one
 * election can leave no place for the next; only then does it matter who of equals comes first.
 */
function electAtQuota(count: Count): Undecided | null {
  for (;;) {
    const reached = continuing(count).filter((one) => one.votes >= count.quota * vote && hasPlace(count, one));
    const [first] = reached.sort(byVotes);
    if (!first) return null;
    const equal = reached.filter(({ votes }) => votes === first.votes);
    const chosen = havePlaces(count, equal) ? { contender: first, tie: null } : choose('election', equal, count.lots);
    if (!chosen || 'between' in chosen) return chosen;
    elect(count, chosen.contender, 'quota', chosen.tie);
    reconsider(count);
  }
}

const hasPlace = (count: Count, { number, sits }: Contender): boolean =>
  sits || (openSeats(count) > 0 && !count.prospects.doomed.has(number));

function havePlaces(count: Count, contenders: readonly Contender[]): boolean {
  const newcomers = contenders.filter(({ sits }) => !sits).map(({ number }) => number);
  if (newcomers.length > openSeats(count)) return false;
  return !isBound(count) || canBeFilled(electing(fieldOf(count), newcomers));
}

/** Rule 52: no more candidates continue than seats are open, so they have them. True where the count is over. */
function fillLastSeats(count: Count): boolean {
  const open = openSeats(count);
  const rest = [...continuing(count)].sort(byVotes);
  const last = open === 0 ? [] : rest.filter(({ sits }) => !sits);
  if (last.length > open) return false;
  for (const contender of last) elect(count, contender, 'last-seats', null);
  for (const contender of rest.filter(({ sits }) => sits)) elect(count, contender, 'sitting', null);
  return true;
}

/**
 * One a stage: whoever has become doomed (fewest votes first), else the largest surplus (rule 49), else the fewest
 * votes among those whom neither a bound nor a seat they hold keeps from exclusion (rules 50 and 51).
 */
function nextAction(count: Count): Action | Undecided {
  const { doomed, guarded } = count.prospects;
  const rest = continuing(count);
  const pick = (action: Action['action'], from: readonly Contender[]): Action | Undecided | null => {
    const chosen = choose(action === 'surplus' ? 'surplus' : 'exclusion', from, count.lots);
    return chosen && ('between' in chosen ? chosen : { ...chosen, action });
  };
  const next =
    pick(
      'exclusion-doomed',
      rest.filter(({ number }) => doomed.has(number)),
    ) ??
    pick(
      'surplus',
      count.contenders.filter(({ state, votes }) => state === 'elected' && votes > count.quota * vote),
    ) ??
    pick(
      'exclusion',
      rest.filter(({ number, sits }) => !guarded.has(number) && !sits),
    );
  if (!next) throw new Error('a count came to where nobody can be excluded');
  return next;
}

function act(count: Count, { action, contender, tie }: Action): void {
  const isSurplus = action === 'surplus';
  if (!isSurplus) contender.state = 'excluded';
  const moved = isSurplus ? moveSurplus(count, contender, count.quota * vote) : moveExcluded(count, contender);
  noteStage(count, { action, candidate: contender.number, tie, moved });
  if (!isSurplus) reconsider(count);
}

const waiting = (count: Count, { kind, between }: Undecided, stage: number): Outcome => ({
  ...resultOf(count),
  needsLot: { kind, stage, between },
});

function resultOf({ quota, valid, stages }: Count): CountResult {
  const elected = stages.flatMap((stage, index) => stage.elected.map((one) => ({ ...one, stage: index + 1 })));
  const excluded = stages.flatMap(({ action, candidate }) =>
    candidate === null || action === 'surplus' ? [] : [{ action, candidate }],
  );
  return {
    quota,
    valid,
    winners: elected.map(({ candidate }) => candidate),
    electedAtStage: elected.map(({ stage }) => stage),
    lastFilledWithoutQuota: elected.flatMap(({ by, candidate }) => (by === 'last-seats' ? [candidate] : [])),
    excluded: excluded.map(({ candidate }) => candidate),
    doomed: excluded.flatMap(({ action, candidate }) => (action === 'exclusion-doomed' ? [candidate] : [])),
    guarded: stages.flatMap(({ becameGuarded }) => becameGuarded.map(({ candidate }) => candidate)),
    stages,
  };
}
