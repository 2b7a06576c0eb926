import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirmSeat, decline, othersConfirm, substitute } from './steps/answering.ts';
import { convene } from './steps/convening.ts';
import { type Cycle, openCycle } from './steps/cycle.ts';
import { invite, remind, revoke } from './steps/inviting.ts';
import { joinFromTapachula } from './steps/joining.ts';
import { lookAgain } from './steps/looking-again.ts';
import { publishPanelHeld } from './steps/panel.ts';
import { readReport, seeWhatWasDecided, verifyRecord } from './steps/reading.ts';
import { release } from './steps/releasing.ts';
import { nameNobody, writeReport } from './steps/reporting.ts';
import { admit, refuseAndUphold } from './steps/reviewing.ts';
import { setUp } from './steps/setting-up.ts';
import { stopAtFirstFailure } from './steps/stop-at-first-failure.ts';
import { takeNotes } from './steps/taking-notes.ts';
import { enterTheRoom, host } from './steps/the-day.ts';

let cycle: Cycle;
const folder = mkdtempSync(join(tmpdir(), 'pansocial-cycle-'));
beforeAll(async () => {
  cycle = await openCycle();
}, 60_000);
stopAtFirstFailure();
afterAll(async () => {
  await cycle.close();
  rmSync(folder, { recursive: true });
});

/** One after the other, each standing on what those before it did; on a phone, with scripts off. */
describe('one cycle, from the first start to a published report', { timeout: 120_000 }, () => {
  test('0 the operator sets the mechanism up and enters the first mandates', () => setUp(cycle));
  test('1 a shelter in Tapachula joins', () => joinFromTapachula(cycle));
  test('2 a mesa admits, and refuses; an objection is upheld by another body', async () => {
    await admit(cycle);
    await refuseAndUphold(cycle);
  });
  test('3 everyone sees who was admitted, who holds which office, and the record of it', () =>
    seeWhatWasDecided(cycle));
  test('4 an agency convenes a dialogue', () => convene(cycle));
  test('5 people are invited, and confirm, decline or name someone else', async () => {
    await invite(cycle);
    await confirmSeat(cycle);
    await decline(cycle);
    await substitute(cycle);
    await othersConfirm(cycle);
    await remind(cycle);
    await revoke(cycle);
  });
  test('6 on the day they enter by their own links, and are counted', async () => {
    await enterTheRoom(cycle);
    await host(cycle);
  });
  test('7 two rapporteurs take notes at once', () => takeNotes(cycle));
  test('8 the report names nobody, is released by two persons, and is published', async () => {
    await publishPanelHeld(cycle);
    await writeReport(cycle);
    await nameNobody(cycle);
    await release(cycle);
  });
  test('9 anyone reads the report, in both languages and as a document, and verifies the record', async () => {
    await readReport(cycle);
    await verifyRecord(cycle, folder);
  });
  test('axe finds nothing on any page that they passed', { timeout: 120_000 }, async () => {
    expect(await lookAgain(cycle)).toEqual([]);
  });
});
