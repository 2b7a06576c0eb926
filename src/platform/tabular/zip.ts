import { crc32, inflateRawSync } from 'node:zlib';
import { accept, type Result, refuse } from '../result.ts';

type ZipEntry = { readonly name: string; readonly content: Uint8Array };

/** A ZIP archive's directory: what an entry is called, and where its compressed bytes are. */
type Listed = { readonly name: string; readonly method: number; readonly start: number; readonly end: number };

const stored = 0;
const deflated = 8;
const directoryEnd = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;

/**
 * Unpacks the entries that `wanted` names, at most `maxBytes` in all: inflation stops at that limit whatever
 * sizes the archive declares, so a small file cannot become an enormous one (a "ZIP bomb").
 * Refuses archives that are damaged, encrypted, split or ZIP64 (over 4 GB), and names given twice.
 */
export function unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  maxBytes: number,
): Result<readonly ZipEntry[]> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const listed = readDirectory(file);
  if (!listed) return refuse('file-damaged');
  const entries: ZipEntry[] = [];
  let left = maxBytes;
  for (const entry of listed.filter(({ name }) => wanted(name))) {
    const content = inflate(file.subarray(entry.start, entry.end), entry.method, left);
    if (content === 'too-large') return refuse({ code: 'file-expands-too-much', params: { max: megabytes(maxBytes) } });
    if (content === 'damaged') return refuse('file-damaged');
    entries.push({ name: entry.name, content });
    left -= content.length;
  }
  return accept(entries);
}

const megabytes = (bytes: number): number => Math.floor(bytes / 1_048_576);

function inflate(packed: Buffer, method: number, max: number): Buffer | 'too-large' | 'damaged' {
  if (method === stored) return packed.length > max ? 'too-large' : packed;
  if (method !== deflated) return 'damaged';
  try {
    // zlib takes no limit of zero: one byte more than is left is refused just below.
    const content = inflateRawSync(packed, { maxOutputLength: Math.max(max, 1) });
    return content.length > max ? 'too-large' : content;
  } catch (fault) {
    return fault instanceof RangeError ? 'too-large' : 'damaged';
  }
}

/** Null when the bytes are not a plain ZIP archive. Layout: PKWARE APPNOTE 6.3.10, 4.3.7, 4.3.12 and 4.3.16. */
function readDirectory(file: Buffer): readonly Listed[] | null {
  const end = findDirectoryEnd(file);
  if (end === null) return null;
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  const listed = new Map<string, Listed>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== directoryEntry) return null;
    const nameEnd = at + 46 + file.readUInt16LE(at + 28);
    const name = file.toString('utf8', at + 46, nameEnd);
    const entry = locate(file, at, name);
    if (!entry || listed.has(name)) return null;
    listed.set(name, entry);
    at = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return [...listed.values()];
}

function findDirectoryEnd(file: Buffer): number | null {
  const longestComment = 0xffff;
  for (let at = file.length - 22; at >= Math.max(0, file.length - 22 - longestComment); at -= 1) {
    if (file.readUInt32LE(at) === directoryEnd) return at;
  }
  return null;
}

function locate(file: Buffer, at: number, name: string): Listed | null {
  const encrypted = file.readUInt16LE(at + 8) & 1;
  const method = file.readUInt16LE(at + 10);
  const packedSize = file.readUInt32LE(at + 20);
  const header = file.readUInt32LE(at + 42);
  if (encrypted || header + 30 > file.length || file.readUInt32LE(header) !== localEntry) return null;
  const start = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28);
  const end = start + packedSize;
  return end > file.length ? null : { name, method, start, end };
}

/** A ZIP archive of these entries, uncompressed: each header says what is really there. */
export function zipStored(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const path = Buffer.from(name);
    const common = commonHeader(path, content);
    const signature = uint32(localEntry);
    locals.push(signature, common, path, Buffer.from(content));
    directory.push(uint32(directoryEntry), uint16(20), common, Buffer.alloc(10), uint32(offset), path);
    offset += signature.length + common.length + path.length + content.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = uint16(entries.length);
  const end = [uint32(directoryEnd), Buffer.alloc(4), count, count, uint32(size), uint32(offset), uint16(0)];
  return Buffer.concat([...locals, ...directory, ...end]);
}

/** The 26 bytes that a local header and a directory entry share: version needed to length of the extra field. */
function commonHeader(path: Buffer, content: Uint8Array): Buffer {
  const utf8Name = 0x0800;
  const firstDay = 0x0021;
  return Buffer.concat([
    uint16(20),
    uint16(utf8Name),
    uint16(stored),
    uint16(0),
    uint16(firstDay),
    uint32(crc32(content)),
    uint32(content.length),
    uint32(content.length),
    uint16(path.length),
    uint16(0),
  ]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
