import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  firstKey,
  linesOf,
  type MadeEntry,
  makeRecord,
  mechanism,
  secondKey,
  textOf,
} from '../../testing/made-record.ts';
import { readDownload } from '../read-download.ts';
import { checkpointText, parseCheckpoint } from './checkpoint.ts';
import { formatEntryLine, formatLine, type Line, type Malformed, parseLine } from './download-lines.ts';
import { sha256 } from './entry.ts';
import type { Fault } from './faults.ts';
import { signNote } from './signed-note.ts';
import { type Trust, verifyChain } from './verify-chain.ts';

const made = makeRecord({ entries: 25, checkpointEvery: 10, erased: [7] });
const nothingKnown: Trust = { keys: [], checkpoint: null };
const firstKeyKnown: Trust = { keys: [firstKey.verifier], checkpoint: null };
const keptAt = (seq: number, of = made): Trust => ({
  keys: [],
  checkpoint: parseCheckpoint(of[seq - 1]?.checkpoint ?? ''),
});

const parsed = (lines: readonly string[]) => lines.map((line, index) => parseLine(line, index + 1));
const faultsIn = (lines: readonly string[], trust = nothingKnown) => verifyChain(parsed(lines), trust).faults;
const faultsOf = (entries: readonly MadeEntry[], trust = nothingKnown) => faultsIn(linesOf(entries), trust);

const linesOfBytes = (bytes: Uint8Array): Promise<(Line | Malformed)[]> => Array.fromAsync(readDownload([bytes]));

const entryAt = (entries: readonly MadeEntry[], seq: number): MadeEntry => {
  const entry = entries[seq - 1];
  if (!entry) throw new RangeError(`no entry ${seq}`);
  return entry;
};

/** The record with other facts in one entry; with `rehash`, its hash is made to fit, and with `all`, all after it. */
function rewrite(entries: readonly MadeEntry[], seq: number, rehash: 'none' | 'own' | 'all'): readonly MadeEntry[] {
  let previous: string | null = null;
  return entries.map((entry) => {
    if (entry.seq < seq || (entry.seq > seq && rehash !== 'all')) return entry;
    let { canonical } = entry;
    if (entry.seq === seq) canonical = canonical.replace('mesa:1', 'mesa:2');
    if (previous) canonical = canonical.replace(/"previous":"[0-9a-f]+"/, `"previous":"${previous}"`);
    const hash = rehash === 'none' ? entry.hash : sha256(canonical);
    previous = hash;
    return { ...entry, canonical, hash, line: formatEntryLine(canonical, hash) };
  });
}

describe('an untouched record', () => {
  test('passes, whatever its length, its checkpoints, its erased names and its change of key', () => {
    fc.assert(
      fc.property(
        fc.record({
          entries: fc.integer({ min: 0, max: 40 }),
          checkpointEvery: fc.integer({ min: 1, max: 15 }),
          erased: fc.uniqueArray(fc.integer({ min: 2, max: 40 })),
          changed: fc.integer({ min: 2, max: 40 }),
        }),
        ({ entries, checkpointEvery, erased, changed }) => {
          const record = makeRecord({ entries, checkpointEvery, erased, keyChange: { seq: changed, endorsed: true } });
          const verdict = verifyChain(parsed(linesOf(record)), entries > 0 ? firstKeyKnown : nothingKnown);
          expect(verdict.faults).toEqual([]);
          expect(verdict).toMatchObject({ ok: true, entries, mechanism });
          expect(verdict.head).toEqual(entries === 0 ? null : { seq: entries, hash: record.at(-1)?.hash });
        },
      ),
      { numRuns: 60 },
    );
  });

  test('tells how far it is signed and how many names were erased', () => {
    expect(verifyChain(parsed(linesOf(made)), firstKeyKnown)).toMatchObject({
      ok: true,
      entries: 25,
      head: { seq: 25, hash: made[24]?.hash },
      signed: { seq: 20, at: '2026-01-01T00:00:20.000Z', key: firstKey.verifier.fingerprint, trusted: true },
      checkpoints: 3,
      names: { readable: 23, erased: 1 },
    });
  });

  test('stays whole when any of its names are erased', () => {
    fc.assert(
      fc.property(fc.subarray(made.map(({ seq }) => seq)), (erased) => {
        const record = made.map((entry) => (erased.includes(entry.seq) ? { ...entry, openings: [] } : entry));
        expect(faultsOf(record, firstKeyKnown)).toEqual([]);
      }),
    );
  });
});

