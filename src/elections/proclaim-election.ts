import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import { recordedAs } from '../mandates/grant-mandate.ts';
import type { Acting } from '../mandates/types.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import type { Mail } from '../platform/mail.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { contestOf } from './collect-standing.ts';
import { lotOrder } from './counting/lots.ts';
import { fillsOf } from './prepare-election.ts';
import { seatedMail, thanksMail } from './result-mail.tsx';
import { decideProclaiming, inOrderOfElection } from './rules/proclaiming.ts';
import { stageOf } from './rules/stage.ts';
import { seatAlternate } from './seat-alternate.ts';
import { type Source, seatElected } from './seat-elected.ts';
import { complaintsOf } from './store/complaints.ts';
import { lockElection } from './store/elections.ts';
import type { Addressee } from './store/members.ts';
import { candidatePersons, findCount, insertProclamation, seatsOf } from './store/results.ts';
import { tellCandidatesIn } from './tell-everyone.ts';
import type { Election, ElectionId, SeatToFill } from './types.ts';

/**
 * Proclaims who was elected and gives them their mandates, from the day the election was called for, in a by-election
 * for the rest of the term: the first elected takes the first office, and so on; who may not hold an office (the limit
 * of re-elections, reached meanwhile; an organization that has left) is replaced from the papers. Then the alternate:
 * whoever the papers put in the place of the holder of the last office. Every candidate is told. Refusals: `no-longer-there`, those of
 * `decideProclaiming`; `proclaim-seats-taken`: others still sit.
 */
export const proclaimElection = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  id: ElectionId,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<{ readonly seated: number }>> =>
  transact(deps.db, async (tx): Promise<Result<{ readonly seated: number }>> => {
    const election = await lockElection(tx, id);
    if (!election) return refuse('no-longer-there');
    const open = (await complaintsOf(tx, id)).filter(({ decision }) => decision === null);
    const decision = decideProclaiming(stageOf(election, at), open.length);
    if (!decision.ok) return decision;
    const count = await findCount(tx, id);
    if (!count) throw new Error(`election ${election.slug} was not counted`);
    const source = await sourceOf(tx, deps, election, count);
    await insertProclamation(tx, id, by.personId, at);
    const fills = election.fills ?? (await fillsOf(tx, deps.charter, election, source.contest));
    const order = inOrderOfElection(count.result, source.lots);
    const seated = await seatElected(tx, deps, source, { order, fills }, by, at);
    if (seated.size === 0) return refuse('proclaim-seats-taken');
    await alternateFor(tx, deps, source, { seated, fills }, by, at);
    const seats = await seatsOf(tx, id);
    const letter = (to: Addressee): Mail => {
      const seat = seats.find(({ personId }) => personId === to.personId);
      return seat ? seatedMail(deps, to, election, seat) : thanksMail(deps, to, election);
    };
    await tellCandidatesIn(tx, election, letter, at);
    await record(
      tx,
      {
        kind: 'election-proclaimed',
        by: recordedAs(by),
        subject: `election:${id}`,
        facts: { body: election.body, contest: election.contest, elected: seated.size },
      },
      { at, random: deps.random },
    );
    return accept({ seated: seated.size });
  });

/** What mandates of a counted election are given from. */
export async function sourceOf(
  db: Database | Transaction,
  { charter }: Pick<Deps, 'charter'>,
  election: Election,
  { file }: Pick<NonNullable<Awaited<ReturnType<typeof findCount>>>, 'file'>,
): Promise<Source> {
  const lots = await lotOrder(file.id, file.lots.seed, file.candidateIds);
  return {
    election,
    contest: contestOf(charter, election),
    file,
    lots,
    persons: await candidatePersons(db, election.id),
  };
}

/** A by-election gives an alternate only with the office that one stands in for. */
async function alternateFor(
  tx: Transaction,
  deps: Pick<Deps, 'charter' | 'random'>,
  source: Source,
  { seated, fills }: { readonly seated: ReadonlyMap<number, string>; readonly fills: readonly SeatToFill[] },
  by: Acting,
  at: Temporal.Instant,
): Promise<void> {
  const { contest, election } = source;
  const standsInFor = [...seated.keys()].at(-1);
  const fill = fills.find(({ office }) => office === contest.offices.at(-1)?.office);
  if (standsInFor === undefined || !fill) return;
  const startsAt = election.termFrom.toZonedDateTime(homeZone(deps.charter)).toInstant();
  const term = { startsAt, ...(fill.until && { endsAt: fill.until }) };
  await seatAlternate(tx, deps, source, { members: [...seated.keys()], standsInFor, ...term }, by, at);
}
