import { mkdirSync, realpathSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Halt } from './halt.ts';

/** What the operator can do about a file that could not be written, by the system's name for the reason. */
const remedies: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free some space',
  EDQUOT: 'the disk quota is used up. Free some space',
  EFBIG: 'the size of files is limited (ulimit -f). Lift the limit',
  EROFS: 'the disk is read-only. Make it writable',
  EACCES: 'this user may not write there. Change its owner',
  EPERM: 'this user may not write there. Change its owner',
  ENOTDIR: 'part of the path is a file. Move it away',
  EEXIST: 'it is a file. Move it away',
  ENAMETOOLONG: 'the path is too long. Choose a shorter one',
};

/** Room for a segment of the database's write-ahead log (16 MB) and what goes with it: less, and it cannot start. */
const roomNeeded = 24 * 1024 * 1024;

/**
 * The data folder, made if need be, as its real path.
 * @throws Halt when it cannot be written or the disk has less than 24 MB left.
 */
export function prepareDataDir(path: string): string {
  try {
    // Root's database runs as another user, who has to pass through here; nothing in the folder is open to others.
    makeFolder(resolve(path), process.getuid?.() === 0 ? 0o711 : 0o700);
    const probe = join(path, '.probe');
    writeFileSync(probe, 'This folder can be written.\n');
    rmSync(probe);
    requireRoom(path);
    return realpathSync(path);
  } catch (error) {
    throw asHalt(error, path);
  }
}

/** One by one from above: on some file systems that take no folder (`/proc`) Node's own way down never ends. */
function makeFolder(path: string, mode: number): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent, mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another start may have made it meanwhile.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
    const takesNone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw takesNone ? cannotWrite(parent, 'no folder can be made there. Make it yourself') : asHalt(error, path);
  }
}

export function requireRoom(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < roomNeeded) throw cannotWrite(folder, remedies.ENOSPC);
}

/** Makes a line the operator can act on of a failure to write below `folder`; any other error stays what it is. */
export function asHalt(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || !(String(error.code) in remedies)) return error;
  return cannotWrite(folder, remedies[String(error.code)]);
}

/** How PostgreSQL's programs word the same reasons. */
const wordings: readonly [RegExp, string][] = [
  [/No space left on device/, 'ENOSPC'],
  [/Disk quota exceeded/, 'EDQUOT'],
  [/File too large/, 'EFBIG'],
  [/Read-only file system/, 'EROFS'],
];

/** What the output of a PostgreSQL program says of the disk below `folder`, if that is why it gave up. */
export function diskComplaint(output: string, folder: string): Halt | null {
  const found = wordings.find(([wording]) => wording.test(output));
  return found ? cannotWrite(folder, remedies[found[1]]) : null;
}

const cannotWrite = (folder: string, remedy: string | undefined): Halt =>
  new Halt(`Cannot write in ${folder}: ${remedy}, or set DATA_DIR to another folder.`);
