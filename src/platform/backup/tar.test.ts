import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTar, tarEnd, tarFile } from './tar.ts';

const at = Temporal.Instant.from('2026-11-20T12:00:00Z');
const archive = (...files: readonly (readonly [name: string, content: string])[]): Buffer =>
  Buffer.concat([...files.flatMap(([name, content]) => tarFile(name, Buffer.from(content), at)), tarEnd()]);

/** In pieces of `size` bytes, as a disk or a pipe may hand them out. */
async function* inPieces(bytes: Uint8Array, size = 700) {
  for (let from = 0; from < bytes.byteLength; from += size) yield bytes.subarray(from, from + size);
}

async function read(bytes: Uint8Array, size?: number): Promise<[string, string][]> {
  const files: [string, string][] = [];
  for await (const { name, content } of readTar(inPieces(bytes, size))) {
    const pieces: Uint8Array[] = [];
    for await (const piece of content) pieces.push(piece);
    files.push([name, Buffer.concat(pieces).toString()]);
  }
  return files;
}

test('what is written is read again, whatever the sizes', async () => {
  const file = fc.tuple(fc.stringMatching(/^[a-z/.]{1,100}$/), fc.string({ maxLength: 1500 }));
  await fc.assert(
    fc.asyncProperty(fc.array(file, { maxLength: 5 }), fc.integer({ min: 1, max: 2000 }), async (files, size) => {
      expect(await read(archive(...files), size)).toEqual(files);
    }),
    { numRuns: 100 },
  );
});

test('any tar reads it', () => {
  const { stdout, stderr, status } = spawnSync('tar', ['-tv', '-f', '-', '--utc', '--full-time'], {
    input: archive(['tables/person.000001.copy', 'ñandú'], ['empty', '']),
  });
  expect([status, stderr.toString()]).toEqual([0, '']);
  expect(
    stdout
      .toString()
      .trim()
      .split('\n')
      .map((line) => line.replace(/\s+/g, ' ')),
  ).toEqual([
    '-rw------- 0/0 7 2026-11-20 12:00:00 tables/person.000001.copy',
    '-rw------- 0/0 0 2026-11-20 12:00:00 empty',
  ]);
});

test('a file that is not read is passed over', async () => {
  const names: string[] = [];
  for await (const { name } of readTar(inPieces(archive(['a', 'x'.repeat(3000)], ['b', 'y'])))) names.push(name);
  expect(names).toEqual(['a', 'b']);
});

test('a name that would not fit is not written', () => {
  for (const name of ['', 'a'.repeat(101), 'ñandú', 'a b']) expect(() => tarFile(name, Buffer.alloc(0), at)).toThrow();
});

describe('what is no whole archive is refused', () => {
  const whole = archive(['a', 'x'.repeat(1000)], ['b', 'y']);

  test('cut off anywhere', async () => {
    for (let length = 0; length < whole.byteLength; length += 97) {
      await expect(read(whole.subarray(0, length))).rejects.toThrow(/^it is (cut off|damaged)$/);
    }
  });

  test('a header changed anywhere', async () => {
    for (let n = 0; n < 512; n += 1) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(n) ^ 0x11, n);
      await expect(read(changed)).rejects.toThrow('it is damaged');
    }
  });

  test('something behind its end', async () => {
    await expect(read(Buffer.concat([whole, Buffer.from('x')]))).rejects.toThrow('something follows its end');
  });
});
