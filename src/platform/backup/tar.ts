/**
 * The little of the tar format (POSIX.1-2017 pax, "ustar Interchange Format") that a backup needs: plain files with
 * short names, one after another, so that any `tar` can look into one.
 */

const block = 512;

/** A name of a hundred bytes at most in ASCII, and up to 8 GiB. */
export function tarFile(name: string, content: Uint8Array, at: Temporal.Instant): Uint8Array[] {
  const header = Buffer.alloc(block);
  if (!/^[\x21-\x7e]{1,100}$/.test(name)) throw new RangeError(`not a name for a tar file: ${name}`);
  header.write(name, 0);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${octal(content.byteLength, 11)}\0`, 124);
  header.write(`${octal(Math.floor(at.epochMilliseconds / 1000), 11)}\0`, 136);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(`${octal(checksum(header), 6)}\0 `, 148);
  return [header, content, Buffer.alloc(padding(content.byteLength))];
}

/** Two empty blocks end the archive. */
export const tarEnd = (): Uint8Array => Buffer.alloc(2 * block);

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');
const padding = (size: number): number => (block - (size % block)) % block;

/** The sum of the header's bytes, its own field read as spaces. */
function checksum(header: Uint8Array): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 0x20 : byte), 0);
}

/** The archive is not one, or ends too early. */
export class TarFault extends Error {
  override readonly name = 'TarFault';
}

export type TarEntry = {
  readonly name: string;
  readonly size: number;
  /** To be read before the next entry; what is left of it is passed over. */
  readonly content: AsyncIterable<Uint8Array>;
};

/** The files of an archive in their order. @throws TarFault where it is damaged or cut off. */
export async function* readTar(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry, void, void> {
  const source = reading(bytes);
  for (;;) {
    const header = await source.whole(block);
    if (header.every((byte) => byte === 0)) break;
    const { name, size } = readHeader(header);
    const content = source.take(size);
    yield { name, size, content };
    for await (const _ of content);
    await source.whole(padding(size));
  }
  if (!(await source.whole(block)).every((byte) => byte === 0)) throw new TarFault('it does not end as it should');
  if (!(await source.isOver())) throw new TarFault('something follows its end');
}

function readHeader(header: Buffer): { name: string; size: number } {
  const field = (from: number, length: number): string =>
    header.toString('latin1', from, from + length).replace(/[\0 ]+$/, '');
  const number = (text: string): number => (/^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number.NaN);
  if (field(257, 5) !== 'ustar' || number(field(148, 8)) !== checksum(header)) throw new TarFault('it is damaged');
  const size = number(field(124, 12));
  if (Number.isNaN(size) || header.toString('latin1', 156, 157) !== '0') throw new TarFault('it is damaged');
  return { name: field(0, 100), size };
}

/** Reads a stream by numbers of bytes. */
function reading(bytes: AsyncIterable<Uint8Array>) {
  const chunks = bytes[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();

  async function next(): Promise<boolean> {
    while (rest.byteLength === 0) {
      const { done, value } = await chunks.next();
      if (done) return false;
      rest = value;
    }
    return true;
  }

  async function* take(size: number): AsyncGenerator<Uint8Array, void, void> {
    for (let left = size; left > 0; ) {
      if (!(await next())) throw new TarFault('it is cut off');
      const piece = rest.subarray(0, left);
      rest = rest.subarray(piece.byteLength);
      left -= piece.byteLength;
      yield piece;
    }
  }

  return {
    take,
    async whole(size: number): Promise<Buffer> {
      const pieces: Uint8Array[] = [];
      for await (const piece of take(size)) pieces.push(piece);
      return Buffer.concat(pieces);
    },
    isOver: async () => !(await next()),
  };
}
