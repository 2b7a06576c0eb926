import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { Halt } from '../halt.ts';
import { keyOf, type Manifest, manifestName, manifestSchema, sumsName, tableOf } from './manifest.ts';
import { readTar, type TarEntry, TarFault } from './tar.ts';

const mostManifestBytes = 16 * 1024 * 1024;

/** The files of a backup; @throws Halt, in one line, where it cannot be read to its end. */
export async function* entriesOf(
  path: string,
  onBytes: (read: number) => void = () => {},
): AsyncGenerator<TarEntry, void, void> {
  const stream = createReadStream(path);
  const unzipped = createGunzip();
  stream.on('error', (error) => unzipped.destroy(error));
  stream.on('data', () => onBytes(stream.bytesRead));
  try {
    for await (const entry of saying(path, readTar(stream.pipe(unzipped)))) {
      yield { ...entry, content: saying(path, entry.content) };
    }
  } finally {
    stream.destroy();
  }
}

/** The same, where whatever goes wrong in reading says so in one line. */
async function* saying<T>(path: string, items: AsyncIterable<T>): AsyncGenerator<T, void, void> {
  try {
    yield* items;
  } catch (error) {
    throw faultOf(path, error);
  }
}

/**
 * Reads all of a backup and checks every file in it against its digest, before anything is done with it.
 * @throws Halt where it is no backup, was cut off or altered.
 */
export async function checkBackup(path: string, onBytes?: (read: number) => void): Promise<Manifest> {
  const sums: string[] = [];
  let manifest: Manifest | null = null;
  let isClosed = false;
  let table = 0;
  for await (const { name, size, content } of entriesOf(path, onBytes)) {
    if (isClosed) throw altered(path, `${name} stands after its end`);
    const hash = createHash('sha256');
    const isSmall = name === manifestName || name === sumsName;
    if (isSmall && size > mostManifestBytes) throw altered(path, `${name} is too large`);
    const kept: Uint8Array[] = [];
    for await (const piece of content) {
      hash.update(piece);
      if (isSmall) kept.push(Buffer.from(piece));
    }
    if (name === sumsName) {
      if (Buffer.concat(kept).toString('utf8') !== sums.join('')) throw altered(path, 'a digest is not right');
      isClosed = true;
      continue;
    }
    sums.push(`${hash.digest('hex')}  ${name}\n`);
    if (manifest === null) {
      manifest = readManifest(path, name, Buffer.concat(kept));
      continue;
    }
    table = placeOf(path, name, manifest, table);
  }
  if (!manifest || !isClosed) throw altered(path, 'it is cut off');
  return manifest;
}

function readManifest(path: string, name: string, content: Buffer): Manifest {
  if (name !== manifestName) throw notOne(path);
  try {
    return manifestSchema.parse(JSON.parse(content.toString('utf8')));
  } catch {
    throw new Halt(
      `${path} says of itself what this version does not understand. Restore it with the version that made it.`,
    );
  }
}

/** Tables stand in the order in which they are filled, then the keys. */
function placeOf(path: string, name: string, { tables }: Manifest, from: number): number {
  const table = tableOf(name);
  if (table === null) {
    if (keyOf(name) === null) throw altered(path, `it holds ${name}`);
    return tables.length;
  }
  const place = tables.findIndex((one, index) => index >= from && one.name === table);
  if (place < 0) throw altered(path, `${name} is out of place`);
  return place;
}

function faultOf(path: string, error: unknown): unknown {
  if (error instanceof TarFault) return altered(path, error.message);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') return altered(path, 'it is cut off');
  if (code === 'Z_DATA_ERROR') return notOneOrDamaged(path, error);
  if (code === 'ENOENT') return new Halt(`There is no file ${path}.`);
  if (code === 'EISDIR') return new Halt(`${path} is a folder.`);
  if (code === 'EACCES') return new Halt(`This user may not read ${path}.`);
  return error;
}

const notOneOrDamaged = (path: string, error: unknown): Halt =>
  error instanceof Error && /incorrect header check/.test(error.message)
    ? notOne(path)
    : altered(path, 'it is damaged');

const notOne = (path: string): Halt => new Halt(`${path} is not a backup made by npx pansocial backup.`);

const altered = (path: string, why: string): Halt =>
  new Halt(`${path} is not whole: ${why}. Nothing was restored. Use another copy of it.`);
