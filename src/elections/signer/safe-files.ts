import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A folder that only its owner may enter, there for good once this returns. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await syncFolder(dirname(path));
}

/**
 * Puts a file in its place whole and on the disk, unless one is there: only the first of several calls answers true,
 * also where they come from several processes or the machine loses its power in between.
 */
export async function putOnce(path: string, contents: string): Promise<boolean> {
  const half = await writeHalf(path, contents);
  try {
    await link(half, path);
    await syncFolder(dirname(path));
    return true;
  } catch (fault) {
    if (codeOf(fault) === 'EEXIST') return false;
    throw fault;
  } finally {
    await rm(half, { force: true });
  }
}

/** Puts a file in the place of the one before: after any death there is the old one or the new one, whole. */
export async function putInPlace(path: string, contents: string): Promise<void> {
  await rename(await writeHalf(path, contents), path);
  await syncFolder(dirname(path));
}

export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return null;
    throw fault;
  }
}

/** Half-written files begin with a point: they are nobody's, and lists pass them over. */
export const isHalf = (name: string): boolean => name.startsWith('.');

async function writeHalf(path: string, contents: string): Promise<string> {
  const half = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  await using file = await open(half, 'wx', 0o600);
  await file.writeFile(contents);
  await file.sync();
  return half;
}

/** A new name in a folder outlives a power cut only once the folder is written too. */
async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, 'r');
  await folder.sync();
}

export const codeOf = (fault: unknown): string => (fault instanceof Error && 'code' in fault ? String(fault.code) : '');
