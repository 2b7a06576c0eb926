import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateIdentity } from 'age-encryption';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Deps } from '../deps.ts';
import { makeBallot, recipientOf } from '../elections/blind/ballot.ts';
import type { OwnCard } from '../elections/blind/card.ts';
import { found } from '../elections/blind/testing/made-cards.ts';
import { castSealedBallot } from '../elections/cast-sealed-ballot.ts';
import { closeWithKey } from '../elections/close-with-key.ts';
import { collectElectionFile } from '../elections/collect-election-file.ts';
import { platformKey } from '../elections/keep-card-keys.ts';
import { prepareCards } from '../elections/prepare-cards.ts';
import { signBoards } from '../elections/sign-board.ts';
import { asking, drawWhole } from '../elections/testing/card-votes.ts';
import { type ListedElection, makeListedElection } from '../elections/testing/listed-election.ts';
import type { Member } from '../elections/testing/members.ts';
import { makeObserver, type TestObserver } from '../elections/testing/observers.ts';
import { electionFileShape } from '../elections/verifying/election-file.ts';
import { verifyElection } from '../elections/verifying/verify-election.ts';
import { freshDatabase, type TestDatabase } from '../platform/test-database.ts';
import { prepareHouse } from '../prepare.ts';
import { type House, openHouse } from '../testing/house.ts';
import { runCommand } from '../testing/run-command.ts';
import { command as backup } from './backup.ts';
import { command as restore } from './restore.ts';

let house: House;
let target: TestDatabase;
let observer: TestObserver;
let folder: string;
let listed: ListedElection;
beforeEach(async () => {
  house = await openHouse({ at: '2027-02-28T12:00:00Z' });
  await prepareHouse(house.deps);
  target = await freshDatabase();
  await sql`drop schema public cascade; create schema public`.execute(target.db);
  folder = mkdtempSync(join(tmpdir(), 'pansocial-backup-'));
  observer = await makeObserver('observatorio', (await platformKey(house.deps)).verifier, house.deps.clock);
  const votingFrom = '2027-03-01T12:00:00Z';
  listed = await makeListedElection(house, { organizations: 4, secrecy: 'blind', votingFrom });
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(async () => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
  await observer.remove();
  await target.close();
  await house.close();
});

const draw = (deps: Deps, member: Member | undefined): Promise<OwnCard> =>
  drawWhole(deps.db, listed.election.id, asking(deps, listed.election.id, found(member), deps.clock()));

test('an election with cards outlives its machine: restored while cards are drawn, it goes on, is closed and counted', async () => {
  const { election, list, members } = listed;
  const { personId } = await house.signIn({ name: 'Comisión' });
  const by = { personId, office: 'electoral-commission', body: 'mechanism' } as const;
  const identity = await generateIdentity();
  const recipient = found(await recipientOf(identity));
  const observers = [{ url: observer.url, key: observer.folder.verifier.line }];
  const prepared = await prepareCards(house.deps, election.id, { recipient, observers }, by, house.deps.clock());
  expect(prepared.ok).toBe(true);
  const cards = [await draw(house.deps, members[0]), await draw(house.deps, members[1])];

  const file = join(folder, 'saved.tar.gz');
  const from = { DATABASE_URL: house.url, DATA_DIR: house.deps.dataDir, CHARTER: 'pmm-lac' };
  expect((await runCommand(backup, [file], from)).status).toBe(0);
  rmSync(house.deps.dataDir, { recursive: true });
  const dataDir = join(folder, 'new');
  const into = { DATABASE_URL: target.url, DATA_DIR: dataDir, CHARTER: 'pmm-lac' };
  expect((await runCommand(restore, [file], into)).err).toBe('');

  const key = join(dataDir, 'card-keys', `${election.id}.pem`);
  expect([statSync(key).mode & 0o777, statSync(join(dataDir, 'card-keys')).mode & 0o777]).toEqual([0o600, 0o700]);
  const deps: Deps = { ...house.deps, db: target.db, dataDir };
  await expect(draw(deps, members[0])).rejects.toThrow('card-drawn');
  cards.push(await draw(deps, members[2]));
  house.setTime('2027-03-02T12:00:00Z');
  for (const card of cards) {
    const ballot = await makeBallot(card, { recipient, candidates: list.candidates.length }, [1, 2], 1);
    expect((await castSealedBallot(deps, election.id, ballot)).ok).toBe(true);
  }
  await signBoards(deps);
  house.setTime('2027-03-06T12:00:00Z');
  const closed = await closeWithKey(deps, election.id, { identity, without: false }, by, deps.clock());
  expect(closed.ok && closed.value.outcome).toBe('counted');
  const published = JSON.parse(JSON.stringify(await collectElectionFile(target.db, election.id)));
  const checks = await verifyElection(electionFileShape.parse(published));
  expect(checks.flatMap(({ faults }) => faults)).toEqual([]);
  expect(published.voted).toBe(3);

  // From here on nothing is signed with it.
  expect(existsSync(key)).toBe(true);
  await signBoards(deps);
  expect(existsSync(key)).toBe(false);
}, 60_000);

test('a folder that holds the key of an election stays as it is', async () => {
  const file = join(folder, 'saved.tar.gz');
  const from = { DATABASE_URL: house.url, DATA_DIR: house.deps.dataDir, CHARTER: 'pmm-lac' };
  const { personId } = await house.signIn({ name: 'Comisión' });
  const by = { personId, office: 'electoral-commission', body: 'mechanism' } as const;
  const recipient = found(await recipientOf(await generateIdentity()));
  await prepareCards(house.deps, listed.election.id, { recipient, observers: [] }, by, house.deps.clock());
  await runCommand(backup, [file], from);
  rmSync(join(house.deps.dataDir, 'record-keys'), { recursive: true });
  const again = await runCommand(restore, [file], { ...from, DATABASE_URL: target.url });
  expect(again.err).toBe(
    `${join(house.deps.dataDir, 'card-keys')} holds keys already. A backup is restored into an empty place: set DATA_DIR to another folder.`,
  );
});
