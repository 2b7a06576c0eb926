import { setTimeout as pause } from 'node:timers/promises';
import { generateIdentity } from 'age-encryption';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { readCharter } from '../src/charter/read-charter.ts';
import { makeBallot, recipientOf } from '../src/elections/blind/ballot.ts';
import { entryHash } from '../src/elections/blind/board.ts';
import type { BoardEntry } from '../src/elections/blind/board-entry.ts';
import { parseHead } from '../src/elections/blind/notes.ts';
import { found } from '../src/elections/blind/testing/made-cards.ts';
import { prepareCards } from '../src/elections/prepare-cards.ts';
import { receiptCode, receiptDigest } from '../src/elections/rules/receipt.ts';
import { signBoards } from '../src/elections/sign-board.ts';
import { boardAfter, headsOf } from '../src/elections/store/board.ts';
import { asking, drawWhole } from '../src/elections/testing/card-votes.ts';
import { makeListedElection } from '../src/elections/testing/listed-election.ts';
import { machineClock } from '../src/platform/clock.ts';
import { connect, type Database } from '../src/platform/database.ts';
import { runningEmbedded } from '../src/platform/embedded-postgres.ts';
import { newLog } from '../src/platform/log.ts';
import { machineRandom as random } from '../src/platform/random.ts';
import { genesis } from '../src/record/rules/entry.ts';
import { signIn } from '../src/testing/house.ts';
import { databaseIn, type Home, newHome, type Run, runToEnd } from './program.ts';

const organizations = 24;
/** Times the server, and the database, are killed with signal 9 while ballots come in. */
const kills = 2;
const charter = readCharter('pmm-lac');

let home: Home;
vi.setConfig({ testTimeout: 180_000 });
beforeAll(() => runToEnd(['--help'], {}));
beforeEach(async () => {
  home = await newHome();
});
afterEach(() => home.remove());

async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const db = connect(runningEmbedded(home.dataDir) ?? '');
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** Sends once; whether it was acknowledged. */
type Cast = () => Promise<boolean>;

/** What was answered; null where nothing was, or the server could not. @throws RangeError for what is refused. */
async function post(path: string, headers: Record<string, string>, body: string): Promise<string | null> {
  const origin = `http://localhost:${home.port}`;
  try {
    const answered = await fetch(`${origin}${path}`, { method: 'POST', headers: { origin, ...headers }, body });
    const text = await answered.text();
    if (answered.status >= 500) return null;
    if (answered.status !== 200) throw new RangeError(`${answered.status}: ${text.slice(0, 500)}`);
    return text;
  } catch (fault) {
    if (fault instanceof RangeError) throw fault;
    return null;
  }
}

/**
 * Casts everything, some at once; whoever gets no answer sends the same again. Kills server and database in between.
 * `besides` is done all the while, and may be broken off.
 */
async function castAmidKills(
  first: Run,
  casts: readonly Cast[],
  besides: () => Promise<void> = () => pause(50),
): Promise<void> {
  const left = [...casts];
  let acknowledged = 0;
  const sending = Array.from({ length: 6 }, async () => {
    for (let cast = left.shift(); cast; cast = left.shift()) {
      while (!(await cast()));
      acknowledged += 1;
    }
  });
  const isOver = () => acknowledged === casts.length;
  const alongside = (async () => {
    while (!isOver()) {
      // A connection whose server was killed may never answer.
      await Promise.race([besides().catch(() => {}), pause(2_000)]);
      await pause(400);
    }
  })();
  let server = first;
  for (let kill = 0; kill < 2 * kills; kill += 1) {
    const until = Math.floor((casts.length * (kill + Math.random())) / (2 * kills + 1));
    while (acknowledged < until) await new Promise(setImmediate);
    process.kill(kill % 2 === 0 ? server.pid : found(databaseIn(home.dataDir)), 'SIGKILL');
    await server.ended;
    server = await home.start();
  }
  await Promise.all([...sending, alongside]);
}

