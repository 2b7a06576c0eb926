import { homeZone } from '../charter/rules/home-zone.ts';
import type { Charter, Contest } from '../charter/types.ts';
import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { accept, type Reason, type Result, refuse } from '../platform/result.ts';
import { sittingOn } from './collect-standing.ts';
import { seatsToFill } from './rules/by-election.ts';
import {
  aboutCall,
  type Call,
  type CallRead,
  contestByKey,
  decideCall,
  electionSlug,
  rivalOf,
  seatsOf,
} from './rules/convening.ts';
import {
  findMadeBy,
  insertCalendar,
  insertElection,
  listElections,
  lockElection,
  lockSlugs,
  slugsLike,
  updateElection,
} from './store/elections.ts';
import { givenTerms } from './store/terms.ts';
import type { Election, ElectionId, SeatToFill } from './types.ts';

type Needs = Pick<Deps, 'db' | 'charter'>;

/**
 * Begins to prepare an election: nothing of it is public before it is announced. The answer is its address; sent twice,
 * it is made once. Refusals: those of `decideCall`.
 */
export const prepareElection = (
  { db, charter }: Needs,
  { once, ...call }: Call & { readonly once: string },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<string>> =>
  transact(db, async (tx): Promise<Result<string>> => {
    await lockSlugs(tx);
    const made = await findMadeBy(tx, once);
    if (made) return accept(made.slug);
    const decision = await decideIn(tx, charter, call, { announcing: false, at });
    if (!decision.ok) return decision;
    const slug = electionSlug(call.body, call.termFrom.year, await slugsLike(tx, call.body.replace(':', '-')));
    const { version, elections } = charter;
    const id = await insertElection(
      tx,
      { ...call, fills: decision.value },
      {
        slug,
        charterVersion: version,
        secrecy: elections.secrecy,
        once,
        by: by.personId,
        at,
      },
    );
    await insertCalendar(tx, id, call.moments, { cause: 'set', by: by.personId, at });
    return accept(slug);
  });

/**
 * Changes what is prepared, before it is announced. Refusals: `no-longer-there`, `announced-already` and those of
 * `decideCall`.
 */
export const changePrepared = (
  { db, charter }: Needs,
  id: ElectionId,
  change: Pick<Call, 'seats' | 'termFrom' | 'note' | 'moments'>,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(db, async (tx): Promise<Result<null>> => {
    const election = await lockElection(tx, id);
    if (!election) return refuse('no-longer-there');
    if (election.convenedAt) return refuse('announced-already');
    const when = { announcing: false, at, except: id };
    const decision = await decideIn(tx, charter, { ...callOf(election), ...change }, when);
    if (!decision.ok) return decision;
    await updateElection(tx, id, { ...change, fills: decision.value });
    await insertCalendar(tx, id, change.moments, { cause: 'set', by: by.personId, at });
    return accept(null);
  });

export const callOf = ({ body, contest, seats, termFrom, note, calendar }: Election): Call => ({
  body,
  contest,
  seats,
  termFrom,
  note,
  moments: calendar,
});

type When = { readonly announcing: boolean; readonly at: Temporal.Instant; readonly except?: ElectionId };

/**
 * Decides about a call by what the mandates and the other elections say now. The answer: what it fills where it is a
 * by-election; null where it fills all seats for a whole term.
 */
export async function decideIn(
  tx: Transaction,
  charter: Charter,
  call: Call,
  when: When,
): Promise<Result<readonly SeatToFill[] | null>> {
  const known = await knownOf(tx, charter, call, when);
  const decision = decideCall(charter, call, known);
  return decision.ok ? accept(known.fills) : decision;
}

/**
 * What speaks against a call that is being prepared (`except`: again), as far as it could be read. Reasons: those of
 * `decideCall`.
 */
export async function aboutPreparing(
  { db, charter }: Needs,
  read: CallRead,
  when: Omit<When, 'announcing'>,
): Promise<readonly Reason[]> {
  return aboutCall(charter, read, await knownOf(db, charter, read, { announcing: false, ...when }));
}

async function knownOf(
  db: Database | Transaction,
  charter: Charter,
  { body, contest: key, termFrom, seats }: CallRead,
  { announcing, at, except }: When,
) {
  const contest = key === undefined ? null : contestByKey(charter, key);
  const isPlaced = contest !== null && body !== undefined && termFrom !== undefined;
  const sitting = isPlaced ? await sittingOn(db, charter, body, contest, termFrom) : null;
  const isPartial = isPlaced && seats !== undefined && seats < seatsOf(contest);
  const fills = isPartial ? await fillsOf(db, charter, { body, seats, termFrom }, contest) : null;
  const zone = homeZone(charter);
  const others = (await listElections(db)).filter(({ id }) => id !== except);
  const rival = isPlaced
    ? rivalOf(charter, { body, contest: contest.key, termFrom, fills }, others, { announcing, zone })
    : null;
  return { sitting, fills, rival, announcing, at, zone };
}

/** What a by-election would fill by the mandates there are now. */
export async function fillsOf(
  db: Database | Transaction,
  charter: Pick<Charter, 'zones'>,
  { body, seats, termFrom }: Pick<Call, 'body' | 'seats' | 'termFrom'>,
  contest: Contest,
): Promise<readonly SeatToFill[]> {
  const offices = contest.offices.map(({ office }) => office);
  const begin = termFrom.toZonedDateTime(homeZone(charter)).toInstant();
  return seatsToFill(contest, seats, await givenTerms(db, body, offices), begin);
}
