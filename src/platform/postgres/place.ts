import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Halt } from '../halt.ts';
import { type Account, serverAccount } from './account.ts';
import { installedPostgres } from './binaries.ts';

/** Where one embedded PostgreSQL lives. */
export type Place = {
  /** Holds `bin/`, `lib/` and `share/`. */
  readonly program: string;
  /** Holds the cluster (`data/`) and, where the path is short enough, its socket (`run/`). */
  readonly base: string;
  readonly data: string;
  readonly sockets: string;
  readonly password: string;
  readonly log: string;
  readonly account: Account | null;
};

/** Longest path of a Unix socket in Linux (108 bytes with the closing null), less the name PostgreSQL adds. */
const longestSocketFolder = 107 - '/.s.PGSQL.5432'.length;
const elsewhere = '/var/lib/pansocial';

/**
 * Finds or makes the place of the database of `dataDir` (an existing folder, its real path). Files are kept
 * in `dataDir` itself, except when we are root and the account that runs PostgreSQL cannot enter it:
 * then in /var/lib/pansocial, and a note in `dataDir` says where.
 */
export function placeFor(dataDir: string): Place {
  const account = serverAccount();
  const base = account ? baseFor(dataDir, account) : join(dataDir, 'postgres');
  makePrivate(base, account);
  const inside = join(base, 'run');
  const sockets =
    Buffer.byteLength(inside) <= longestSocketFolder ? inside : join(tmpdir(), `pansocial-${keyOf(base)}`);
  makePrivate(sockets, account);
  return {
    program: account ? programFor(account) : installedPostgres(),
    base,
    data: join(base, 'data'),
    sockets,
    password: join(dataDir, 'postgres.password'),
    log: join(dataDir, 'postgres.log'),
    account,
  };
}

export const keyOf = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 16);

function baseFor(dataDir: string, account: Account): string {
  const note = join(dataDir, 'postgres.place');
  if (existsSync(note)) {
    const base = readFileSync(note, 'utf8').split('\n')[0]?.trim() ?? '';
    if (existsSync(base)) return base;
    throw new Halt(
      `The database of ${dataDir} should be in ${base}, as ${note} says, but is not there. Put it back, or delete the note to begin anew.`,
    );
  }
  if (mayEnter(dataDir, account)) return join(dataDir, 'postgres');
  const base = join(elsewhere, keyOf(dataDir));
  mkdirSync(base, { recursive: true });
  writeFileSync(
    note,
    `${base}\nholds the database of this folder: PostgreSQL refuses to run as root, and no other user may enter here.\n`,
  );
  return base;
}

/** Asked of the kernel rather than computed from modes, so that access lists and mounts count too. */
function mayEnter(folder: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** The installed programs, or a copy of them where `account` may enter. */
function programFor(account: Account): string {
  const installed = installedPostgres();
  const reachable = (folder: string) =>
    spawnSync(join(folder, 'bin/postgres'), ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
  if (reachable(installed)) return installed;
  const { version } = JSON.parse(readFileSync(join(dirname(installed), 'package.json'), 'utf8'));
  const copy = join(elsewhere, `postgresql-${version}`);
  if (!existsSync(copy)) copyProgram(installed, copy);
  if (!reachable(copy))
    throw new Halt(
      `PostgreSQL cannot run as user ${account.uid} from ${copy}. Run as another user than root, or set DATABASE_URL.`,
    );
  return copy;
}

/** Appears whole or not at all, whoever is killed on the way. */
function copyProgram(from: string, to: string): void {
  const half = `${to}.${randomUUID()}`;
  mkdirSync(dirname(to), { recursive: true });
  chmodSync(elsewhere, 0o755);
  try {
    // Static libraries are for building against PostgreSQL: 2 MB that running it never needs.
    cpSync(from, half, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
    chmodSync(half, 0o755);
    renameSync(half, to);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

/** A folder of the account alone. One that is there already must be, as others may write where it stands (/tmp). */
function makePrivate(folder: string, account: Account | null): void {
  mkdirSync(dirname(folder), { recursive: true });
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const found = lstatSync(folder);
  const owner = account?.uid ?? process.getuid?.();
  if (!found.isDirectory() || (found.uid !== owner && found.uid !== process.getuid?.())) {
    throw new Halt(
      `${folder} belongs to another user (${found.uid}). Run as that user, or set DATA_DIR to another folder.`,
    );
  }
  if (account && found.uid !== account.uid) chownSync(folder, account.uid, account.gid);
  if ((found.mode & 0o777) !== 0o700) chmodSync(folder, 0o700);
}
