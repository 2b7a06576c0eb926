import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../platform/test-database.ts';
import { adoptCharter } from './adopt-charter.ts';
import { eraseNames } from './erase-names.ts';
import { openRecord } from './open-record.ts';
import { record } from './record.ts';
import { personal } from './rules/commitments.ts';
import { genesis } from './rules/entry.ts';
import { findEntry, findHead, listEntries } from './store.ts';
import { streamDownload } from './stream-download.ts';
import {
  anaHolds,
  append,
  at,
  charter,
  downloadOf,
  firstKeyOf,
  imported,
  newRecord,
  type OwnRecord,
  random,
  verify,
} from './testing/own-record.ts';
import type { NewEntry } from './types.ts';

let own: OwnRecord;
const newHouse = async () => {
  own = await newRecord();
  return own.close;
};

const entryOf = (seq: number, previous: string): string =>
  `{"at":"2026-11-20T12:00:00.000Z","by":"system","facts":{},"kind":"x","previous":"${previous}","seq":${seq},"subject":null}`;

describe('record()', () => {
  beforeEach(newHouse);

  test('appends in the caller’s transaction: an act rolled back leaves no entry, no name and no gap', async () => {
    const { db } = own;
    await append(db, anaHolds(1));
    const undone = db.transaction().execute(async (tx) => {
      await record(tx, anaHolds(2), { at, random });
      throw new Error('refused after all');
    });
    await expect(undone).rejects.toThrow('refused after all');
    const place = await append(db, anaHolds(3));
    expect(place.seq).toBe(2);
    expect((await listEntries(db, { limit: 10 })).map(({ seq, subject }) => [seq, subject])).toEqual([
      [2, 'mandate:3'],
      [1, 'mandate:1'],
    ]);
    const openings = await db.selectFrom('record_opening').select('value').orderBy('seq').execute();
    expect(openings.map(({ value }) => value)).toEqual(['Ana Pérez 1', 'Ana Pérez 3']);
  });

  test('hashes RFC 8785 JSON of number, moment, kind, author, subject, facts and the hash before', async () => {
    const { db } = own;
    await append(db, imported(4));
    const { hash: previous } = await append(db, imported(5));
    const { hash } = await append(db, imported(6));
    const canonical =
      '{"at":"2026-11-20T12:00:00.123Z","by":"console","facts":{"admitted":6,"refused":0},' +
      `"kind":"members-imported","previous":"${previous}","seq":3,"subject":"mechanism"}`;
    expect(hash).toBe(createHash('sha256').update(canonical).digest('hex'));
    expect(await findEntry(db, 3)).toEqual({
      seq: 3,
      hash,
      at: Temporal.Instant.from('2026-11-20T12:00:00.123Z'),
      kind: 'members-imported',
      by: 'console',
      subject: 'mechanism',
      canonical,
      previous,
      known: { kind: 'members-imported', facts: { admitted: 6, refused: 0 } },
      names: new Map(),
    });
  });

  test('keeps names out of the chain: salted commitments stand there, openings aside', async () => {
    const { db } = own;
    await append(db, anaHolds(1));
    await append(db, anaHolds(1));
    const texts = (await db.selectFrom('record_entry').select('canonical').execute()).map(({ canonical }) => canonical);
    const commitments = texts.map((text) => /"committed":"([0-9a-f]{64})"/.exec(text)?.[1]);
    expect(texts.join()).not.toMatch(/Ana|person:ana/);
    expect(new Set(commitments).size).toBe(2);
    const entry = await findEntry(db, 2);
    expect(entry?.names).toEqual(new Map([[commitments[1], 'Ana Pérez 1']]));
  });

  test('leaves the author’s person out, also when an act hands it over', async () => {
    const by = { office: 'operator', body: 'mechanism', personId: 'ana' };
    await append(own.db, { ...imported(1), by });
    expect((await findEntry(own.db, 1))?.canonical).not.toContain('ana');
  });

  test('refuses facts that are not exactly the kind’s: an e-mail address does not slip in', async () => {
    const facts = { admitted: 1, refused: 0, email: 'ana@example.org' };
    await expect(append(own.db, { ...imported(1), facts } as NewEntry)).rejects.toThrow(/email/);
    const named = { ...anaHolds(1).facts, holder: 'Ana' };
    await expect(append(own.db, { ...anaHolds(1), facts: named } as never)).rejects.toThrow(/holder/);
    expect(await findHead(own.db)).toBe(null);
  });

  test('reads every column out of the hashed text, whatever the statement says', async () => {
    const { db } = own;
    const canonical = entryOf(1, genesis);
    await sql`insert into record_entry (canonical, seq, kind, hash) values (${canonical}, 9, 'y', 'z')`.execute(db);
    expect(await findEntry(db, 1)).toMatchObject({
      kind: 'x',
      hash: createHash('sha256').update(canonical).digest('hex'),
      known: null,
    });
  });

  test('50 transactions at once, every third rolled back: one chain without gap or fork', async () => {
    const { db } = own;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) =>
        db.transaction().execute(async (tx) => {
          await sql`select pg_sleep(${Math.random() / 100})`.execute(tx);
          const place = await record(tx, anaHolds(n), { at, random });
          await sql`select pg_sleep(${Math.random() / 200})`.execute(tx);
          if (n % 3 === 0) throw new Error('rolled back');
          return place.seq;
        }),
      ),
    );
    const numbers = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 33 }, (_, n) => n + 1));
    expect(await verify(db)).toMatchObject({ ok: true, entries: 33, names: { readable: 33, erased: 0 } });
  });
});

