import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Halt } from '../halt.ts';
import { type Account, serverAccount } from './account.ts';
import { elsewhere, makeElsewhere, programFor } from './program.ts';

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
  /** Who PostgreSQL runs as, when that is not us. */
  readonly account: Account | null;
};

/** Longest path of a Unix socket in Linux (108 bytes with the closing null), less the name PostgreSQL adds. */
const longestSocketFolder = 107 - '/.s.PGSQL.5432'.length;

/**
 * Finds or makes the place of the database of `dataDir` (an existing folder, its real path). Files are kept
 * in `dataDir` itself, except when we are root and the account that runs PostgreSQL cannot enter it:
 * then in /var/lib/pansocial, and the note `postgres.place` in `dataDir` says where.
 */
export function placeFor(dataDir: string): Place {
  const { base, account } = process.getuid?.() === 0 ? baseForRoot(dataDir) : { base: baseIn(dataDir), account: null };
  makePrivate(base, account);
  const inside = join(base, 'run');
  const isShort = Buffer.byteLength(inside) <= longestSocketFolder;
  const sockets = isShort ? inside : join(tmpdir(), `pansocial-${keyOf(base)}`);
  makePrivate(sockets, account);
  return {
    program: programFor(account),
    base,
    data: join(base, 'data'),
    sockets,
    password: join(dataDir, 'postgres.password'),
    log: join(dataDir, 'postgres.log'),
    account,
  };
}

/** A short name for a path. */
export const keyOf = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 16);

const noteIn = (dataDir: string): string => join(dataDir, 'postgres.place');

/** `dataDir/postgres`, unless a note says that it is elsewhere. */
function baseIn(dataDir: string): string {
  const note = noteIn(dataDir);
  if (!existsSync(note)) return join(dataDir, 'postgres');
  const base = readFileSync(note, 'utf8').split('\n')[0]?.trim() ?? '';
  if (existsSync(base)) return base;
  throw new Halt(
    `The database of ${dataDir} should be in ${base}, as ${note} says, but is not there. Put it back, or delete the note to begin anew.`,
  );
}

function baseForRoot(dataDir: string): { base: string; account: Account } {
  const base = baseIn(dataDir);
  const data = join(base, 'data');
  if (existsSync(data)) {
    // Whoever owns a cluster goes on running it, be it a user who ran the program without root before.
    const { uid, gid } = statSync(data);
    if (mayEnter(base, { uid, gid })) return { base, account: { uid, gid } };
    throw new Halt(
      `User ${uid}, who runs the database in ${base}, may no longer enter there. ` +
        `Let others pass through that folder's parents again (chmod o+x).`,
    );
  }
  const account = serverAccount();
  if (base !== join(dataDir, 'postgres') || mayEnter(dataDir, account)) return { base, account };
  return { base: baseElsewhere(dataDir), account };
}

function baseElsewhere(dataDir: string): string {
  const base = join(elsewhere, keyOf(dataDir));
  makeElsewhere();
  mkdirSync(base, { recursive: true });
  writeFileSync(join(base, 'belongs-to'), `${dataDir}\n`);
  const reason = 'PostgreSQL refuses to run as root, and no other user may enter here.';
  writeFileSync(noteIn(dataDir), `${base}\nholds the database of this folder: ${reason}\n`);
  return base;
}

/** Asked of the kernel rather than computed from modes, so that access lists and mounts count too. */
const mayEnter = (folder: string, account: Account): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;

/** A folder of the account alone. One that is there already must be, as others may write where it stands (/tmp). */
function makePrivate(folder: string, account: Account | null): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const found = lstatSync(folder);
  const own = process.getuid?.();
  const owner = account?.uid ?? own;
  if (!found.isDirectory() || (found.uid !== owner && found.uid !== own)) {
    throw new Halt(
      `${folder} belongs to another user (${found.uid}). Run as that user, or set DATA_DIR to another folder.`,
    );
  }
  if (account && found.uid !== account.uid) chownSync(folder, account.uid, account.gid);
  if ((found.mode & 0o777) !== 0o700) chmodSync(folder, 0o700);
}
