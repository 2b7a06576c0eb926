import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyFile } from '../platform/backup/write-backup.ts';
import { Halt } from '../platform/halt.ts';

const folderOf = (dataDir: string): string => join(dataDir, 'record-keys');
const isKey = (name: string): boolean => /^[0-9a-f]{64}\.pem$/.test(name);

/** The keys that this machine holds, the retired ones too, for a backup; none where it holds none. */
export async function readKeyFiles(dataDir: string): Promise<readonly KeyFile[]> {
  const names = (await namesIn(folderOf(dataDir))).filter(isKey).sort();
  return Promise.all(names.map(async (name) => ({ name, content: await readFile(join(folderOf(dataDir), name)) })));
}

/** @throws Halt where there are keys already: they would be another record's. */
export async function requireNoKeyFiles(dataDir: string): Promise<void> {
  if ((await namesIn(folderOf(dataDir))).length === 0) return;
  throw new Halt(
    `${folderOf(dataDir)} holds the keys of a record already. A backup is restored into an empty place: set DATA_DIR to another folder.`,
  );
}

/** Keeps keys from a backup, on the disk before this returns. Answers how to take them back. */
export async function keepKeyFiles(dataDir: string, files: readonly KeyFile[]): Promise<() => Promise<void>> {
  const folder = folderOf(dataDir);
  const takeBack = async (): Promise<void> => {
    for (const { name } of files) await rm(join(folder, name), { force: true });
  };
  if (files.length === 0) return takeBack;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    for (const { name, content } of files) await writeDurably(join(folder, name), content);
    await syncFolder(folder);
    return takeBack;
  } catch (error) {
    await takeBack();
    throw error;
  }
}

async function writeDurably(path: string, content: Uint8Array): Promise<void> {
  await using file = await open(path, 'wx', 0o600);
  await file.writeFile(content);
  await file.sync();
}

async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, 'r');
  await folder.sync();
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
