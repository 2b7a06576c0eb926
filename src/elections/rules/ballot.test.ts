import { describe, expect, test } from 'vitest';
import { placesIn, readRanking } from './ballot.ts';

const candidates = [1, 2, 3, 4, 5].map((n) => ({ n, gone: n === 5 }));
const read = (places: Record<number, string>) =>
  readRanking(new Map(Object.entries(places).map(([n, text]) => [Number(n), text])), candidates);

describe('a ranking is read', () => {
  test('from places in any order, spaces and leading zeros around them', () => {
    expect(read({ 1: '2', 2: ' 3 ', 3: '01', 4: '4' })).toEqual({ ok: true, value: [3, 1, 2, 4] });
  });
  test('with candidates left out, and places left out: 2 and 4 are first and second', () => {
    expect(read({ 1: '', 2: '4', 3: ' ', 4: '2' })).toEqual({ ok: true, value: [4, 2] });
  });
});

describe('a ballot that cannot be read is told why, all at once', () => {
  test('nothing ranked', () => {
    expect(read({ 1: '', 2: '' })).toEqual({ ok: false, reasons: [{ code: 'ballot-empty' }] });
    expect(read({})).toEqual({ ok: false, reasons: [{ code: 'ballot-empty' }] });
  });
  test('two in one place, both beside their field; what is no place; who is gone; who is nobody', () => {
    expect(read({ 1: '1', 2: '1', 3: 'x', 4: '6', 5: '2', 9: '3' })).toEqual({
      ok: false,
      reasons: [
        { code: 'ballot-place-twice', field: 'lugar-1', params: { place: 1 } },
        { code: 'ballot-place-twice', field: 'lugar-2', params: { place: 1 } },
        { code: 'ballot-not-a-place', field: 'lugar-3', params: { most: 5 } },
        { code: 'ballot-not-a-place', field: 'lugar-4', params: { most: 5 } },
        { code: 'ballot-candidate-gone' },
        { code: 'ballot-candidate-unknown' },
      ],
    });
  });
  test.each(['0', '-1', '1.5', '1e1', '٣', '1 2', '999999999999', 'Ana'])('%j is no place', (text) => {
    const params = { most: 5 };
    expect(read({ 1: text })).toEqual({
      ok: false,
      reasons: [{ code: 'ballot-not-a-place', field: 'lugar-1', params }],
    });
  });
});

test('fields of a form: places alone, and one sent twice is not one place', () => {
  expect([...placesIn({ 'lugar-1': '2', 'lugar-02': '1', once: 'x', 'lugar-3': ['1', '2'], 'lugar-x': '1' })]).toEqual([
    [1, '2'],
    [3, '1 2'],
  ]);
});
