import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import { recordedAs } from '../mandates/grant-mandate.ts';
import type { Acting } from '../mandates/types.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { votingExtendedMail } from './ballot-mail.tsx';
import { countElection } from './counting/count-election.ts';
import { lotOrder } from './counting/lots.ts';
import type { CountResult } from './counting/outcome.ts';
import { resultMail } from './result-mail.tsx';
import { decideClosing, type Ending, endingOf, extendedCalendar, isExtended } from './rules/closing.ts';
import { type CountFile, countFile, digestOfFile } from './rules/count-file.ts';
import { stageOf } from './rules/stage.ts';
import { insertCalendar, lockElection } from './store/elections.ts';
import { lotSeedOf, publishedList } from './store/lists.ts';
import { insertClosure, insertCount } from './store/results.ts';
import { ballotsOf, lockBallotBox, receiptsOf, sealVotes, turnoutOf } from './store/votes.ts';
import { tellEveryoneIn } from './tell-everyone.ts';
import { writeToVotersIn } from './tell-voters.ts';
import type { Election, ElectionId, PublishedList } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'random' | 'baseUrl'>;

/** What was cast: how many of how many, and the ballots by candidates' numbers, from 1. */
type CastVote = {
  readonly entitled: number;
  readonly voted: number;
  /** How many could vote at all: the roll, or those of it that drew a card. */
  readonly able: number;
  readonly ballots: readonly (readonly [number, readonly number[]])[];
  readonly receipts: readonly string[];
};

/**
 * Closes a vote whose hour has come, by an overseer or by itself (null): seals what was cast, and counts it or does
 * what the rules do instead (`endingOf`). Afterwards nothing on the disk shows how votes lay while they came in.
 * Refusals: `no-longer-there`, `close-with-key` (ballots cast with cards), those of `decideClosing`.
 */
export const closeElection = (
  deps: Pick<Deps, 'db'> & Needs,
  id: ElectionId,
  by: Acting | null,
  at: Temporal.Instant,
): Promise<Result<Ending>> =>
  transact(deps.db, async (tx): Promise<Result<Ending>> => {
    const election = await lockElection(tx, id);
    const list = election && (await publishedList(tx, id));
    if (!election || !list) return refuse('no-longer-there');
    if (election.secrecy !== 'separated') return refuse('close-with-key');
    const decision = decideClosing(stageOf(election, at));
    if (!decision.ok) return decision;
    await lockBallotBox(tx, id);
    await sealVotes(tx);
    const turnout = await turnoutOf(tx, id);
    const cast = {
      ...turnout,
      able: turnout.entitled,
      ballots: await ballotsOf(tx, id),
      receipts: await receiptsOf(tx, id),
    };
    return accept(await endVote(tx, deps, { election, list, cast }, by, at));
  });

type Over = { readonly election: Election; readonly list: PublishedList; readonly cast: CastVote };

/** What follows once it is known what was cast, in whichever way: extension, closure, count, their letters and entry. */
export async function endVote(
  tx: Transaction,
  deps: Needs,
  over: Over,
  by: Acting | null,
  at: Temporal.Instant,
): Promise<Ending> {
  const { election, list, cast } = over;
  const ending = endingOf(deps.charter.elections, {
    seats: election.seats,
    list,
    entitled: cast.entitled,
    voted: cast.voted,
    able: cast.able,
    isExtended: isExtended(election),
  });
  if (ending.outcome === 'extended') {
    await extend(tx, deps, election, by, at);
    return ending;
  }
  const { outcome } = ending;
  await insertClosure(
    tx,
    election.id,
    { outcome, entitled: cast.entitled, voted: cast.voted },
    by?.personId ?? null,
    at,
  );
  const file = 'seats' in ending ? await count(tx, deps, { ...over, ending }, at) : null;
  await tellEveryoneIn(tx, deps, election, (to) => resultMail(deps, to, election, outcome), at);
  await record(
    tx,
    {
      kind: 'vote-closed',
      by: recordedAs(by ?? 'system'),
      subject: `election:${election.id}`,
      facts: {
        body: election.body,
        contest: election.contest,
        outcome,
        entitled: cast.entitled,
        voted: cast.voted,
        file: file && digestOfFile(file),
      },
    },
    { at, random: deps.random },
  );
  return ending;
}

async function extend(
  tx: Transaction,
  deps: Needs,
  election: Election,
  by: Acting | null,
  at: Temporal.Instant,
): Promise<void> {
  const { charter, random } = deps;
  const zone = homeZone(charter);
  const calendar = extendedCalendar(election.calendar, charter.elections.days.extension, at, zone);
  await insertCalendar(tx, election.id, calendar, { cause: 'no-quorum', by: by?.personId ?? null, at });
  const extended: Election = { ...election, calendar: { ...calendar, cause: 'no-quorum' } };
  const whose = election.secrecy === 'blind' ? 'drew-card' : 'every';
  await writeToVotersIn(tx, deps, extended, { whose, letter: (to) => votingExtendedMail(deps, to, extended) }, at);
  const until = calendar.votingUntil.toZonedDateTimeISO(zone).toPlainDate().toString();
  await record(
    tx,
    {
      kind: 'vote-extended',
      by: recordedAs(by ?? 'system'),
      subject: `election:${election.id}`,
      facts: { body: election.body, contest: election.contest, until },
    },
    { at, random },
  );
}

type Counted = Over & { readonly ending: Extract<Ending, { readonly seats: number }> };

async function count(
  tx: Transaction,
  { charter }: Pick<Needs, 'charter'>,
  { election, list, cast, ending }: Counted,
  at: Temporal.Instant,
): Promise<CountFile> {
  const lotSeed = await lotSeedOf(tx, election.id);
  if (lotSeed === null) throw new Error(`election ${election.id} has no seed`);
  const [language] = charter.languages;
  const contest = charter.elections.contests.find(({ key }) => key === election.contest);
  const title = `${contest?.title[language] ?? election.contest} (${election.slug})`;
  const file = countFile({ election, title, list, ending, lotSeed, ...cast });
  await insertCount(tx, election.id, { file, result: await countAgain(file) }, at);
  return file;
}

/** Counts what is published, as anyone can. */
export async function countAgain(file: CountFile): Promise<CountResult> {
  const lots = await lotOrder(file.id, file.lots.seed, file.candidateIds);
  const outcome = countElection(file, { lots });
  if ('infeasible' in outcome || 'needsLot' in outcome) throw new Error(`election ${file.id} cannot be counted`);
  return outcome;
}
