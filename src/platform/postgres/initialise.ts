import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  const half = join(place.base, 'new');
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
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
    rmSync(half, { recursive: true });
    const why = `PostgreSQL could not make its database in ${place.base}: ${lastComplaint(stderr)}`;
    throw diskComplaint(stderr, place.base) ?? new Halt(why);
  }
  if (place.account) {
    chmodSync(place.base, 0o700);
    own(half, place.account);
  }
  // The password first: a cluster without it could not be opened, a password without its cluster is replaced.
  writeFileSync(place.password, `${password}\n`, { mode: 0o600 });
  renameSync(join(half, 'data'), place.data);
  rmSync(half, { recursive: true });
}

function own(folder: string, { uid, gid }: Account): void {
  const { status, stderr } = spawnSync('chown', ['-R', `${uid}:${gid}`, folder], { encoding: 'utf8' });
  if (status !== 0) throw new Halt(`Root may not give ${folder} to user ${uid}: ${lastComplaint(stderr)}`);
}

function requireMajor(place: Place): void {
  const found = readFileSync(join(place.data, 'PG_VERSION'), 'utf8').trim();
  if (found === major) return;
  throw new Halt(
    `The database in ${place.data} is of PostgreSQL ${found}, this version of Pansocial brings ${major}. ` +
      'Make a backup with the version that wrote it and restore that here.',
  );
}

/** What a PostgreSQL program says when it gives up: its last `error:`, `FATAL:` or `PANIC:` line, bare. */
export function lastComplaint(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const worst = lines.findLast((line) => /\b(?:error|FATAL|PANIC):/.test(line)) ?? lines.at(-1) ?? 'it did not say why';
  return worst.replace(/^.*?\b(?:error|FATAL|PANIC):\s*/, '');
}