describe('what was done to a record is found', () => {
  const short = makeRecord({ entries: 6, checkpointEvery: 3, keyChange: { seq: 4, endorsed: true } });
  const bytes = Buffer.from(textOf(short));

  test('any single bit that was changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
        const changed = Buffer.from(bytes);
        changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
        expect(verifyChain(await linesOfBytes(changed), nothingKnown).ok).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  test('any line that was removed, but for one that holds a name', () => {
    const lines = linesOf(short);
    for (const [index, line] of lines.entries()) {
      const faults = faultsIn(lines.toSpliced(index, 1));
      expect(faults, line).not.toEqual([]);
    }
  });

  test('any entry that was removed, the counts made to fit', () => {
    for (const { seq } of made.slice(0, -1)) {
      const faults = faultsOf(made.filter((entry) => entry.seq !== seq));
      expect(faults).toContainEqual({ fault: 'removed', from: seq, to: seq });
    }
  });

  test('any two entries that changed places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 25 }), fc.integer({ min: 2, max: 25 }), (one, other) => {
        fc.pre(one < other);
        const swapped = [...made];
        swapped[one - 1] = entryAt(made, other);
        swapped[other - 1] = entryAt(made, one);
        expect(faultsOf(swapped)).toContainEqual({ fault: 'reordered', seq: one });
      }),
    );
  });

  test('any entry that was put in, be it a copy or a new one with a fitting hash', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 24 }), fc.boolean(), (seq, copy) => {
        const original = entryAt(made, seq);
        const canonical = copy ? original.canonical : original.canonical.replace('mesa:1', 'mesa:3');
        const hash = sha256(canonical);
        const forged = { ...original, canonical, hash, line: formatEntryLine(canonical, hash), checkpoint: null };
        const record = made.toSpliced(seq, 0, { ...forged, openings: [] });
        expect(faultsOf(record)).toEqual([{ fault: 'inserted', seq }]);
      }),
    );
  });

  test('any tail that was cut off past a checkpoint kept from before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 19 }), (last) => {
        const trust = keptAt(20);
        expect(faultsOf(made.slice(0, last), trust)).toEqual([{ fault: 'truncated', last, signed: 20 }]);
      }),
    );
    expect(faultsOf(made.slice(0, 20), keptAt(20))).toEqual([]);
  });
});

