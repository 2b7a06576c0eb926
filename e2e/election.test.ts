import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { admit, objectAndAnswer, publishList } from './steps/admitting.ts';
import { callElection } from './steps/calling-election.ts';
import { checkAsOutsider } from './steps/checking.ts';
import { closeVote, complain, proclaim, readResult } from './steps/counting-vote.ts';
import { type Mesa, openMesa } from './steps/electing.ts';
import { lookAgain } from './steps/looking-again.ts';
import { remind } from './steps/reminding.ts';
import { stand } from './steps/standing.ts';
import { stopAtFirstFailure } from './steps/stop-at-first-failure.ts';
import type { Receipts } from './steps/voters.ts';
import { accreditVoter, voteEarly, voteLate, voteTwice } from './steps/voting.ts';
import { voteAtOnce, voteTooLate } from './steps/voting-by-wire.ts';

let mesa: Mesa;
const receipts: Receipts = new Map();
const folder = mkdtempSync(join(tmpdir(), 'pansocial-election-'));
beforeAll(async () => {
  mesa = await openMesa();
}, 60_000);
stopAtFirstFailure();
afterAll(async () => {
  await mesa.cycle.close();
  rmSync(folder, { recursive: true });
});

/** One after the other, each standing on what those before it did; on a phone, with scripts off where nothing else is said. */
describe('an election of a mesa with 40 organizations, from the call to what anyone can verify', {
  timeout: 120_000,
}, () => {
  test('1 the secretariat of the mesa calls it', () => callElection(mesa));
  test('2 nine people are proposed, and accept by their own links', () => stand(mesa));
  test('3 eight are admitted, one is not; an objection turns that round', async () => {
    await admit(mesa);
    await objectAndAnswer(mesa);
  });
  test('4 the list and the roll are published, and stay as they are', () => publishList(mesa));
  test('5 organizations vote, in a browser and by wire; none twice', async () => {
    await accreditVoter(mesa);
    await voteEarly(mesa, receipts);
    await voteTwice(mesa);
  });
  test('6 those who have not voted are reminded, and nobody else; the last vote is in before the end', async () => {
    await remind(mesa);
    await voteAtOnce(mesa, receipts);
    await voteLate(mesa, receipts);
    expect(receipts.size).toBe(37);
    await voteTooLate(mesa);
  });
  test('7 the vote is closed, and the result explained stage by stage', async () => {
    await closeVote(mesa);
    await readResult(mesa, receipts);
  });
  test('8 a complaint is filed, and decided', () => complain(mesa));
  test('9 those elected are proclaimed, and have their mandates', () => proclaim(mesa));
  test('10 an outsider downloads, recounts and verifies it', () => checkAsOutsider(mesa, folder));
  test('axe finds nothing on any page that they passed', async () => {
    expect(await lookAgain(mesa.cycle)).toEqual([]);
  });
});
