import { readFileSync } from 'node:fs';
import pg from 'pg';
import { prepareDataDir, requireRoom } from './data-dir.ts';
import { Halt } from './halt.ts';
import { initialise, user } from './postgres/initialise.ts';
import { type Place, placeFor } from './postgres/place.ts';
import { alive, runningIn } from './postgres/processes.ts';
import { startServer } from './postgres/server.ts';

export type EmbeddedPostgres = {
  readonly url: string;
  /** Whether the server still runs. */
  alive(): boolean;
  stop(): Promise<void>;
};

/**
 * A PostgreSQL of our own on the files in `dataDir`, made at the first start. It listens on a Unix socket in a folder
 * that only its account and ours may enter, and asks for a password kept in `dataDir`.
 * `durable: false` trades every safety for speed: tests only. The caller holds the lock on `dataDir`.
 */
export async function startEmbedded(dataDir: string, { durable = true } = {}): Promise<EmbeddedPostgres> {
  const place = placeFor(prepareDataDir(dataDir));
  requireRoom(place.base);
  initialise(place, durable);
  const server = await startServer(place, durable);
  try {
    await requireDatabase(place);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url: urlOf(place, user), alive: () => alive(server.pid), stop: server.stop };
}

/** The address of the embedded server that runs on `dataDir` (a real path) and takes connections, or null. */
export function runningEmbedded(dataDir: string): string | null {
  const place = placeFor(dataDir);
  return runningIn(place.data, { ready: true }) === null ? null : urlOf(place, user);
}

function urlOf(place: Place, database: string): string {
  const password = readFileSync(place.password, 'utf8').trim();
  return `postgres://${user}:${password}@/${database}?host=${encodeURIComponent(place.sockets)}`;
}

async function requireDatabase(place: Place): Promise<void> {
  const code = await attempt(urlOf(place, user));
  if (code === null) return;
  if (code === '28P01') {
    throw new Halt(
      `The password in ${place.password} does not open the database in ${place.data}. Restore that file from a backup.`,
    );
  }
  if (code !== '3D000') throw new Error(`the embedded database does not answer: ${code}`);
  await attempt(urlOf(place, 'postgres'), `create database ${user}`);
}

/** Null when it could connect (and run `statement`), otherwise the code of what went wrong. */
async function attempt(url: string, statement = 'select 1'): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, application_name: 'pansocial start' });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(statement);
    return null;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code !== undefined) return error.code;
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}
