import { type Line, type Malformed, mostLineBytes, parseLine } from './rules/download-lines.ts';

/** More is not read: at 600 bytes an entry, more than three million entries. */
export const mostBytes = 2 * 1024 ** 3;

export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/**
 * The lines of a download, read as its bytes arrive. A line that is too long is passed over and told of, never held.
 * @throws TooLarge beyond `limit` bytes.
 */
export async function* readDownload(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number = mostBytes,
): AsyncGenerator<Line | Malformed, void, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let number = 0;
  let total = 0;
  let held: Uint8Array[] = [];
  let length = 0;

  const hold = (piece: Uint8Array): void => {
    length += piece.length;
    if (length <= mostLineBytes) held.push(piece);
    else held = [];
  };

  const line = (): Line | Malformed => {
    const [pieces, size] = [held, length];
    [held, length] = [[], 0];
    number += 1;
    if (size > mostLineBytes) return { type: 'malformed', line: number, why: 'too-long' };
    try {
      return parseLine(decoder.decode(Buffer.concat(pieces)), number);
    } catch {
      return { type: 'malformed', line: number, why: 'not-utf8' };
    }
  };

  for await (const chunk of bytes) {
    total += chunk.length;
    if (total > limit) throw new TooLarge(`more than ${limit} bytes`);
    let from = 0;
    for (let feed = chunk.indexOf(0x0a); feed >= 0; feed = chunk.indexOf(0x0a, from)) {
      hold(chunk.subarray(from, feed));
      yield line();
      from = feed + 1;
    }
    if (from < chunk.length) hold(chunk.subarray(from));
  }
  // Every line ends with a line feed; a rest without one was cut off, whatever it says.
  if (length > 0) yield { type: 'malformed', line: number + 1, why: 'no-line-feed' };
}
