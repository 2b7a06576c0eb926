import { chmodSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** In memory where there is a gigabyte of it (a container often has 64 MB), as making databases is all about files. */
export const memory = '/dev/shm';
const enough = 2 ** 30;

/** A folder to be removed by whoever asked for it, that the embedded database may be in also when root runs it. */
export function temporaryFolder(prefix: string): string {
  const folder = mkdtempSync(join(isSpacious(memory) ? memory : tmpdir(), prefix));
  // Root's database is another user, who has to pass through; otherwise its files would be put elsewhere.
  chmodSync(folder, 0o711);
  return folder;
}

function isSpacious(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > enough;
  } catch {
    return false;
  }
}
