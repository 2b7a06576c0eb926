import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../app.tsx';
import { findActor } from '../mandates/store/actors.ts';
import type { Actor } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { newLog } from '../platform/log.ts';
import { digest } from '../platform/random.ts';
import { accept } from '../platform/result.ts';
import { type House, openHouse } from '../testing/house.ts';
import { castBallot } from './cast-ballot.ts';
import { receiptCode, receiptDigest } from './rules/receipt.ts';
import { lockBallotBox, sealVotes } from './store/votes.ts';
import { attacks, everything, hits, type Kept, keptRows } from './testing/linking.ts';
import { type ListedElection, makeListedElection } from './testing/listed-election.ts';
import type { Member } from './testing/members.ts';

const voters = 240;
/**
 * True guesses at most, of 240. Chance alone gives one, and being one of 32 rows that were written together a quarter
 * of one more; 13 or more come by chance less than once in ten million times.
 */
const most = 12;

let house: House;
let listed: ListedElection;
/** What belongs together, as only this test knows: by organization. */
const votes = new Map<string, { readonly ballot: string; readonly receipt: string }>();

beforeAll(async () => {
  house = await openHouse();
  listed = await makeListedElection(house, { organizations: voters, candidates: Array(6).fill(null) });
}, 60_000);
afterAll(() => house.close());

/** Every voter's ranking is another's: of six candidates, the one that this number writes in base 6, told apart. */
function rankingOf(voter: number): readonly number[] {
  const left = [1, 2, 3, 4, 5, 6];
  const ranking: number[] = [];
  for (let rest = (voter * 7) % 720, of = 6; of > 0; of -= 1) {
    ranking.push(...left.splice(rest % of, 1));
    rest = Math.floor(rest / of);
  }
  return ranking;
}

const actorOf = async (member: Member): Promise<Actor> => {
  const { db, charter, clock } = house.deps;
  const actor = await findActor(db, charter, digest(member.representative.token), clock());
  if (!actor) throw new Error('nobody is signed in');
  return actor;
};

async function vote(member: Member, voter: number): Promise<void> {
  const ranking = rankingOf(voter);
  const receipt = receiptCode(crypto.getRandomValues(new Uint8Array(20)));
  const places = new Map(ranking.map((n, at) => [n, String(at + 1)]));
  const { organizationId } = member;
  const cast = await castBallot(
    house.deps,
    { electionId: listed.election.id, organizationId, places, receipt },
    await actorOf(member),
    house.deps.clock(),
  );
  expect(cast).toEqual({ ok: true, value: { receipt } });
  votes.set(organizationId, { ballot: `{${ranking.join(',')}}`, receipt: receiptDigest(receipt) });
}

test('a vote leaves a mark, a ballot and a receipt, and nothing else: no time, no letter, no entry, no line in the log', async () => {
  const [first] = listed.members;
  if (!first) throw new Error('no member');
  const lines: string[] = [];
  const log = newLog('trace', { write: (line) => void lines.push(line) });
  const app = buildApp({ ...house.deps, log });
  const [ranking, receipt] = [rankingOf(0), receiptCode(crypto.getRandomValues(new Uint8Array(20)))];
  const form = new URLSearchParams([
    ...ranking.map((n, at) => [`lugar-${n}`, String(at + 1)]),
    ['constancia', receipt],
  ]);
  const before = await everything(house.deps.db);
  const { origin } = new URL(house.deps.baseUrl);
  const answer = await app.request(`${origin}/es/elecciones/${listed.election.slug}/papeleta/${first.organizationId}`, {
    method: 'POST',
    body: form,
    headers: { origin, cookie: `sesion=${first.representative.token}` },
  });
  expect([answer.status, answer.headers.get('cache-control'), lines]).toEqual([200, 'no-store', []]);
  votes.set(first.organizationId, { ballot: `{${ranking.join(',')}}`, receipt: receiptDigest(receipt) });
  const after = await everything(house.deps.db);
  const changed = [...after].filter(([table, rows]) => rows.join('\n') !== before.get(table)?.join('\n'));
  const added = Object.fromEntries(
    changed.map(([table, rows]) => [table, rows.filter((row) => !before.get(table)?.includes(row))]),
  );
  const own = votes.get(first.organizationId);
  // Random altogether: RFC 9562, version 4.
  const drawn = '[0-9a-f-]{14}4[0-9a-f-]{21}';
  expect(added).toEqual({
    'public.vote_mark': [
      expect.stringMatching(new RegExp(`^\\(${listed.election.id},${first.organizationId},${drawn}\\)$`)),
    ],
    'public.ballot': [expect.stringMatching(new RegExp(`^\\(${drawn},${listed.election.id},"`))],
    'public.vote_receipt': [expect.stringContaining(`(${listed.election.id},"\\\\x${own?.receipt}",`)],
  });
});

