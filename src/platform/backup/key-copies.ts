import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Halt } from '../halt.ts';
import { keyFolders, keyOf } from './manifest.ts';
import type { KeyFile } from './write-backup.ts';

/** The keys that this machine holds, the retired ones too, for a backup; none where it holds none. */
export async function readKeyFiles(dataDir: string): Promise<readonly KeyFile[]> {
  const names: string[] = [];
  for (const folder of Object.keys(keyFolders)) {
    for (const file of await namesIn(join(dataDir, folder))) names.push(`${folder}/${file}`);
  }
  const keys = names.filter((name) => keyOf(name) !== null).sort();
  return Promise.all(keys.map(async (name) => ({ name, content: await readFile(join(dataDir, name)) })));
}

/** @throws Halt where there are keys already: they would be another record's, or another's elections'. */
export async function requireNoKeyFiles(dataDir: string): Promise<void> {
  for (const folder of Object.keys(keyFolders)) {
    if ((await namesIn(join(dataDir, folder))).length === 0) continue;
    throw new Halt(
      `${join(dataDir, folder)} holds keys already. A backup is restored into an empty place: set DATA_DIR to another folder.`,
    );
  }
}

/** Keeps keys from a backup, on the disk before this returns. Answers how to take them back. */
export async function keepKeyFiles(dataDir: string, files: readonly KeyFile[]): Promise<() => Promise<void>> {
  const takeBack = async (): Promise<void> => {
    for (const { name } of files) await rm(join(dataDir, name), { force: true });
  };
  try {
    for (const { name, content } of files) {
      await mkdir(dirname(join(dataDir, name)), { recursive: true, mode: 0o700 });
      await writeDurably(join(dataDir, name), content);
    }
    for (const folder of new Set(files.map(({ name }) => dirname(join(dataDir, name))))) await syncFolder(folder);
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
