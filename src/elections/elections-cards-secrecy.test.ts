import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { generateIdentity } from 'age-encryption';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildApp } from '../app.tsx';
import { houseJobs } from '../jobs.ts';
import { startJobs } from '../platform/jobs.ts';
import { newLog } from '../platform/log.ts';
import { openRecord } from '../record/open-record.ts';
import { type House, openHouse } from '../testing/house.ts';
import { makeBallot, recipientOf } from './blind/ballot.ts';
import type { OwnCard } from './blind/card.ts';
import { found } from './blind/testing/made-cards.ts';
import { platformKey } from './keep-card-keys.ts';
import { prepareCards } from './prepare-cards.ts';
import { signBoards } from './sign-board.ts';
import { boardAfter } from './store/board.ts';
import { drawWhole } from './testing/card-votes.ts';
import { everything } from './testing/linking.ts';
import { type ListedElection, makeListedElection } from './testing/listed-election.ts';
import type { Member } from './testing/members.ts';
import { makeObserver, type TestObserver } from './testing/observers.ts';
import { linked, type Trace, tracesIn } from './testing/traces.ts';

const voters = 60;
/**
 * True guesses at most, of 60. Chance alone gives one of each attack, and being one of 32 rows that were written
 * together two more; 13 or more come by chance less than once in ten thousand times of all attacks together.
 */
const most = 12;
const begins = Temporal.Instant.from('2027-03-01T12:00:00Z');

let house: House;
let observer: TestObserver;
let listed: ListedElection;
let recipient: string;
/** Who draws and casts, in this order: the one that was fixed by chance, and the worst, as both go alike. */
let queue: readonly Member[];
const cards = new Map<string, OwnCard>();
/** What reached the observer's signer. */
const requests: string[] = [];
const lines: string[] = [];

const minutes = (n: number): string => begins.add({ minutes: n }).toString();

async function post(path: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
  const log = newLog('trace', { write: (line) => void lines.push(line) });
  const answered = await buildApp({ ...house.deps, log }).request(
    `http://localhost:3000/es/elecciones/${listed.election.slug}${path}`,
    { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } },
  );
  expect(answered.status).toBe(200);
  return answered.json();
}

const draw = ({ organizationId, representative }: Member): Promise<OwnCard> =>
  drawWhole(house.deps.db, listed.election.id, async (n, blinded) => {
    const cookie = { cookie: `sesion=${representative.token}` };
    const answer = await post('/tarjeta', { organization: organizationId, n, blinded }, cookie);
    return (answer as { signature: string }).signature;
  });

async function cast(card: OwnCard): Promise<void> {
  const candidates = listed.list.candidates.length;
  await post('/urna', await makeBallot(card, { recipient, candidates }, [1 + Math.floor(Math.random() * 4)], 1));
}

/** Whom a row may name: the organization, whoever represents it; and the card of a ballot. */
function names(): ReadonlyMap<string, string> {
  return new Map([
    ...listed.members.flatMap(({ organizationId, representative, alternate }) =>
      [representative, alternate].flatMap((person) => [
        [organizationId, organizationId] as const,
        ...(person ? [[person.personId, organizationId] as const, [person.email, organizationId] as const] : []),
      ]),
    ),
    ...[...cards.values()].map(({ key }) => [key, key] as const),
  ]);
}

/** Which attacks find out more than they may. */
async function findings(): Promise<readonly string[]> {
  const truth = new Map([...cards].map(([organization, { key }]) => [organization, key]));
  const traces = await tracesIn(house.deps.db, names());
  const board = found(traces.get('public.board_entry'));
  return [...traces].flatMap(([table, rows]) =>
    table === 'public.board_entry' ? [] : over(table, linked(rows, board, truth)),
  );
}

const over = (table: string, attacks: ReadonlyMap<string, number>): readonly string[] =>
  [...attacks].flatMap(([name, right]) => (right > most ? [`${table} ${name}: ${right} of ${voters}`] : []));

/** All files in the data folder, with what they say and when they were written. */
const filesIn = (folder: string): readonly (readonly [string, string, number])[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => [path, readFileSync(path, 'latin1'), statSync(path).mtimeMs] as const);

