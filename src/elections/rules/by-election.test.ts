import { expect, test } from 'vitest';
import { type GivenTerm, seatsToFill } from './by-election.ts';

const contest = {
  offices: [
    { office: 'a', seats: 1 },
    { office: 'b', seats: 2 },
  ],
} as const;
const on = (day: string): Temporal.Instant => Temporal.Instant.from(`${day}T06:00:00Z`);
const term = (office: string, from: string, until: string, ended: string | null = null): GivenTerm => ({
  office,
  startsAt: on(from),
  termEndsAt: on(until),
  endedAt: ended === null ? null : on(ended),
});
const filled = (seats: number, terms: readonly GivenTerm[], begin = '2027-06-01') =>
  seatsToFill(contest, seats, terms, on(begin)).map(
    ({ office, until }) => `${office} ${until?.toString().slice(0, 10) ?? 'whole'}`,
  );

test('all seats together begin a whole term, in the order of the contest', () => {
  expect(filled(3, [term('a', '2027-01-01', '2028-01-01', '2027-03-01')])).toEqual(['a whole', 'b whole', 'b whole']);
});

test('a by-election fills what nobody holds that day, for the rest of the term that was left', () => {
  const [stays, left] = [term('b', '2027-01-01', '2028-01-01'), term('b', '2027-01-01', '2028-01-01', '2027-03-01')];
  expect(filled(1, [term('a', '2027-01-01', '2028-01-01'), stays, left])).toEqual(['b 2028-01-01']);
  expect(filled(2, [stays, left, term('a', '2027-01-01', '2028-01-01', '2027-02-01')])).toEqual([
    'a 2028-01-01',
    'b 2028-01-01',
  ]);
});

test('a seat that nobody left early is for a whole term: its term is over, or it was never held', () => {
  expect(filled(1, [term('a', '2026-01-01', '2027-01-01')])).toEqual(['a whole']);
  expect(filled(1, [term('a', '2026-01-01', '2027-01-01', '2026-06-01')])).toEqual(['a whole']);
  expect(filled(1, [])).toEqual(['a whole']);
});

test('at the second at which a term would end there is no rest of it', () => {
  const left = term('a', '2027-01-01', '2028-01-01', '2027-03-01');
  expect(filled(1, [left], '2027-12-31')).toEqual(['a 2028-01-01']);
  expect(filled(1, [left], '2028-01-01')).toEqual(['a whole']);
});
