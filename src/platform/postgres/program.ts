import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Halt } from '../halt.ts';
import type { Account } from './account.ts';
import { installedPostgres } from './binaries.ts';

/** Where root keeps what the account of its database must reach and cannot where it is. */
export const elsewhere = '/var/lib/pansocial';

/** The folder of PostgreSQL's programs: as npm installed them, or a copy where `account` may enter. */
export function programFor(account: Account | null): string {
  const installed = installedPostgres();
  if (account === null || runs(installed, account)) return installed;
  const { version } = JSON.parse(readFileSync(join(dirname(installed), 'package.json'), 'utf8'));
  const copy = join(elsewhere, `postgresql-${version}`);
  if (!existsSync(copy)) copyProgram(installed, copy);
  if (runs(copy, account)) return copy;
  throw new Halt(
    `PostgreSQL cannot run as user ${account.uid} from ${copy}. Run Pansocial as another user than root, or set DATABASE_URL.`,
  );
}

/** Asked of the kernel rather than computed from modes, so that access lists and mounts count too. */
const runs = (folder: string, account: Account): boolean =>
  spawnSync(join(folder, 'bin/postgres'), ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;

/** Appears whole or not at all, whoever is killed on the way. */
function copyProgram(from: string, to: string): void {
  const half = `${to}.${randomUUID()}`;
  makeElsewhere();
  try {
    // Static libraries are for building against PostgreSQL: running it never needs them.
    cpSync(from, half, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
    chmodSync(half, 0o755);
    renameSync(half, to);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

export function makeElsewhere(): void {
  mkdirSync(elsewhere, { recursive: true });
  chmodSync(elsewhere, 0o755);
}