beforeAll(async () => {
  house = await openHouse({ at: minutes(-3000) });
  const { deps } = house;
  await openRecord(deps, deps.clock());
  const send = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    if (typeof init?.body === 'string') requests.push(init.body);
    return send(input, init);
  });
  observer = await makeObserver('observatorio', (await platformKey(deps)).verifier, deps.clock);
  const options = { organizations: voters, secrecy: 'blind', votingFrom: begins.toString() } as const;
  listed = await makeListedElection(house, options);
  queue = listed.members
    .map((member, at) => [createHash('sha256').update(`queue ${at}`).digest('hex'), member] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, member]) => member);
  recipient = found(await recipientOf(await generateIdentity()));
  const { personId } = await house.signIn({ name: 'Comisión' });
  const by = { personId, office: 'electoral-commission', body: 'mechanism' } as const;
  const observers = [{ url: observer.url, key: observer.folder.verifier.line }];
  await prepareCards(deps, listed.election.id, { recipient, observers }, by, deps.clock());
  // The queue of jobs keeps tables of its own.
  const jobs = await startJobs(house.url, houseJobs(deps, null), deps.log);
  jobs.soon('sign-boards');
  await jobs.stop();
}, 60_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await observer.remove();
  await house.close();
});

describe('who reads everything that is kept does not tell whose card is whose, though all draw and cast in one order', () => {
  test('the attacks find out everything where draws and ballots are simply written down', async () => {
    const { db } = house.deps;
    await sql`create table plain_draw (organization_id uuid, at timestamptz)`.execute(db);
    await sql`create table plain_ballot (card text)`.execute(db);
    const truth = new Map(queue.map(({ organizationId }, at) => [organizationId, `ed25519:plain-${at}`]));
    for (const [at, { organizationId }] of queue.entries()) {
      await sql`insert into plain_draw values (${organizationId}, ${minutes(at - 2000)})`.execute(db);
      await sql`insert into plain_ballot values (${truth.get(organizationId)})`.execute(db);
    }
    const known = new Map([...names(), ...[...truth.values()].map((card) => [card, card] as const)]);
    const traces = await tracesIn(db, known);
    const attacks = linked(found(traces.get('public.plain_draw')), found(traces.get('public.plain_ballot')), truth);
    for (const name of [
      'first by place on the disk, beside place on the disk',
      'first by xmin, beside order of reading',
      'first by at, beside xmin',
      'the last one written before',
    ])
      expect([name, attacks.get(name)]).toEqual([name, voters]);
    await sql`drop table plain_draw, plain_ballot`.execute(db);
  });

  test('a draw leaves one row a signer, without a time, and nothing else: no letter, no entry, no line in the log', async () => {
    const { db, dataDir } = house.deps;
    const [before, files] = [await everything(db), filesIn(dataDir)];
    const first = found(queue[0]);
    house.setTime(minutes(-2000));
    cards.set(first.organizationId, await draw(first));
    const [after, id] = [await everything(db), listed.election.id];
    const changed = [...after].filter(([table, rows]) => rows.join('\n') !== before.get(table)?.join('\n'));
    const row = (n: number) =>
      new RegExp(`^\\(${id},${n},${first.organizationId},"\\\\\\\\x[0-9a-f]{64}",${first.representative.personId}\\)$`);
    expect(changed).toEqual([['public.card_issue', [expect.stringMatching(row(1)), expect.stringMatching(row(2))]]]);
    expect([lines, filesIn(dataDir)]).toEqual([[], files]);
  });

  test('when everybody has drawn, from the rows of those who drew; and after the opening those lie in the order of their ids', async () => {
    const { db } = house.deps;
    for (const [at, member] of queue.entries()) {
      house.setTime(minutes(at - 2000));
      if (at > 0) cards.set(member.organizationId, await draw(member));
    }
    const truth = new Map([...cards].map(([organization, { key }]) => [organization, key]));
    // The order of drawing is what the ballots will come in by.
    const drawn = [...cards].map(
      ([, { key }], at): Trace => ({
        ...{ says: key, id: '', xmin: at, xmax: at, cmin: at, page: 0, item: at },
        columns: new Map(),
      }),
    );
    const traces = await tracesIn(db, names());
    const attacks = (now: typeof traces) =>
      [...now].flatMap(([table, rows]) => over(table, linked(rows, drawn, truth)));
    expect(found(traces.get('public.card_issue')).length).toBe(2 * voters);
    expect(attacks(traces)).toEqual([]);
    house.setTime(minutes(1));
    await signBoards(house.deps);
    const sealed = await tracesIn(db, names());
    const issues = found(sealed.get('public.card_issue'));
    expect([issues.length, new Set(issues.map(({ xmin }) => xmin)).size]).toEqual([2 * voters, 1]);
    const ids = issues.map(({ columns }) => `${columns.get('n')} ${columns.get('organization_id')}`);
    expect(ids).toEqual(ids.toSorted());
    expect(attacks(sealed)).toEqual([]);
  }, 60_000);

  test('a ballot leaves its entry on the board and nothing else: no time, no line in the log', async () => {
    const { db, dataDir } = house.deps;
    const [before, files] = [await everything(db), filesIn(dataDir)];
    const card = found(cards.get(found(queue[0]).organizationId));
    await cast(card);
    const after = await everything(db);
    const changed = [...after].filter(([table, rows]) => rows.join('\n') !== before.get(table)?.join('\n'));
    expect(changed.map(([table, rows]) => [table, rows.length])).toEqual([['public.board_entry', 1]]);
    const [entry] = await db.selectFrom('board_entry').selectAll().execute();
    expect(Object.keys(entry ?? {}).sort()).toEqual([
      'ballot',
      'card',
      'election_id',
      'hash',
      'number',
      'previous',
      'seq',
    ]);
    expect(Object.keys(found(entry).ballot as object).sort()).toEqual(['card', 'number', 'sealed', 'signature']);
    expect([lines, filesIn(dataDir)]).toEqual([[], files]);
  });

  test('while ballots come in and when all have: from any table, order, time or transaction', async () => {
    const { db } = house.deps;
    for (const [at, { organizationId }] of queue.entries()) {
      if (at === 0) continue;
      house.setTime(minutes(1 + 3 * at));
      if (at % 20 === 0) await signBoards(house.deps);
      await cast(found(cards.get(organizationId)));
    }
    expect((await boardAfter(db, listed.election.id)).map(({ ballot }) => ballot.card.key)).toEqual(
      queue.map(({ organizationId }) => cards.get(organizationId)?.key),
    );
    expect(await findings()).toEqual([]);
    const board = async () => found((await tracesIn(db, names())).get('public.board_entry'));
    // Since the last head each ballot was written by its own transaction; with the next all are, by one.
    expect(new Set((await board()).map(({ xmin }) => xmin)).size).toBe(1 + voters / 3);
    house.setTime(minutes(300));
    await signBoards(house.deps);
    const kept = await board();
    expect([kept.length, new Set(kept.map(({ xmin }) => xmin)).size]).toEqual([voters, 1]);
    const { rows } = await sql<{ gaps: number }>`
      select sum(last - rows)::int as gaps from (
        select count(*) as rows, max((ctid::text::point)[1]) as last
        from board_entry group by (ctid::text::point)[0]) as by_page`.execute(db);
    expect(rows).toEqual([{ gaps: 0 }]);
    expect(await findings()).toEqual([]);
    expect(lines).toEqual([]);
  }, 60_000);

  test('from what the signers were asked for: nothing of it comes again on the board', async () => {
    const { db } = house.deps;
    const pieces = (text: string): readonly string[] => text.match(/[\w-]{12,}/g) ?? [];
    const asked = requests.flatMap((body) => (body.includes('"blinded"') ? pieces(body) : []));
    const issued = await db.selectFrom('card_issue').select('blinded').execute();
    const seen = new Set([...asked, ...issued.map(({ blinded }) => blinded.toString('hex'))]);
    expect(asked.length).toBeGreaterThan(voters * 2);
    const entries = await boardAfter(db, listed.election.id);
    const told = entries.flatMap((entry) => {
      const texts = pieces(JSON.stringify(entry));
      const digests = texts.flatMap((text) =>
        [Buffer.from(text, 'base64url'), Buffer.from(text)].map((bytes) =>
          createHash('sha256').update(bytes).digest('hex'),
        ),
      );
      return [...texts, ...digests].filter((text) => text !== listed.election.id);
    });
    expect(told.filter((text) => seen.has(text))).toEqual([]);
  });

  test('from the data folder and the observer’s: no ballot, card or number of one is in a file', () => {
    const files = [...filesIn(house.deps.dataDir), ...filesIn(observer.folder.path)];
    const kept = files.map(([, text]) => text).join('\n');
    const own = filesIn(house.deps.dataDir).map(([path]) => path.slice(house.deps.dataDir.length + 1).split('/')[0]);
    expect(own.sort()).toEqual(['card-keys', 'record-keys']);
    expect(
      [...cards.values()].filter(({ key }) => kept.includes(key) || kept.includes(key.split(':')[1] ?? '')),
    ).toEqual([]);
  });
});
