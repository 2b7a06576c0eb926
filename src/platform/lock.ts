import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { Halt } from './halt.ts';
import { keyOf } from './postgres/place.ts';

/**
 * Takes `folder` (its real path) for this process alone, until `release` or its end. The lock is the name of an
 * abstract Unix socket, which the kernel frees at any death: there is no file to be left behind. It holds among
 * processes of one network namespace; `startServer` keeps apart containers that share a folder.
 * Null when another process has it.
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> } | null> {
  // Whoever finds the folder taken asks here by whom.
  const server = createServer((socket) => socket.on('error', () => {}).end(`${process.pid}`));
  server.listen({ path: nameOf(folder) });
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return null;
    throw error;
  }
  server.unref();
  return {
    release: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

/** The lock on `folder`, or the end: one line that names the process which has it. */
export async function requireFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const lock = await lockFolder(folder);
  if (lock) return lock;
  const holder = await holderOf(folder);
  throw new Halt(
    `Pansocial already runs on ${folder}${holder && ` (process ${holder})`}. Stop it, or set DATA_DIR to another folder.`,
  );
}

async function holderOf(folder: string): Promise<string> {
  try {
    const answer = await text(connect({ path: nameOf(folder), timeout: 1000 }));
    return /^\d+$/.test(answer) ? answer : '';
  } catch {
    return '';
  }
}

const nameOf = (folder: string): string => `\0pansocial-${keyOf(folder)}`;
