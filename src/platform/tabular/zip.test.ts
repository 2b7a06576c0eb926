import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accept } from '../result.ts';
import { unzip, zipStored } from './zip.ts';

const all = () => true;
const megabyte = 1_048_576;

/** One entry, deflated, whose headers may lie about its size. */
function deflated(name: string, content: Buffer, declared = content.length): Buffer {
  const packed = deflateRawSync(content, { level: 9 });
  const zip = Buffer.from(zipStored([{ name, content: packed }]));
  const directory = 30 + name.length + packed.length;
  for (const [method, size] of [
    [8, 22],
    [directory + 10, directory + 24],
  ] as const) {
    zip.writeUInt16LE(8, method);
    zip.writeUInt32LE(declared, size);
  }
  return zip;
}

test('what is packed without compression is unpacked exactly', () => {
  const entry = fc.record({
    name: fc.string({ minLength: 1, maxLength: 20 }),
    content: fc.uint8Array({ maxLength: 200 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(entry, { maxLength: 5, selector: ({ name }) => name }), (entries) => {
      const unpacked = unzip(zipStored(entries), all, megabyte);
      expect(unpacked.ok && unpacked.value.map(({ name, content }) => ({ name, content: [...content] }))).toEqual(
        entries.map(({ name, content }) => ({ name, content: [...content] })),
      );
    }),
  );
});

test('deflated entries are inflated, and only those wanted', () => {
  const file = deflated('xl/workbook.xml', Buffer.from('<workbook/>'.repeat(50)));
  expect(unzip(file, (name) => name.endsWith('.xml'), megabyte)).toEqual(
    accept([{ name: 'xl/workbook.xml', content: Buffer.from('<workbook/>'.repeat(50)) }]),
  );
  expect(unzip(file, (name) => name.endsWith('.png'), megabyte)).toEqual(accept([]));
});

test.each([
  ['that says so', 64 * megabyte],
  ['that says it is small', 100],
])('a small file %s does not unpack beyond the limit', (_fact, declared) => {
  const bomb = deflated('xl/sharedStrings.xml', Buffer.alloc(64 * megabyte), declared);
  expect(bomb.length).toBeLessThan(100_000);
  expect(unzip(bomb, all, 8 * megabyte)).toEqual({
    ok: false,
    reasons: [{ code: 'file-expands-too-much', params: { max: 8 } }],
  });
});

test('the limit is for all entries together', () => {
  const entries = ['a', 'b', 'c'].map((name) => ({ name, content: Buffer.alloc(400) }));
  expect(unzip(zipStored(entries), all, 1_200).ok).toBe(true);
  expect(unzip(zipStored(entries), all, 1_199)).toMatchObject({ reasons: [{ code: 'file-expands-too-much' }] });
});

const whole = zipStored([{ name: 'a.xml', content: Buffer.from('<a/>') }]);
const damaged: readonly (readonly [string, Buffer])[] = [
  ['cut short', whole.subarray(0, whole.length - 5)],
  ['no directory', Buffer.concat([whole.subarray(0, 30), Buffer.alloc(40)])],
  ['an entry that ends beyond the file', patch(whole, 39 + 20, 0xff)],
  ['an encrypted entry', patch(whole, 39 + 8, 1)],
  ['a compression method that spreadsheets do not use', patch(whole, 39 + 10, 14)],
  ['compressed bytes that are not', patch(patch(whole, 39 + 10, 8), 8, 8)],
  [
    'the same name twice',
    zipStored([
      { name: 'a', content: Buffer.of(1) },
      { name: 'a', content: Buffer.of(2) },
    ]),
  ],
  ['not an archive', Buffer.from('Organización;País')],
  ['nothing', Buffer.alloc(0)],
];

function patch(file: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(file);
  copy.writeUInt8(value, at);
  return copy;
}

test.each(damaged)('refused as damaged: %s', (_fact, file) => {
  expect(unzip(file, all, megabyte)).toEqual({ ok: false, reasons: [{ code: 'file-damaged' }] });
});

test('no sequence of bytes makes it throw', () => {
  fc.assert(
    fc.property(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 0, max: 255 }), (at, value) => {
      expect([true, false]).toContain(unzip(patch(whole, at, value), all, megabyte).ok);
    }),
    { numRuns: 2_000 },
  );
});
