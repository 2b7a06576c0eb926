import { expect, test } from 'vitest';
import type { Calendar } from '../types.ts';
import { isLinkOpen } from './candidate-link.ts';

const at = (moment: string): Temporal.Instant => Temporal.Instant.from(moment);
const calendar: Calendar = {
  candidaciesUntil: at('2026-12-05T06:00:00Z'),
  objectionsUntil: at('2026-12-11T06:00:00Z'),
  votingFrom: at('2026-12-14T06:00:00Z'),
  votingUntil: at('2026-12-19T06:00:00Z'),
  complaintsUntil: at('2026-12-24T06:00:00Z'),
  cause: 'set',
};
const open = (moment: string, cancelled: Parameters<typeof isLinkOpen>[0]['cancelled'] = null) =>
  isLinkOpen({ calendar, cancelled }, at(moment));

test("a candidate's link opens until the time for complaints is over, to the second", () => {
  expect(open('2026-11-20T12:00:00Z')).toBe(true);
  expect(open('2026-12-24T05:59:59Z')).toBe(true);
  expect(open('2026-12-24T06:00:00Z')).toBe(false);
});

test('and not once the election is called off', () => {
  expect(open('2026-12-01T00:00:00Z', { at: at('2026-11-30T00:00:00Z'), reason: { es: 'Motivo' } })).toBe(false);
});
