import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../test-database.ts';
import { copyIn, copyOut } from './copy.ts';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client(database.url);
  await client.connect();
  await client.query('create table line (n int primary key, t text)');
});
afterAll(async () => {
  await client.end();
  await database.close();
});

const text = async (rows: AsyncIterable<Uint8Array>): Promise<string> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of rows) pieces.push(piece);
  return Buffer.concat(pieces).toString();
};
const out = 'copy (select n, t from line order by n) to stdout';
const count = async () => (await client.query<{ n: string }>('select count(*) as n from line')).rows[0]?.n;

test('rows go in and come out as they were, how many is told', async () => {
  const rows = '1\ta\\tb\n2\t\\N\n3\tñandú 👩‍🌾\n';
  expect(
    await copyIn(client, 'copy line (n, t) from stdin', [Buffer.from(rows.slice(0, 5)), Buffer.from(rows.slice(5))]),
  ).toBe(3);
  expect(await text(copyOut(client, out))).toBe(rows);
});

test('a reader slower than the database gets all of it, and holds little', async () => {
  await client.query("insert into line select n, repeat('x', 1000) from generate_series(10, 20009) n");
  let bytes = 0;
  for await (const piece of copyOut(client, out)) {
    bytes += piece.byteLength;
    if (bytes % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(bytes).toBeGreaterThan(20_000_000);
  await client.query('delete from line where n >= 10');
});

test('what the database refuses is thrown, and the connection goes on', async () => {
  await expect(text(copyOut(client, 'copy nothing to stdout'))).rejects.toThrow('relation "nothing" does not exist');
  await expect(copyIn(client, 'copy nothing from stdin', [])).rejects.toThrow('relation "nothing" does not exist');
  await expect(copyIn(client, 'copy line (n, t) from stdin', [Buffer.from('1\tagain\n')])).rejects.toThrow(
    'duplicate key value',
  );
  await expect(copyIn(client, 'copy line (n, t) from stdin', [Buffer.from('x\ty\n')])).rejects.toThrow(
    'invalid input syntax for type integer',
  );
  expect(await count()).toBe('3');
});

test('a source that fails fails the statement with its own fault; nothing of it stays', async () => {
  async function* failing() {
    yield Buffer.from('7\tx\n');
    throw new Error('the disk is gone');
  }
  await expect(copyIn(client, 'copy line (n, t) from stdin', failing())).rejects.toThrow('the disk is gone');
  expect(await count()).toBe('3');
});

test('one that is no longer read lets the connection go on', async () => {
  await client.query("insert into line select n, repeat('x', 1000) from generate_series(10, 20009) n");
  for await (const piece of copyOut(client, out)) {
    expect(piece.byteLength).toBeGreaterThan(0);
    break;
  }
  expect(await count()).toBe('20003');
});
