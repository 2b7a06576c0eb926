import { canonicalJson, sha256 } from '../../record/rules/entry.ts';
import { countElection } from '../counting/count-election.ts';
import type { Ballot } from '../counting/election.ts';
import { lotOrder } from '../counting/lots.ts';
import { digestOfBallots, seedOf } from '../rules/count-file.ts';
import { checkList } from './check-list.ts';
import type { ElectionFile } from './election-file.ts';
import { type Check, verifyCards } from './verify-cards.ts';

/**
 * Checks a published election: what was drawn by lot, the count stage by stage, that as many voted as ballots were
 * counted, of the list that was sealed; and with cards every signature, the board and the opening of the ballots. Of `separated` elections the
 * ballots themselves cannot be traced: only that there are as many as receipts, each of which its voter can look up.
 */
export async function verifyElection(file: ElectionFile): Promise<readonly Check[]> {
  const cards =
    file.cards && (await verifyCards(file.cards, { election: file.id, candidates: file.candidates.length }));
  return [
    ...(cards?.checks ?? []),
    checkList(file),
    checkTurnout(file, cards?.used ?? null),
    checkBallotList(file, cards ? (cards.opened?.rankings ?? []) : null),
    checkLots(file),
    await checkCount(file),
  ];
}

/** `used`: cards with a ballot on the board; null where ballots were cast without. */
function checkTurnout({ entitled, voted, receipts, cards, ballots }: ElectionFile, used: number | null): Check {
  const papers = papersIn(ballots);
  const faults: string[] = [];
  if (voted > entitled) faults.push(`${voted} voted and only ${entitled} were entitled`);
  if (used === null) {
    if (papers !== voted) faults.push(`${voted} voted and ${papers} ballots are published`);
    if (receipts.length !== voted) faults.push(`${voted} voted and ${receipts.length} receipts are published`);
    if (new Set(receipts).size !== receipts.length) faults.push('a receipt is published twice');
  } else {
    if (used !== voted) faults.push(`${voted} are said to have voted and ${used} cards were used`);
    if (cards?.roll.length !== entitled) faults.push(`${entitled} entitled, ${cards?.roll.length} on the roll`);
  }
  return { of: 'turnout', faults, holds: `${voted} of ${entitled} voted` };
}

/** Sorted, equal ones together: the list says nothing of the order of arrival, and there is one way to write it. */
function checkBallotList(
  { ballots, candidates }: ElectionFile,
  rankings: readonly (readonly number[])[] | null,
): Check {
  const faults: string[] = [];
  for (const [index, [, ranking]] of ballots.entries()) {
    const isRanking = new Set(ranking).size === ranking.length && ranking.every((place) => place < candidates.length);
    if (!isRanking || ranking.length === 0) faults.push(`line ${index + 1} of the ballots is not a ranking`);
    const before = ballots[index - 1]?.[1];
    if (before && !comesBefore(before, ranking)) faults.push(`line ${index + 1} of the ballots is not in its place`);
  }
  if (rankings && canonicalJson(ballots) !== canonicalJson(grouped(rankings))) {
    faults.push('the ballots that were counted are not those on the board');
  }
  return { of: 'ballots counted', faults, holds: `${papersIn(ballots)}${rankings ? ', those on the board' : ''}` };
}

/** Rankings by candidates' numbers, sorted, as a list of ballots by their positions. */
export function grouped(rankings: readonly (readonly number[])[]): readonly Ballot[] {
  const ballots: [number, readonly number[]][] = [];
  for (const ranking of rankings) {
    const positions = ranking.map((n) => n - 1);
    const last = ballots.at(-1);
    if (last && last[1].join() === positions.join()) last[0] += 1;
    else ballots.push([1, positions]);
  }
  return ballots;
}

function comesBefore(one: readonly number[], other: readonly number[]): boolean {
  const place = one.findIndex((position, index) => position !== other[index]);
  return place < 0
    ? one.length < other.length
    : place >= other.length
      ? false
      : (one[place] ?? 0) < (other[place] ?? 0);
}

const papersIn = (ballots: readonly Ballot[]): number => ballots.reduce((sum, [papers]) => sum + papers, 0);

function checkLots({ lots, ballots }: ElectionFile): Check {
  const faults: string[] = [];
  if (sha256(lots.committed) !== lots.commitment) faults.push('the seed is not the one that was committed to');
  if (digestOfBallots(ballots) !== lots.ballots) faults.push('the digest is not that of the ballots');
  if (seedOf(lots.committed, lots.ballots) !== lots.seed) faults.push('the lots were drawn by another seed');
  return { of: 'lots', faults, holds: `drawn by the seed committed to as ${lots.commitment.slice(0, 16)}…` };
}

async function checkCount(file: ElectionFile): Promise<Check> {
  const of = 'count';
  if (!isCountable(file)) return { of, faults: ['what is published cannot be counted'], holds: '' };
  const outcome = countElection(file, { lots: await lotOrder(file.id, file.lots.seed, file.candidateIds) });
  if ('infeasible' in outcome) return { of, faults: ['no set of candidates can keep the bounds'], holds: '' };
  if ('needsLot' in outcome) return { of, faults: ['a lot is missing'], holds: '' };
  const faults = differences(plain(outcome), file.result);
  const names = outcome.winners.map((winner) => file.candidates[winner]);
  return { of, faults, holds: `${outcome.stages.length} stages as published; elected: ${names.join(', ')}` };
}

/** Every number stands for a candidate, and none twice: what a count expects. */
function isCountable({ candidates, candidateIds, ballots, withdrawn, constraints }: ElectionFile): boolean {
  const lists = [...ballots.map(([, ranking]) => ranking), withdrawn, ...constraints.map(({ members }) => members)];
  const isList = (list: readonly number[]) =>
    new Set(list).size === list.length && list.every((position) => position < candidates.length);
  return candidateIds.length === candidates.length && lists.every(isList);
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Where what was published of the count differs from what the count says. */
function differences(counted: unknown, published: unknown): readonly string[] {
  const [ours, theirs] = [partsOf(counted), partsOf(published)];
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .filter((part) => ours.get(part) !== theirs.get(part))
    .map((part) => `${part}: not what was published`);
}

function partsOf(result: unknown): ReadonlyMap<string, string> {
  if (typeof result !== 'object' || result === null) return new Map();
  return new Map(
    Object.entries(result).flatMap(([name, value]): (readonly [string, string])[] =>
      name === 'stages' && Array.isArray(value)
        ? value.map((stage, index) => [`stage ${index + 1}`, canonicalJson(stage)] as const)
        : [[name, canonicalJson(value)]],
    ),
  );
}
