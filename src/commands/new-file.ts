import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Halt } from '../platform/halt.ts';

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Writes a file that only its owner may read: all of it, or nothing under that name. `-` is standard output. Answers
 * how many bytes there were. @throws Halt where the file is there already or cannot be written.
 */
export async function writeNewFile(path: string, pieces: Pieces, through: readonly Transform[] = []): Promise<number> {
  let bytes = 0;
  const counting = new Transform({
    transform(chunk: Uint8Array, _, done) {
      bytes += chunk.byteLength;
      done(null, chunk);
    },
  });
  const into = (target: Writable) => pipeline([Readable.from(pieces), ...through, counting, target]);
  if (path === '-') {
    await into(standardOutput()).catch((error: unknown) => {
      throw asHalt(error, 'to standard output');
    });
    return bytes;
  }
  const half = `${path}.part`;
  try {
    if (await isThere(path)) throw new Halt(`${path} is there already. Name another file, or remove it.`);
    await into(createWriteStream(half, { flags: 'w', mode: 0o600, flush: true }));
    await rename(half, path);
    await syncFolder(dirname(path));
    return bytes;
  } catch (error) {
    await rm(half, { force: true });
    throw asHalt(error, path);
  }
}

/** Of its own for one file: standard output itself is never ended. */
function standardOutput(): Writable {
  // Told of by `done` as well; without a listener it would end the program.
  if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', () => {});
  return new Writable({ write: (chunk, _, done) => void process.stdout.write(chunk, done) });
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** A new name in a folder outlives a power cut only once the folder is written too. */
async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, 'r');
  await folder.sync();
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'part of the path is a file',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  ENAMETOOLONG: 'the name is too long',
  EPIPE: 'whoever was to read it has ended',
};

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

function asHalt(error: unknown, path: string): unknown {
  const reason = reasons[codeOf(error)];
  return reason ? new Halt(`Cannot write ${path}: ${reason}.`) : error;
}