describe('each fault is named with its place', () => {
  const cases: readonly (readonly [string, readonly MadeEntry[], readonly Fault[]])[] = [
    ['an entry altered, its hash left', rewrite(made, 5, 'none'), [{ fault: 'altered', seq: 5 }]],
    ['an entry altered with its hash', rewrite(made, 5, 'own'), [{ fault: 'unlinked', seq: 6 }]],
    [
      'an entry altered under a checkpoint',
      rewrite(made, 10, 'own'),
      [
        { fault: 'rewritten', seq: 10, since: 1 },
        { fault: 'unlinked', seq: 11 },
      ],
    ],
    ['everything from an entry on made anew', rewrite(made, 15, 'all'), [{ fault: 'rewritten', seq: 20, since: 10 }]],
    ['three entries removed', made.filter(({ seq }) => seq < 12 || seq > 14), [{ fault: 'removed', from: 12, to: 14 }]],
    [
      'one entry brought forward',
      [...made.slice(0, 4), entryAt(made, 6), entryAt(made, 5), ...made.slice(6)],
      [{ fault: 'reordered', seq: 5 }],
    ],
    [
      'an opening of another name',
      made.map((entry) =>
        entry.seq === 8
          ? { ...entry, openings: entry.openings.map((line) => line.replace('Persona 8', 'Otra 8')) }
          : entry,
      ),
      [{ fault: 'wrong-opening', seq: 8 }],
    ],
    [
      'an opening under another entry',
      made.map((entry) => (entry.seq === 7 ? { ...entry, openings: entryAt(made, 8).openings } : entry)),
      [{ fault: 'wrong-opening', seq: 8 }],
    ],
    [
      'an opening given twice',
      made.map((entry) => (entry.seq === 8 ? { ...entry, openings: [...entry.openings, ...entry.openings] } : entry)),
      [{ fault: 'wrong-opening', seq: 8 }],
    ],
  ];
  test.each(cases)('%s', (_, record, faults) => {
    expect(faultsOf(record)).toEqual(faults);
  });

  test('a checkpoint that signs more than is there', () => {
    const cut = [...made.slice(0, 15), { ...entryAt(made, 16), checkpoint: entryAt(made, 20).checkpoint }];
    expect(faultsOf(cut)).toEqual([{ fault: 'truncated', last: 16, signed: 20 }]);
  });

  test('a closing line that counts otherwise, is missing, or is not the last', () => {
    const lines = linesOf(made);
    const end = formatLine({ type: 'end', entries: 24, head: made[23]?.hash ?? null, openings: 1, checkpoints: 1 });
    expect(faultsIn(lines.with(-1, end))).toEqual([
      { fault: 'wrong-count', of: 'entries' },
      { fault: 'wrong-count', of: 'openings' },
      { fault: 'wrong-count', of: 'checkpoints' },
      { fault: 'wrong-count', of: 'head' },
    ]);
    expect(faultsIn(lines.slice(0, -1))).toEqual([{ fault: 'cut-off' }]);
    expect(faultsIn([...lines, entryAt(made, 1).line])).toEqual([{ fault: 'out-of-place', line: lines.length + 1 }]);
  });

  test('a header that is missing or comes again', () => {
    const lines = linesOf(makeRecord({ entries: 3, checkpointEvery: 10 }));
    expect(faultsIn(lines.slice(1))[0]).toEqual({ fault: 'out-of-place', line: 1 });
    expect(faultsIn(lines.toSpliced(2, 0, lines[0] ?? ''))).toEqual([{ fault: 'out-of-place', line: 3 }]);
  });

  test('a number far beyond the end costs no more than any other', () => {
    const canonical = entryAt(made, 25).canonical.replace('"seq":25', `"seq":${Number.MAX_SAFE_INTEGER}`);
    const hash = sha256(canonical);
    const far = { ...entryAt(made, 25), canonical, hash, line: formatEntryLine(canonical, hash), openings: [] };
    expect(faultsIn(linesOf([...made.slice(0, 24), far]))).toContainEqual({
      fault: 'removed',
      from: 25,
      to: Number.MAX_SAFE_INTEGER - 1,
    });
  });
});

