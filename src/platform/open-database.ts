import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Config, withoutPassword } from './config.ts';
import { asHalt, prepareDataDir } from './data-dir.ts';
import { type EmbeddedPostgres, runningEmbedded, startEmbedded } from './embedded-postgres.ts';
import { Halt } from './halt.ts';
import { lockFolder, requireFolder } from './lock.ts';

export type OpenDatabase = {
  readonly url: string;
  /** Whether the server that this process answers for still runs; true for one that it does not. */
  alive(): boolean;
  close(): Promise<void>;
};

type Where = Pick<Config, 'databaseUrl' | 'dataDir'>;

/** For the server: takes the data folder for itself, and starts the embedded database unless there is an address. */
export async function openDatabase({ databaseUrl, dataDir }: Where): Promise<OpenDatabase> {
  const folder = prepareDataDir(dataDir);
  const lock = await requireFolder(folder);
  if (databaseUrl !== null) {
    await requirePostgres(databaseUrl);
    return { url: databaseUrl, alive: () => true, close: lock.release };
  }
  return own(folder, lock);
}

/**
 * For a command: the server's database while one runs on the data folder, otherwise the same as `openDatabase`
 * for as long as the command takes.
 */
export async function reachDatabase({ databaseUrl, dataDir }: Where): Promise<OpenDatabase> {
  if (databaseUrl !== null) {
    await requirePostgres(databaseUrl);
    return guest(databaseUrl);
  }
  const folder = prepareDataDir(dataDir);
  // A server that has the folder may just be starting its database, or ending it.
  const deadline = Date.now() + 5_000;
  for (;;) {
    const lock = await (Date.now() < deadline ? lockFolder : requireFolder)(folder);
    if (lock) return own(folder, lock);
    const url = runningEmbedded(folder);
    if (url !== null) return guest(url);
    await pause(100);
  }
}

const guest = (url: string): OpenDatabase => ({ url, alive: () => true, close: async () => {} });

async function own(folder: string, lock: { release(): Promise<void> }): Promise<OpenDatabase> {
  let postgres: EmbeddedPostgres;
  try {
    postgres = await startEmbedded(folder);
  } catch (error) {
    await lock.release();
    throw asHalt(error, folder);
  }
  return {
    url: postgres.url,
    alive: postgres.alive,
    close: async () => {
      await postgres.stop();
      await lock.release();
    },
  };
}

/** Oldest PostgreSQL with everything the migrations use. */
const oldest = 16;

/** @throws Halt unless a PostgreSQL that is new enough answers at `url`. */
export async function requirePostgres(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'pansocial',
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
    const major = Math.floor(Number(rows[0]?.version) / 10_000);
    if (major < oldest)
      throw new Halt(faultLine(url, `is PostgreSQL ${major}; ${oldest} or newer is needed. Upgrade it`));
  } catch (error) {
    if (error instanceof Halt) throw error;
    throw new Halt(faultLine(url, faultOf(error)));
  } finally {
    await client.end().catch(() => {});
  }
}

const faultLine = (url: string, fault: string): string =>
  `DATABASE_URL: ${withoutPassword(url)} ${fault}, or correct DATABASE_URL.`;

/** By SQLSTATE, or the system's name for what went wrong on the way. */
const faults: Readonly<Record<string, string>> = {
  '28P01': 'refuses this user or password. Check both',
  '28000': 'does not let this user in (pg_hba.conf). Allow it',
  '3D000': 'does not have this database. Create it',
  '42501': 'does not let this user connect to the database. Grant it',
  '53300': 'has no connection left. Raise its max_connections',
  '57P03': 'is just starting up or shutting down. Try again',
  ECONNREFUSED: 'does not answer: nothing listens there. Start PostgreSQL',
  ENOENT: 'does not answer: there is no such socket. Start PostgreSQL',
  ENOTFOUND: 'does not answer: there is no such host. Check the name',
  EAI_AGAIN: 'does not answer: the host name cannot be looked up. Check the name',
  EHOSTUNREACH: 'does not answer: there is no way to that host. Check the network',
  ENETUNREACH: 'does not answer: there is no way to that host. Check the network',
  ETIMEDOUT: 'does not answer within 10 seconds. Check host, port and firewall',
};

function faultOf(error: unknown): string {
  // A name with several addresses fails with all of their errors; the first says as much as any.
  const first = error instanceof AggregateError ? error.errors[0] : error;
  if (!(first instanceof Error)) return `fails: ${first}. Check it`;
  const known = 'code' in first ? faults[String(first.code)] : undefined;
  if (known) return known;
  if (/timeout/.test(first.message)) return faults.ETIMEDOUT ?? '';
  return `fails: ${first.message}. Check it`;
}
