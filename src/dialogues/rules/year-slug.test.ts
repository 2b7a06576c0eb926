import { expect, test } from 'vitest';
import { yearSlug } from './year-slug.ts';

test.each([
  [[], '2026'],
  [['2026'], '2026-2'],
  [['2026', '2026-2', '2026-3'], '2026-4'],
  [['2026', '2026-3'], '2026-2'],
  [['2025', '20261'], '2026'],
])('beside %j the address is %s', (taken, slug) => {
  expect(yearSlug(2026, taken)).toBe(slug);
});