describe('the database', () => {
  // Nothing here comes to stand in the record, so one database serves all.
  beforeAll(async () => {
    const close = await newHouse();
    await openRecord(own.deps(), at);
    await append(own.db, anaHolds(1));
    return close;
  });

  const statements = [
    ['an entry changed', "update record_entry set kind = 'members-imported' where seq = 1"],
    ['an entry changed in nothing', 'update record_entry set seq = seq where false'],
    ['an entry deleted', 'delete from record_entry where seq = 2'],
    ['all entries deleted at once', 'truncate record_entry cascade'],
    ['a checkpoint changed', 'update record_checkpoint set at = now()'],
    ['a checkpoint deleted', 'delete from record_checkpoint'],
    ['all checkpoints deleted at once', 'truncate record_checkpoint'],
    ['a name changed', "update record_opening set value = 'Eva'"],
    ['all names deleted at once', 'truncate record_opening'],
    ['triggers turned off for the session', 'set session_replication_role = replica; delete from record_entry'],
  ] as const;

  test.each(statements)('refuses %s', async (_, statement) => {
    const { db } = own;
    const before = await downloadOf(db);
    await expect(sql.raw(statement).execute(db)).rejects.toThrow(/the record is only added to/);
    expect(await downloadOf(db)).toBe(before);
  });

  test.each([
    ['a gap', 4, null, 'record entry 4 cannot follow entry 2'],
    ['a number given twice', 2, null, 'record entry 2 cannot follow entry 2'],
    ['a wrong previous hash', 3, 'ab'.repeat(32), 'record entry 3 does not name the hash of the entry before it'],
  ])('refuses %s', async (_, seq, wrong, message) => {
    const { db } = own;
    const head = await findHead(db);
    const insert = sql`insert into record_entry (canonical) values (${entryOf(seq, wrong ?? `${head?.hash}`)})`.execute(
      db,
    );
    await expect(insert).rejects.toThrow(message);
  });

  test('refuses a checkpoint over another hash, and an opening that does not open', async () => {
    const { db } = own;
    const hash = Buffer.alloc(32);
    const checkpoint = { seq: 1, key: 'a'.repeat(64), hash, at, note: '0'.repeat(64) };
    await expect(db.insertInto('record_checkpoint').values(checkpoint).execute()).rejects.toThrow(/foreign key/);
    const opening = { commitment: hash, seq: 1, salt: hash, value: 'Ana', about: 'person:ana' };
    await expect(db.insertInto('record_opening').values(opening).execute()).rejects.toThrow(/check constraint/);
  });
});

