import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  numberRecommendations,
  readRecommendationCode,
  recommendationCode,
  recommendationSlug,
} from './recommendation-code.ts';

const item = (id: string) => ({ id });

test('a recommendation is known by its theme and number: T1·R1, at 2023-t1-r1', () => {
  expect(recommendationCode({ theme: 1, number: 1 })).toBe('T1·R1');
  expect(recommendationSlug('2023', { theme: 2, number: 11 })).toBe('2023-t2-r11');
});

test('a code is read back, anything else is none', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9999 }), (theme, number) => {
      expect(readRecommendationCode(recommendationCode({ theme, number }))).toEqual({ theme, number });
    }),
  );
  for (const code of ['', 'T1R1', 'T0·R1', 'T1·R01', 'T1·R1 ', 't1·r1', 'T1·R-1'])
    expect(readRecommendationCode(code)).toBeNull();
});

test('before anything is published, numbers follow the order of the report', () => {
  const numbered = numberRecommendations(1, ['a', 'b', 'c'].map(item), new Map());
  expect(numbered).toEqual([
    { id: 'a', theme: 1, number: 1 },
    { id: 'b', theme: 1, number: 2 },
    { id: 'c', theme: 1, number: 3 },
  ]);
});

test('a published number is kept and never given again, whatever is moved, removed or added', () => {
  const published = new Map([
    ['a', { theme: 1, number: 1 }],
    ['b', { theme: 1, number: 2 }],
    ['gone', { theme: 1, number: 3 }],
    ['z', { theme: 2, number: 9 }],
  ]);
  const numbered = numberRecommendations(1, ['new', 'b', 'a', 'newer'].map(item), published);
  expect(numbered.map(({ id, number }) => `${id} ${number}`)).toEqual(['new 4', 'b 2', 'a 1', 'newer 5']);
});
