import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';
import { alive, runningIn, stop } from './postgres/processes.ts';
import { memory, temporaryFolder } from './test-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the migrated database that `freshDatabase` copies. */
    template: string;
  }
}

const prefix = 'pansocial-test-';

/** One PostgreSQL for the whole run, with the migrated database that `freshDatabase` copies. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const folder = temporaryFolder(prefix);
  await writeFile(join(folder, 'owner'), String(process.pid));
  const postgres = await startEmbedded(join(folder, 'data'), { durable: false });
  const tearDown = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await migrate(postgres.url);
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide('template', postgres.url);
  return tearDown;
}

/** Runs that were killed leave their server and its files. */
async function removeLeftovers(): Promise<void> {
  for (const parent of [tmpdir(), memory]) {
    const names = await readdir(parent).catch(() => []);
    await Promise.all(names.filter((name) => name.startsWith(prefix)).map((name) => removeIfLeft(join(parent, name))));
  }
}

async function removeIfLeft(folder: string): Promise<void> {
  const owner = Number(await readFile(join(folder, 'owner'), 'utf8').catch(() => ''));
  // A folder without its owner's number is just being made by another run, or was emptied by one.
  if (!owner || alive(owner)) return;
  const server = runningIn(join(folder, 'data/postgres/data'));
  if (server !== null) await stop(server);
  await rm(folder, { recursive: true, force: true }).catch(() => {});
}
