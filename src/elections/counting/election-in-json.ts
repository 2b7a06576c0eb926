import { constraintsIn } from './constraints-in-json.ts';
import type { Ballot, NamedElection } from './election.ts';
import { type Complain, candidatesIn, isAbsent, isList, isObject, isWhole, textIn } from './json-values.ts';
import { most } from './limits.ts';

const nothing: NamedElection = {
  id: '',
  title: '',
  seats: 1,
  candidates: [],
  candidateIds: [],
  ballots: [],
  withdrawn: [],
  constraints: [],
};

/** The election in a value that was JSON. Complains of all that is wrong; what it answers then is not to be used. */
export function electionIn(value: unknown, complain: Complain): NamedElection {
  if (!isObject(value)) {
    complain([], 'not-an-election');
    return nothing;
  }
  const { seats } = value;
  if (!isWhole(seats, 1, most.seats)) complain(['seats'], 'seats', { most: most.seats });
  const title = textIn(value, 'title', '', complain);
  const id = textIn(value, 'id', title, complain);
  const candidates = namesIn(value.candidates, complain);
  const known = candidates.length;
  if (known === 0) return nothing;
  return {
    id,
    title,
    seats: isWhole(seats, 1, most.seats) ? seats : 1,
    candidates,
    candidateIds: idsIn(value.candidateIds, known, complain),
    ballots: ballotsIn(value.ballots, known, complain),
    withdrawn: withdrawnIn(value.withdrawn, known, complain),
    constraints: constraintsIn(value.constraints, known, complain),
  };
}

function namesIn(value: unknown, complain: Complain): readonly string[] {
  const isFine = isList(value) && value.length > 0 && value.length <= most.candidates;
  if (isFine && value.every((name) => typeof name === 'string')) return value;
  complain(['candidates'], 'candidates', { most: most.candidates });
  return [];
}

function idsIn(value: unknown, known: number, complain: Complain): readonly string[] {
  if (isAbsent(value)) return Array.from({ length: known }, (_, number) => String(number));
  const texts = isList(value) ? value.filter((id) => typeof id === 'string') : [];
  const isFine = isList(value) && value.length === known && new Set(texts).size === known;
  if (!isFine) complain(['candidateIds'], 'candidate-ids');
  return texts;
}

function withdrawnIn(value: unknown, known: number, complain: Complain): readonly number[] {
  if (isAbsent(value)) return [];
  if (isList(value)) return candidatesIn(value, known, ['withdrawn'], complain);
  complain(['withdrawn'], 'withdrawn');
  return [];
}

function ballotsIn(value: unknown, known: number, complain: Complain): readonly Ballot[] {
  if (!isList(value)) {
    complain(['ballots'], 'ballots');
    return [];
  }
  const ballots = value.map((row, index) => ballotIn(row, index, known, complain));
  const papers = ballots.reduce((sum, [some]) => sum + some, 0);
  if (papers > most.papers) complain(['ballots'], 'too-many-papers', { most: most.papers });
  return ballots;
}

function ballotIn(row: unknown, index: number, known: number, complain: Complain): Ballot {
  const [papers, ranking] = isList(row) && row.length === 2 ? row : [];
  const isFine = isWhole(papers, 1, most.papers);
  if (!isList(ranking) || ranking.length === 0) {
    complain(['ballots', index], 'ballot');
    return [0, []];
  }
  if (!isFine) complain(['ballots', index, 0], 'papers', { text: String(JSON.stringify(papers)).slice(0, 40) });
  return [isFine ? papers : 0, candidatesIn(ranking, known, ['ballots', index, 1], complain)];
}
