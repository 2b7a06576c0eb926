import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { diskComplaint } from '../data-dir.ts';
import { Halt } from '../halt.ts';
import { type Account, namedAccount } from './account.ts';
import type { Place } from './place.ts';

/** The role and the database that the program uses. */
export const user = 'pansocial';

/** The major version of the programs that npm installed. */
const major = '18';

/**
 * Makes the cluster of `place` if there is none. It is made beside its place and moved there complete, so that a
 * start that was killed on the way leaves nothing that looks like a database.
 */
export function initialise(place: Place, durable: boolean): void {
  if (existsSync(place.data)) {
    requireMajor(place);
    return;
  }
  // A start that was killed may have left its initdb running: it goes on in a folder of its own.
  const half = mkdtempSync(join(place.base, 'new-'));
  const password = randomBytes(24).toString('base64url');
  writeFileSync(join(half, 'password'), password, { mode: 0o600 });
  const by = place.account && namedAccount();
  if (by) {
    own(half, by);
    chmodSync(place.base, 0o711);
  }
  const { status, error, stderr } = spawnSync(
    join(place.program, 'bin/initdb'),
    [
      `--pgdata=${join(half, 'data')}`,
      `--username=${user}`,
      `--pwfile=${join(half, 'password')}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      ...(durable ? [] : ['--no-sync']),
    ],
    { ...by, cwd: half, env: { LC_ALL: 'C', TZ: 'UTC' }, encoding: 'utf8' },
  );
  if (error) throw error;
  if (status !== 0) {
    remove(half);
    const why = `PostgreSQL could not make its database in ${place.base}: ${firstComplaint(stderr)}`;
    throw diskComplaint(stderr, place.base) ?? new Halt(why);
  }
  if (place.account) {
    chmodSync(place.base, 0o700);
    own(half, place.account);
  }
  // The password first: a cluster without it could not be opened, a password without its cluster is replaced.
  writeFileSync(place.password, `${password}\n`, { mode: 0o600, flush: true });
  renameSync(join(half, 'data'), place.data);
  if (durable) sync(place.base);
  for (const name of readdirSync(place.base)) if (name.startsWith('new-')) remove(join(place.base, name));
}

/** Makes the names in `folder` outlast a loss of power. */
function sync(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

/** Folders left by a start that was killed: one that something still writes into stays, to no harm. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
  }
}

function own(folder: string, { uid, gid }: Account): void {
  const { status, stderr } = spawnSync('chown', ['-R', `${uid}:${gid}`, folder], { encoding: 'utf8' });
  if (status !== 0) throw new Halt(`Root may not give ${folder} to user ${uid}: ${stderr.trim()}`);
}

function requireMajor(place: Place): void {
  const found = readFileSync(join(place.data, 'PG_VERSION'), 'utf8').trim();
  if (found === major) return;
  throw new Halt(
    `The database in ${place.data} is of PostgreSQL ${found}, this version of Pansocial brings ${major}. ` +
      'Make a backup with the version that wrote it and restore that here.',
  );
}

/** A line in which a PostgreSQL program says why it gives up. */
const complaint = /\b(?:error|FATAL|PANIC):\s*(.*)/;

/** Why `initdb` gave up: its first complaint; what follows is about cleaning up. */
const firstComplaint = (output: string): string => bare(output.split('\n').find((line) => complaint.test(line)));

/** Why a server ended: its last complaint; those before may be about connections. */
export const lastComplaint = (output: string): string =>
  bare(output.split('\n').findLast((line) => complaint.test(line)));

const bare = (line: string | undefined): string => complaint.exec(line ?? '')?.[1] ?? 'it did not say why';
