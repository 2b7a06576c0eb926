import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { changeKey } from './change-key.ts';
import { signWhatIsDue } from './jobs.ts';
import { openRecord } from './open-record.ts';
import { signCheckpoint } from './sign-checkpoint.ts';
import { findHead, findLastCheckpoint } from './store.ts';
import {
  append,
  at,
  charter,
  firstKeyOf,
  imported,
  later,
  newRecord,
  type OwnRecord,
  verify,
} from './testing/own-record.ts';

let own: OwnRecord;
const newHouse = async () => {
  own = await newRecord();
  return own.close;
};

describe('checkpoints', () => {
  beforeEach(newHouse);

  test('the record is opened once, with a key that only the server’s own user can read', async () => {
    const deps = own.deps();
    expect([await openRecord(deps, at), await openRecord(deps, at)]).toEqual([true, false]);
    const [file = '', ...more] = readdirSync(join(own.dataDir, 'record-keys'));
    const key = await firstKeyOf(own.db);
    expect([file, more]).toEqual([`${key.fingerprint}.pem`, []]);
    expect(statSync(join(own.dataDir, 'record-keys', file)).mode & 0o777).toBe(0o600);
    expect(await verify(own.db, [key])).toMatchObject({ ok: true, entries: 1, signed: { seq: 1, trusted: true } });
  });

  test('two nodes that start together agree on one key, and leave no other behind', async () => {
    const deps = own.deps();
    const opened = await Promise.all([openRecord(deps, at), openRecord(deps, at)]);
    expect(opened.sort()).toEqual([false, true]);
    expect(readdirSync(join(own.dataDir, 'record-keys'))).toHaveLength(1);
  });

  test('a database of another mechanism stops the start', async () => {
    await openRecord(own.deps(), at);
    const other = { ...own.deps(), charter: { ...charter, key: 'other' } };
    await expect(openRecord(other, at)).rejects.toThrow(
      /holds the record of pansocial\/pmm-lac, and CHARTER says other/,
    );
  });

  test('are signed where something came since the last one', async () => {
    const deps = own.deps();
    await openRecord(deps, at);
    expect(await signCheckpoint(deps, at)).toEqual({ ok: true, value: null });
    await append(deps.db, imported(1));
    const signed = await signCheckpoint(deps, later(1));
    const head = await findHead(deps.db);
    expect(signed).toMatchObject({ ok: true, value: { ...head, at: later(1) } });
    expect(await findLastCheckpoint(deps.db)).toMatchObject({
      ...head,
      note: expect.stringContaining(
        `Pansocial record checkpoint\nmechanism pmm-lac\nentries 2\nhead ${head?.hash}\nat 2026-11-20T13:00:00.123Z\n\n— pansocial/pmm-lac `,
      ),
    });
  });

  test('are due after 100 entries, or a day after the first one that is not covered', async () => {
    const signedAfter = async (entries: number, clock: Temporal.Instant): Promise<number | undefined> => {
      for (let n = 0; n < entries; n += 1) await append(own.db, imported(n));
      await signWhatIsDue(own.deps(() => clock));
      return (await findLastCheckpoint(own.db))?.seq;
    };
    await openRecord(own.deps(), at);
    expect(await signedAfter(0, later(48))).toBe(1);
    expect(await signedAfter(1, later(23))).toBe(1);
    expect(await signedAfter(0, later(24))).toBe(2);
    expect(await signedAfter(99, later(1))).toBe(2);
    expect(await signedAfter(1, later(1))).toBe(102);
  });

  test('cannot be signed on a machine without the key', async () => {
    await openRecord(own.deps(), at);
    await append(own.db, imported(1));
    rmSync(join(own.dataDir, 'record-keys'), { recursive: true });
    expect(await signCheckpoint(own.deps(), at)).toEqual({
      ok: false,
      reasons: [{ code: 'signing-key-missing' }],
    });
    await signWhatIsDue(own.deps(() => later(25)));
    expect((await findLastCheckpoint(own.db))?.seq).toBe(1);
  });

  test('a key is changed by one that vouches for the next', async () => {
    const deps = own.deps();
    await openRecord(deps, at);
    const first = await firstKeyOf(deps.db);
    await append(deps.db, imported(1));
    const changed = await changeKey(deps, { lost: false }, 'console', at);
    await append(deps.db, imported(2));
    await signCheckpoint(deps, at);
    const next = changed.ok ? changed.value : first;
    expect(next.fingerprint).not.toBe(first.fingerprint);
    expect(await verify(deps.db, [first])).toMatchObject({
      ok: true,
      entries: 4,
      signed: { seq: 4, key: next.fingerprint, trusted: true },
    });
    expect(await verify(deps.db, [next])).toMatchObject({ ok: true });
  });

  test('a lost key is changed only when it is said to be lost, and then nothing vouches for the next', async () => {
    const deps = own.deps();
    await openRecord(deps, at);
    const first = await firstKeyOf(deps.db);
    rmSync(join(own.dataDir, 'record-keys'), { recursive: true });
    const refused = await changeKey(deps, { lost: false }, 'console', at);
    expect(refused).toEqual({ ok: false, reasons: [{ code: 'signing-key-missing' }] });
    expect(readdirSync(join(own.dataDir, 'record-keys'))).toEqual([]);
    const changed = await changeKey(deps, { lost: true }, 'console', at);
    expect((await verify(deps.db, [first])).faults).toContainEqual({ fault: 'unendorsed-key', seq: 2 });
    expect(await verify(deps.db, changed.ok ? [changed.value] : [])).toMatchObject({ ok: true });
  });

  test('no key is changed before there is one', async () => {
    expect(await changeKey(own.deps(), { lost: false }, 'console', at)).toEqual({
      ok: false,
      reasons: [{ code: 'record-not-opened' }],
    });
  });
});