describe('the charter in force', () => {
  beforeEach(newHouse);

  test('is recorded once, and again when it was changed', async () => {
    const deps = own.deps();
    const changed = { ...deps, charter: { ...charter, version: '1.1', digest: 'ab'.repeat(32) } };
    expect([await adoptCharter(deps, at), await adoptCharter(deps, at)]).toEqual([true, false]);
    expect([await adoptCharter(changed, at), await adoptCharter(changed, at)]).toEqual([true, false]);
    expect((await findEntry(deps.db, 2))?.known).toEqual({
      kind: 'charter-adopted',
      facts: { version: '1.1', date: charter.date.toString(), digest: 'ab'.repeat(32) },
    });
  });

  test('is recorded once by nodes that start together', async () => {
    const deps = own.deps();
    const adopted = await Promise.all([adoptCharter(deps, at), adoptCharter(deps, at), adoptCharter(deps, at)]);
    expect(adopted.filter(Boolean)).toEqual([true]);
  });
});

describe('erasing names', () => {
  beforeEach(newHouse);

  const erase = (about: 'person:ana' | 'person:eva') =>
    own.db
      .transaction()
      .execute((tx) => eraseNames(tx, about, { office: 'operator', body: 'mechanism' }, { at, random }));

  test('takes every name of one person out and leaves the chain whole', async () => {
    const { db } = own;
    await openRecord(own.deps(), at);
    await append(db, anaHolds(1));
    await append(db, {
      ...anaHolds(2),
      facts: { ...anaHolds(2).facts, holder: personal('Eva', 'person:eva') },
    } as NewEntry);
    await append(db, anaHolds(3));
    const before = await verify(db);
    expect(await erase('person:ana')).toBe(2);
    const after = await verify(db, [await firstKeyOf(db)]);
    expect(before.names).toEqual({ readable: 3, erased: 0 });
    expect(after).toMatchObject({ ok: true, entries: 5, names: { readable: 1, erased: 2 } });
    const text = await downloadOf(db);
    expect(text).not.toContain('Ana');
    expect(text).toContain('Eva');
    expect(await findEntry(db, 2)).toMatchObject({ names: new Map() });
  });

  test('is itself recorded, without saying which', async () => {
    const { db } = own;
    await append(db, anaHolds(1));
    await erase('person:ana');
    expect((await findEntry(db, 2))?.known).toEqual({ kind: 'names-erased', facts: { names: 1 } });
  });

  test('of someone who is not named records nothing', async () => {
    expect(await erase('person:eva')).toBe(0);
    expect(await findHead(own.db)).toBe(null);
  });
});

describe('the download', () => {
  let big: TestDatabase;
  beforeEach(newHouse);
  beforeAll(async () => {
    big = await freshDatabase();
    await big.db.transaction().execute(async (tx) => {
      for (let n = 1; n <= 1201; n += 1) await record(tx, anaHolds(n), { at, random });
    });
    return () => big.close();
  });

  test('comes in pieces, each from its own query, and is whole', async () => {
    const pieces = await Array.fromAsync(streamDownload(big.db, { mechanism: charter.key, withNames: true }));
    expect(pieces.map((piece) => piece.split('\n').length - 1)).toEqual([1, 1000, 1000, 402, 1]);
    expect(await verify(big.db)).toMatchObject({ ok: true, entries: 1201, names: { readable: 1201, erased: 0 } });
  });

  test('without names is as whole, and holds none', async () => {
    expect(await downloadOf(big.db, false)).not.toContain('Ana');
    expect(await verify(big.db, [], false)).toMatchObject({ ok: true, names: { readable: 0, erased: 1201 } });
  });

  test('of a record without entries is two lines', async () => {
    expect(await downloadOf(own.db)).toBe(
      '{"format":"pansocial/record/1","mechanism":"pmm-lac","type":"header"}\n' +
        '{"checkpoints":0,"entries":0,"head":null,"openings":0,"type":"end"}\n',
    );
  });

  test('keeps to what was there when it began, while others append', async () => {
    const { db } = own;
    await append(db, imported(1));
    const pieces = streamDownload(db, { mechanism: charter.key, withNames: true });
    await pieces.next();
    await append(db, imported(2));
    const rest = await Array.fromAsync(pieces);
    expect(rest.at(-1)).toMatch(/"entries":1,/);
  });
});