test('with roll and ballots apart: every vote acknowledged amid kill -9 is there once, and none twice', async () => {
  const server = await home.start();
  const listed = await withDatabase((db) =>
    makeListedElection({ deps: { db, clock: machineClock, random, charter } }, { organizations }),
  );
  const { id, slug } = listed.election;
  const votes = listed.members.map(({ organizationId, representative }, at) => ({
    organizationId,
    token: representative.token,
    ranking: [1 + (at % 4), 1 + ((at + 1) % 4)],
    receipt: receiptCode(random(20)),
  }));
  const casts = votes.map(
    ({ organizationId, token, ranking, receipt }): Cast =>
      async () => {
        const form = new URLSearchParams([
          ...ranking.map((n, place) => [`lugar-${n}`, String(place + 1)]),
          ['constancia', receipt],
        ]);
        const headers = { cookie: `sesion=${token}`, 'content-type': 'application/x-www-form-urlencoded' };
        const text = await post(`/es/elecciones/${slug}/papeleta/${organizationId}`, headers, form.toString());
        return text?.includes(receipt) === true;
      },
  );
  await castAmidKills(server, casts);
  await withDatabase(async (db) => {
    const marks = await db.selectFrom('vote_mark').select('organization_id').where('election_id', '=', id).execute();
    const receipts = await db.selectFrom('vote_receipt').select('digest').where('election_id', '=', id).execute();
    const ballots = await db.selectFrom('ballot').select('ranking').where('election_id', '=', id).execute();
    expect(marks.map((mark) => mark.organization_id).sort()).toEqual(
      votes.map(({ organizationId }) => organizationId).sort(),
    );
    expect(receipts.map(({ digest }) => digest.toString('hex')).sort()).toEqual(
      votes.map(({ receipt }) => receiptDigest(receipt)).sort(),
    );
    expect(ballots.map(({ ranking }) => ranking.join()).sort()).toEqual(
      votes.map(({ ranking }) => ranking.join()).sort(),
    );
  });
});

test('with cards: every ballot acknowledged amid kill -9 stands on the board once, where the answer said', async () => {
  const server = await home.start();
  const { id, slug, ballots } = await withDatabase(async (db) => {
    const now = machineClock();
    const deps = { db, clock: machineClock, random, charter, dataDir: home.dataDir, baseUrl: 'http://localhost' };
    const votingFrom = now.subtract({ hours: 1 }).toString();
    const { election, members, list } = await makeListedElection(
      { deps },
      { organizations, secrecy: 'blind', votingFrom },
    );
    const { personId } = await signIn(deps, { name: 'Comisión' });
    const by = { personId, office: 'electoral-commission', body: 'mechanism' } as const;
    const recipient = found(await recipientOf(await generateIdentity()));
    const before = now.subtract({ hours: 2 });
    expect(await prepareCards(deps, election.id, { recipient, observers: [] }, by, before)).toEqual({
      ok: true,
      value: null,
    });
    const paper = { recipient, candidates: list.candidates.length };
    const ballots = [];
    for (const member of members) {
      const card = await drawWhole(db, election.id, asking(deps, election.id, member, before));
      ballots.push([await makeBallot(card, paper, [1], 1), await makeBallot(card, paper, [2, 1], 2)]);
    }
    return { id: election.id, slug: election.slug, ballots };
  });
  const acknowledged = new Map<string, Pick<BoardEntry, 'seq' | 'previous' | 'hash'>>();
  const casts = ballots.map(
    (own): Cast =>
      async () => {
        for (const ballot of own) {
          if (acknowledged.has(ballot.signature)) continue;
          const headers = { 'content-type': 'application/json' };
          const text = await post(`/es/elecciones/${slug}/urna`, headers, JSON.stringify(ballot));
          if (text === null) return false;
          acknowledged.set(ballot.signature, JSON.parse(text));
        }
        return true;
      },
  );
  const signing = () =>
    withDatabase((db) => signBoards({ db, dataDir: home.dataDir, clock: machineClock, log: newLog('silent') }));
  await castAmidKills(server, casts, signing);
  await signing();
  const board = await withDatabase((db) => boardAfter(db, id));
  expect(board.map(({ seq }) => seq)).toEqual(board.map((_, at) => at + 1));
  expect(board.map(({ previous }) => previous)).toEqual([genesis, ...board.slice(0, -1).map(({ hash }) => hash)]);
  expect(board.map(entryHash)).toEqual(board.map(({ hash }) => hash));
  expect(board.length).toBe(2 * organizations);
  // Every head that was signed, and the entries written anew with each, fits the board.
  const heads = (await withDatabase((db) => headsOf(db, id))).map(({ note }) => found(parseHead(note)));
  expect(heads.map(({ hash }) => hash)).toEqual(heads.map(({ entries }) => board[entries - 1]?.hash ?? genesis));
  expect(heads.at(-1)?.entries).toBe(board.length);
  expect(new Map(board.map(({ seq, previous, hash, ballot }) => [ballot.signature, { seq, previous, hash }]))).toEqual(
    acknowledged,
  );
});
