import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { expect, inject, test } from 'vitest';
import { Halt } from './halt.ts';
import { requirePostgres } from './open-database.ts';

const good = inject('template');

async function lineFor(url: string): Promise<string> {
  try {
    await requirePostgres(url);
  } catch (error) {
    if (error instanceof Halt) return error.message;
    throw error;
  }
  return '';
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** A message of the PostgreSQL wire protocol: its letter, its length, its body. */
function message(letter: string, ...parts: (string | number[])[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(letter), length, body]);
}

/** Lets everyone in and answers every query with one text column, `version`. */
function serverOfVersion(version: string): Server {
  const ready = message('Z', 'I');
  const columns = message(
    'T',
    [0, 1],
    'version\0',
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 255, 255, 255, 255, 255, 255, 0, 0],
  );
  const row = message('D', [0, 1, 0, 0, 0, version.length], version);
  const answer = Buffer.concat([columns, row, message('C', 'SELECT 1\0'), ready]);
  return createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', [0, 0, 0, 0]), ready]));
      socket.on('data', (data) => (data[0] === 0x51 ? socket.write(answer) : socket.end()));
    });
  });
}

test('a PostgreSQL that is new enough is taken', async () => {
  expect(await lineFor(good)).toBe('');
});

test('a wrong password is named', async () => {
  expect(await lineFor(good.replace(/:[^:@]*@/, ':wrong@'))).toMatch(
    /^DATABASE_URL: postgres:\/\/pansocial:…@\/pansocial\?host=\S+ refuses this user or password\. Check both, or correct DATABASE_URL\.$/,
  );
});

test('a database that is not there is named', async () => {
  expect(await lineFor(good.replace('@/pansocial?', '@/elsewhere?'))).toMatch(
    /^DATABASE_URL: postgres:\/\/pansocial:…@\/elsewhere\?host=\S+ does not have this database\. Create it, or correct DATABASE_URL\.$/,
  );
});

test('an address where nothing listens is named', async () => {
  const closed = createServer();
  const port = await listening(closed);
  closed.close();
  expect(await lineFor(`postgres://me:secret@127.0.0.1:${port}/base`)).toBe(
    `DATABASE_URL: postgres://me:…@127.0.0.1:${port}/base does not answer: nothing listens there. Start PostgreSQL, or correct DATABASE_URL.`,
  );
});

test('a socket that is not there is named', async () => {
  expect(await lineFor('postgres://me@/base?host=/nowhere')).toBe(
    'DATABASE_URL: postgres://me@/base?host=/nowhere does not answer: there is no such socket. Start PostgreSQL, or correct DATABASE_URL.',
  );
});

test('a host that is not there is named', async () => {
  expect(await lineFor('postgres://me:secret@database.invalid/base')).toMatch(
    /^DATABASE_URL: postgres:\/\/me:…@database\.invalid\/base does not answer: (there is no such host|the host name cannot be looked up)\. Check the name, or correct DATABASE_URL\.$/,
  );
});

test.each([
  ['150017', 'is PostgreSQL 15; 16 or newer is needed. Upgrade it, or correct DATABASE_URL.'],
  ['90624', 'is PostgreSQL 9; 16 or newer is needed. Upgrade it, or correct DATABASE_URL.'],
])('version %s is too old', async (version, fault) => {
  const server = serverOfVersion(version);
  const url = `postgres://me@127.0.0.1:${await listening(server)}/base`;
  expect(await lineFor(url)).toBe(`DATABASE_URL: ${url} ${fault}`);
  server.close();
});

test('version 160000 is new enough', async () => {
  const server = serverOfVersion('160000');
  expect(await lineFor(`postgres://me@127.0.0.1:${await listening(server)}/base`)).toBe('');
  server.close();
});