describe('who reads everything that is kept does not tell which ballot is whose', () => {
  type Tables = {
    readonly marks: readonly Kept[];
    readonly roll: readonly Kept[];
    readonly ballots: readonly Kept[];
    readonly receipts: readonly Kept[];
  };
  const tables = async (): Promise<Tables> => {
    const { db } = house.deps;
    return {
      marks: await keptRows(db, 'vote_mark', 'organization_id', 'shuffle'),
      roll: await keptRows(db, 'election_voter', 'organization_id', 'organization_id'),
      ballots: await keptRows(db, 'ballot', 'ranking', 'shuffle'),
      receipts: await keptRows(db, 'vote_receipt', `encode(digest, 'hex')`, 'shuffle'),
    };
  };
  /** How many each attack finds out, above what it may. */
  function findings({ marks, roll, ballots, receipts }: Tables): readonly string[] {
    const ballotOf = new Map([...votes].map(([organization, { ballot }]) => [organization, ballot]));
    const receiptOf = new Map([...votes].map(([organization, { receipt }]) => [organization, receipt]));
    const ballotFor = new Map([...votes.values()].map(({ ballot, receipt }) => [receipt, ballot]));
    return [...attacks].flatMap(([name, attack]) => [
      ...over(`${name}: voters and ballots`, hits(attack(marks, ballots), ballotOf)),
      ...over(`${name}: the roll and ballots`, hits(attack(roll, ballots), ballotOf)),
      ...over(`${name}: voters and receipts`, hits(attack(marks, receipts), receiptOf)),
      ...over(`${name}: receipts and ballots`, hits(attack(receipts, ballots), ballotFor)),
    ]);
  }
  const over = (name: string, found: number) => (found > most ? [`${name}: ${found} of ${voters}`] : []);

  test('the attacks find out everything where votes are simply written down', async () => {
    const { db } = house.deps;
    await sql`create table plain_mark (organization_id text)`.execute(db);
    await sql`create table plain_ballot (ranking int[])`.execute(db);
    for (const [voter, { organizationId }] of listed.members.entries()) {
      const ranking = sql`cast(${`{${rankingOf(voter).join(',')}}`} as int[])`;
      await db.transaction().execute(async (tx) => {
        await sql`insert into plain_mark values (${organizationId})`.execute(tx);
        await sql`insert into plain_ballot values (${ranking})`.execute(tx);
      });
    }
    const truth = new Map(
      listed.members.map(({ organizationId }, voter) => [organizationId, `{${rankingOf(voter).join(',')}}`]),
    );
    const marks = await keptRows(db, 'plain_mark', 'organization_id', 'organization_id');
    const ballots = await keptRows(db, 'plain_ballot', 'ranking', 'ranking');
    const found = (name: string) => hits(attacks.get(name)?.(marks, ballots) ?? new Map(), truth);
    expect(found('by place on the disk')).toBe(voters);
    expect(found('first of the same transaction')).toBe(voters);
    await sql`drop table plain_mark, plain_ballot`.execute(db);
  }, 60_000);

  test('while voting goes on', async () => {
    const left = [...listed.members.entries()].slice(1);
    const last = left.splice(-1);
    // One by one, then crowds that are written together, then one alone.
    for (const [voter, member] of left.splice(0, 99)) await vote(member, voter);
    for (const crowd of [10, 40, 90])
      await Promise.all(left.splice(0, crowd - 1).map(([voter, member]) => vote(member, voter)));
    for (const [voter, member] of [...left, ...last]) await vote(member, voter);
    const kept = await tables();
    expect([kept.marks.length, kept.ballots.length, kept.receipts.length]).toEqual([voters, voters, voters]);
    expect(new Set(kept.ballots.map(({ says }) => says))).toEqual(
      new Set([...votes.values()].map(({ ballot }) => ballot)),
    );
    expect(findings(kept)).toEqual([]);
    // The newest of each kind is one among 32.
    const newest = Math.max(...kept.marks.map(({ xmin }) => xmin));
    const company = [kept.marks, kept.ballots, kept.receipts].map(
      (rows) => rows.filter(({ xmin }) => xmin === newest).length,
    );
    expect(company).toEqual([32, 32, 32]);
  }, 120_000);

  test('after the close: every row was written by one transaction, in an order that says nothing', async () => {
    const { db } = house.deps;
    const { id } = listed.election;
    await transact(db, async (tx) => {
      await lockBallotBox(tx, id);
      return accept(await sealVotes(tx));
    });
    const kept = await tables();
    for (const rows of [kept.marks, kept.ballots, kept.receipts]) {
      expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1);
      const onDisk = rows.toSorted((a, b) => a.page - b.page || a.item - b.item).map(({ says }) => says);
      expect(onDisk).toEqual(onDisk.toSorted());
    }
    expect(findings(kept)).toEqual([]);
    // Nothing lies between them: what they looked like before is gone from the disk.
    for (const table of ['vote_mark', 'ballot', 'vote_receipt']) {
      const { rows } = await sql<{ pages: number; used: number; gaps: number }>`
        select pg_relation_size(${table}::regclass)::int / 8192 as pages, count(*)::int as used,
          sum(last - rows)::int as gaps
        from (select (ctid::text::point)[0] as page, count(*) as rows, max((ctid::text::point)[1]) as last
          from ${sql.table(table)} group by 1) as by_page`.execute(db);
      expect(rows).toEqual([{ pages: rows[0]?.used, used: rows[0]?.used, gaps: 0 }]);
    }
  });
});