describe('signatures', () => {
  const sign = (seq: number, key: typeof firstKey, of: readonly MadeEntry[], named = mechanism): string =>
    signNote(
      checkpointText({ mechanism: named, seq, hash: entryAt(of, seq).hash, at: '2026-02-01T00:00:00.000Z' }),
      key.verifier.name,
      key.privateKey,
    );
  const withCheckpoint = (of: readonly MadeEntry[], seq: number, checkpoint: string): readonly MadeEntry[] =>
    of.map((entry) => (entry.seq === seq ? { ...entry, checkpoint } : entry));
  const forged = (note: string): string =>
    note.replace(/(\S{20})(\S)(\S+)\n$/, (_, a, b, c) => `${a}${b === 'A' ? 'B' : 'A'}${c}\n`);
  const changed = makeRecord({ entries: 25, checkpointEvery: 10, keyChange: { seq: 15, endorsed: true } });
  const lost = makeRecord({ entries: 25, checkpointEvery: 10, keyChange: { seq: 15, endorsed: false } });

  test('one that does not hold', () => {
    expect(faultsOf(withCheckpoint(made, 20, forged(entryAt(made, 20).checkpoint ?? '')))).toEqual([
      { fault: 'wrong-signature', seq: 20 },
    ]);
  });

  test('one by a key that nobody named', () => {
    expect(faultsOf(withCheckpoint(made, 20, sign(20, secondKey, made)))).toEqual([{ fault: 'unknown-key', seq: 20 }]);
  });

  test('one over the record of another mechanism', () => {
    expect(faultsOf(withCheckpoint(made, 20, sign(20, firstKey, made, 'other')))).toEqual([
      { fault: 'other-mechanism', seq: 20 },
    ]);
    const lines = linesOf(made);
    expect(faultsIn(lines.with(0, (lines[0] ?? '').replace('pmm-lac', 'other')))[0]).toEqual({
      fault: 'other-mechanism',
      seq: 1,
    });
  });

  test('a key that the old one vouches for is trusted like it', () => {
    expect(verifyChain(parsed(linesOf(changed)), firstKeyKnown)).toMatchObject({
      ok: true,
      signed: { seq: 20, key: secondKey.verifier.fingerprint, trusted: true },
      keys: [
        { since: 1, until: 15, trusted: true },
        { since: 15, until: null, trusted: true },
      ],
    });
  });

  test('a key that nothing vouches for is refused, unless the reader knows it', () => {
    expect(faultsOf(lost)).toContainEqual({ fault: 'unendorsed-key', seq: 15 });
    expect(faultsOf(lost, { keys: [secondKey.verifier], checkpoint: null })).toEqual([]);
  });

  test('knowing the new key is enough: what it signs covers what the old one did', () => {
    expect(faultsOf(changed, { keys: [secondKey.verifier], checkpoint: null })).toEqual([]);
  });

  test('a key that was replaced signs nothing any more', () => {
    expect(faultsOf(withCheckpoint(changed, 20, sign(20, firstKey, changed)))).toEqual([
      { fault: 'retired-key', seq: 20 },
    ]);
  });

  test('a record made anew with a key of its own does not pass for the one whose key is known', () => {
    expect(faultsOf(made, { keys: [secondKey.verifier], checkpoint: null })).toEqual([
      { fault: 'no-trusted-checkpoint' },
    ]);
  });

  test('a checkpoint that was kept is compared, and its own signature checked', () => {
    expect(faultsOf(rewrite(made, 15, 'none'), keptAt(10))).toEqual([{ fault: 'altered', seq: 15 }]);
    expect(faultsOf(rewrite(made, 5, 'all'), keptAt(10))).toContainEqual({ fault: 'rewritten', seq: 10, since: 1 });
    const false10 = parseCheckpoint(forged(entryAt(made, 10).checkpoint ?? ''));
    expect(faultsOf(made, { keys: [], checkpoint: false10 })).toEqual([{ fault: 'wrong-signature', seq: 10 }]);
  });
});

test('100,000 entries with their names and checkpoints are verified in under 2 s', () => {
  const lines = parsed(linesOf(makeRecord({ entries: 100_000, checkpointEvery: 100 })));
  // Of this thread's own time: what else runs on the machine does not count.
  const before = process.threadCpuUsage();
  const verdict = verifyChain(lines, firstKeyKnown);
  const { user, system } = process.threadCpuUsage(before);
  expect(verdict).toMatchObject({ ok: true, entries: 100_000 });
  expect((user + system) / 1e6).toBeLessThan(2);
}, 60_000);
