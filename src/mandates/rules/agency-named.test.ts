import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { decideAgency, lacksAgency } from './agency-named.ts';

const charter = readCharter('pmm-lac');
const on = (day: number) => Temporal.Instant.from(`2027-03-${String(day).padStart(2, '0')}T00:00:00Z`);
const held = (agency: string | null, office = 'agency-focal-point') => ({
  agency,
  office,
  startsAt: on(5),
  endsAt: on(20),
});
const codes = (...asked: Parameters<typeof decideAgency>) => {
  const decision = decideAgency(...asked);
  return decision.ok ? [] : decision.reasons.map(({ code }) => code);
};

test('a mandate to speak for an agency lacks one until it is said', () => {
  expect(lacksAgency(charter, held(null))).toBe(true);
  expect(lacksAgency(charter, held('undp'))).toBe(false);
  expect(lacksAgency(charter, held(null, 'operator'))).toBe(false);
  expect(lacksAgency(charter, held(null, 'gone'))).toBe(false);
});

test('it is said once, while the mandate holds or before it does', () => {
  expect(codes(charter, held(null), 'undp', on(1))).toEqual([]);
  expect(codes(charter, held(null), 'undp', on(10))).toEqual([]);
  expect(codes(charter, held('undp'), 'undp', on(10))).toEqual([]);
  expect(codes(charter, held('undp'), 'iom', on(10))).toEqual(['agency-named-already']);
  expect(codes(charter, held(null), 'undp', on(20))).toEqual(['mandate-already-ended']);
});

test('of an office that speaks for no agency it is not said', () => {
  expect(codes(charter, held(null, 'operator'), 'undp', on(10))).toEqual(['agency-not-asked']);
});
