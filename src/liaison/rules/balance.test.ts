import { describe, expect, test } from 'vitest';
import type { PersonId } from '../../accounts/types.ts';
import { readCharter } from '../../charter/read-charter.ts';
import { riverBasin } from '../../charter/testing/charter-files.ts';
import type { SeatMandate } from '../types.ts';
import { groupBalances, seatParity } from './balance.ts';

const charter = readCharter('pmm-lac');
const of = (mesa: number, country: string | null, group = 'migrants') => ({
  mesa,
  organization: country === null ? null : { country, group },
});
const said = (seated: Parameters<typeof groupBalances>[1], at = 0) => {
  const balance = groupBalances(charter, seated)[at];
  return {
    groups: Object.fromEntries(
      (balance?.groups ?? []).filter(({ seats }) => seats > 0).map(({ key, seats }) => [key, seats]),
    ),
    untold: balance?.untold,
    exceeded: balance?.exceeded,
  };
};

describe('"asegurar equilibrio subregional y sectorial" (Terms of Reference, "Arquitectura")', () => {
  test('counts what the directory shows, and nothing of those who asked not to be in it', () => {
    expect(said([of(1, 'BO'), of(1, 'PE'), of(2, 'GT'), of(2, null)])).toEqual({
      groups: { 'south-america': 2, 'central-america': 1 },
      untold: 1,
      exceeded: [1],
    });
  });

  test('two seats of one mesa in one sector are more than its election lets be elected together', () => {
    expect(said([of(3, 'BO', 'media'), of(3, 'GT', 'media'), of(4, 'GT', 'media')], 1)).toEqual({
      groups: { media: 3 },
      untold: 0,
      exceeded: [3],
    });
  });

  test('a diaspora’s organization counts outside the region', () => {
    expect(said([of(1, 'ES')]).groups).toEqual({ [charter.region.outside.key]: 1 });
  });
});

describe('parity is told in public only of enough persons, and never in numbers (decision 6)', () => {
  const seats = (...genders: (string | null)[]) =>
    genders.map((gender, n) => ({
      holder: { personId: `p${n}` as PersonId, office: 'liaison-member', gender } as SeatMandate,
    }));

  test.each([
    ['five women and five men', ['woman', 'man'], 5, 'kept'],
    ['nobody has answered', [null], 10, 'open'],
    ['ten women', ['woman'], 10, 'not-kept'],
  ] as const)('%s', (_, genders, times, standing) => {
    const all = Array.from({ length: times }, () => genders).flat();
    expect(seatParity(charter, seats(...all))).toBe(standing);
  });

  test('of fewer than the threshold nothing; without a rule there is nothing to tell', () => {
    expect(seatParity(charter, seats('woman', 'man', 'woman', 'man'))).toBe('withheld');
    expect(seatParity(charter, [{ holder: null }])).toBeNull();
    expect(seatParity(readCharter(riverBasin), seats('woman', 'man', 'woman', 'man', 'woman', 'man'))).toBeNull();
  });
});
