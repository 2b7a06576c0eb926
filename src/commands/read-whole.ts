import { openDownload } from '../record/open-download.ts';

/** All bytes of a file or an address, or null where there are more than `most`. @throws Halt where it cannot be read. */
export async function readWhole(source: string, most: number): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of openDownload(source)) {
    size += piece.length;
    if (size > most) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
