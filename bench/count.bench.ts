import { deepStrictEqual } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { countElection } from '../src/elections/counting/count-election.ts';
import type { Ballot, NamedElection } from '../src/elections/counting/election.ts';
import type { CountResult } from '../src/elections/counting/outcome.ts';
import { readElections } from '../src/elections/counting/read-elections.ts';
import { machine } from './machine.ts';
import { median } from './median.ts';
import { countPaperByPaper } from './paper-by-paper.ts';

const rounds = 7;
const size = { papers: 100_000, candidates: 20, seats: 8 };
/** A large election beside the repository, where there is one. */
const file = new URL('../../shared/data/elections/large.json.gz', import.meta.url);

/**
 * Counting 100,000 ballots for 8 of 20 candidates, against the same law paper by paper, by turns in the same run. Both
 * must come to the same stages: a wrong result has no speed.
 */
export async function bench(): Promise<object> {
  const isThere = existsSync(file);
  const text = isThere ? gunzipSync(readFileSync(file)).toString() : JSON.stringify(madeElection());
  const election = firstOf(text);
  const times = { read: [] as number[], count: [] as number[], paperByPaper: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    timed(times.read, () => firstOf(text));
    const counted = timed(times.count, () => countElection(election));
    const expected = timed(times.paperByPaper, () => countPaperByPaper(election));
    deepStrictEqual(comparable(counted), expected);
  }
  const [readMs, countMs, paperByPaperMs] = [tenths(times.read), tenths(times.count), tenths(times.paperByPaper)];
  return {
    bench: 'count',
    machine: machine(),
    election: {
      from: isThere ? 'large.json.gz' : 'a generator',
      papers: election.ballots.reduce((sum, [papers]) => sum + papers, 0),
      candidates: election.candidates.length,
      seats: election.seats,
      stages: countPaperByPaper(election).stages.length,
    },
    rounds,
    readMs,
    countMs,
    paperByPaperMs,
    timesFaster: Number((paperByPaperMs / countMs).toFixed(2)),
  };
}

function firstOf(text: string): NamedElection {
  const reading = readElections(text);
  const election = reading.ok ? reading.elections[0] : undefined;
  if (!election) throw new Error('the election to measure with cannot be read');
  return election;
}

function comparable(outcome: ReturnType<typeof countElection>) {
  if ('infeasible' in outcome || 'needsLot' in outcome) throw new Error('the election to measure with has no result');
  const { quota, winners, excluded, stages }: CountResult = outcome;
  return {
    quota,
    winners,
    excluded,
    stages: stages.map(({ action, candidate, totals, nonTransferable }) => ({
      action,
      candidate,
      totals,
      nonTransferable,
    })),
  };
}

/** Ballots of which some candidates are on more than others, the same at every run. */
function madeElection(): object {
  const next = seeded(20_270_301);
  const all = Array.from({ length: size.candidates }, (_, candidate) => candidate);
  const ballots = Array.from({ length: size.papers }, (): Ballot => {
    const order = all.map((candidate) => ({ candidate, rank: next() ** (1 + candidate / 10) }));
    const ranking = order.sort((a, b) => b.rank - a.rank).map(({ candidate }) => candidate);
    return [1, ranking.slice(0, 1 + Math.floor(next() * size.candidates))];
  });
  return { seats: size.seats, candidates: all.map((candidate) => `Candidate ${candidate + 1}`), ballots };
}

/** mulberry32: numbers from 0 to 1 that a seed fixes. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Of milliseconds, to a tenth. */
const tenths = (times: readonly number[]): number => Number(median(times).toFixed(1));

function timed<T>(times: number[], work: () => T): T {
  const start = performance.now();
  const result = work();
  times.push(performance.now() - start);
  return result;
}
