import { expect, test } from 'vitest';
import { writeBlt } from '../counting/write-blt.ts';
import { countFile, digestOfBallots, seedOf } from './count-file.ts';
import { readReceipt, receiptCode, receiptDigest } from './receipt.ts';

const list = {
  candidates: ['Ana "la Nena"', 'Beto\nRuiz', 'Caro'].map((name, at) => ({
    n: [3, 1, 2][at] ?? 0,
    candidacyId: `c${at}`,
    name,
    gone: at === 2,
  })),
  digest: 'ab',
  lotCommitment: 'cd',
};
const file = countFile({
  election: { id: 'e' as never },
  title: 'Una elección',
  list: list as never,
  ending: { outcome: 'counted', seats: 1, constraints: [], relaxed: [] },
  entitled: 5,
  voted: 3,
  ballots: [
    [2, [3, 1]],
    [1, [2]],
  ],
  receipts: ['00'],
  lotSeed: 'ef',
});

test('candidates’ numbers become positions, whoever withdrew among them', () => {
  expect(file.ballots).toEqual([
    [2, [0, 1]],
    [1, [2]],
  ]);
  expect([file.withdrawn, file.candidateIds]).toEqual([[2], ['c0', 'c1', 'c2']]);
});

test('the seed of the lots can be checked by hand', () => {
  // printf '[[2,[0,1]],[1,[2]]]' | sha256sum
  expect(digestOfBallots(file.ballots)).toBe('e3b665a1380ad68f0c57c9dc59fc97b0f12a3853cb0b0a90d1ee7c500a6aa81a');
  // printf '["ef","<that>"]' | sha256sum
  expect(file.lots).toEqual({
    commitment: 'cd',
    committed: 'ef',
    ballots: digestOfBallots(file.ballots),
    seed: seedOf('ef', digestOfBallots(file.ballots)),
  });
  expect(file.lots.seed).toBe('0f26b9ed265a08a5b21ba6297ed5f20d97f70e65c149196ad17ecdaaa9ef125b');
});

test('groups of gender go by letters in the order of the list, whichever they are; a group of nobody is left out', () => {
  const group = (category: string, name: string, members: readonly number[]) => ({
    category,
    group: name,
    min: 0,
    max: 1,
    members,
  });
  const written = (first: string, second: string) =>
    countFile({
      election: { id: 'e' as never },
      title: 'Una elección',
      list: list as never,
      ending: {
        outcome: 'counted',
        seats: 2,
        constraints: [
          group('gender', first, [1, 2]),
          group('gender', second, [0]),
          group('gender', 'open', []),
          group('sector', 'media', [0]),
        ],
        relaxed: [],
      },
      entitled: 5,
      voted: 3,
      ballots: [],
      receipts: [],
      lotSeed: 'ef',
    }).constraints;
  expect(written('woman', 'man')).toEqual([
    group('gender', 'A', [0]),
    group('gender', 'B', [1, 2]),
    group('sector', 'media', [0]),
  ]);
  expect(written('man', 'woman')).toEqual(written('woman', 'man'));
});

test('a BLT file holds the same ballots, names without what it cannot write', () => {
  expect(writeBlt(file)).toBe(
    ['3 1', '-3', '2 1 2 0', '1 3 0', '0', `"Ana 'la Nena'"`, '"Beto Ruiz"', '"Caro"', '"Una elección"', ''].join('\n'),
  );
});

test('a receipt is read however it is typed', () => {
  const code = receiptCode(Uint8Array.from({ length: 20 }, (_, at) => at * 13));
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(readReceipt(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
  expect(readReceipt('O0O0O-IlIlI-00000-11111')).toBe('00000-11111-00000-11111');
  expect([readReceipt(code.slice(1)), readReceipt(`${code}0`), readReceipt('U'.repeat(20)), readReceipt('')]).toEqual(
    Array(4).fill(null),
  );
  expect(receiptDigest('00000-11111-00000-11111')).toBe(
    '05f4063781293cbade794f4758dcb3248af1d237a912b5c808bdbdb9266e0467',
  );
});
