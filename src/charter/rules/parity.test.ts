import { describe, expect, test } from 'vitest';
import { readCharter } from '../read-charter.ts';
import { riverBasin } from '../testing/charter-files.ts';
import { parityAmong } from './parity.ts';

describe('"de manera democrática, transparente y paritaria"', () => {
  const { parity } = readCharter('pmm-lac');

  test.each<[string, (string | null)[], [number, number], boolean]>([
    ['a woman and a man', ['woman', 'man'], [1, 1], true],
    ['two women', ['woman', 'woman'], [2, 0], false],
    ['two men', ['man', 'man'], [0, 2], false],
    ['a man and a non-binary person', ['man', 'non-binary'], [0, 1], true],
    ['a woman and a person who prefers not to answer', ['woman', 'undisclosed'], [1, 0], true],
    ['a woman and a person who was not asked', ['woman', null], [1, 0], true],
    ['nobody yet', [], [0, 0], true],
  ])('%s', (_, genders, counts, kept) => {
    expect(parityAmong(parity, genders)).toEqual({ counts, kept });
  });

  test('a mechanism without the rule', () => {
    expect(parityAmong(readCharter(riverBasin).parity, ['woman', 'woman'])).toBeNull();
  });
});
