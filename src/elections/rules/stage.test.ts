import { expect, test } from 'vitest';
import { stageOf } from './stage.ts';

const at = (text: string) => Temporal.Instant.from(text);
const second = Temporal.Duration.from({ seconds: 1 });

const calendar = {
  candidaciesUntil: at('2026-12-05T06:00:00Z'),
  objectionsUntil: at('2026-12-10T06:00:00Z'),
  votingFrom: at('2026-12-12T06:00:00Z'),
  votingUntil: at('2026-12-17T06:00:00Z'),
  complaintsUntil: at('2026-12-22T06:00:00Z'),
  cause: 'set',
} as const;
const prepared = { calendar, convenedAt: null, cancelled: null, listedAt: null, closed: null, proclaimedAt: null };
const convened = { ...prepared, convenedAt: at('2026-11-20T12:00:00Z') };
const listed = { ...convened, listedAt: at('2026-12-11T12:00:00Z') };
const closed = (outcome: 'counted' | 'uncontested' | 'no-quorum' | 'infeasible' | 'no-candidates') => ({
  ...listed,
  closed: { at: at('2026-12-17T06:00:00Z'), outcome, entitled: 40, voted: 30 },
});

test('Nothing is public before an election is announced, however late it is', () => {
  expect(stageOf(prepared, at('2026-12-13T00:00:00Z'))).toBe('preparing');
});

test.each([
  ['candidacies', convened, calendar.candidaciesUntil, 'objections'],
  ['objections', convened, calendar.objectionsUntil, 'listing'],
  ['listed', listed, calendar.votingFrom, 'voting'],
  ['voting', listed, calendar.votingUntil, 'closing'],
  ['complaints', closed('counted'), calendar.complaintsUntil, 'proclaiming'],
] as const)('%s lasts until the last second before its end', (stage, election, until, next) => {
  expect(stageOf(election, until.subtract(second))).toBe(stage);
  expect(stageOf(election, until)).toBe(next);
});

test('Without a published list no voting begins', () => {
  expect(stageOf(convened, calendar.votingFrom)).toBe('listing');
  expect(stageOf(convened, calendar.complaintsUntil)).toBe('listing');
});

test('An election without a contest has its complaints too; one that elected nobody is void', () => {
  const during = calendar.votingUntil;
  expect(stageOf(closed('uncontested'), during)).toBe('complaints');
  for (const outcome of ['no-quorum', 'infeasible', 'no-candidates'] as const) {
    expect(stageOf(closed(outcome), during)).toBe('void');
  }
});

test('Proclaimed or cancelled, it stays so', () => {
  const late = at('2027-06-01T00:00:00Z');
  expect(stageOf({ ...closed('counted'), proclaimedAt: at('2026-12-23T00:00:00Z') }, late)).toBe('proclaimed');
  expect(stageOf({ ...convened, cancelled: { at: at('2026-11-22T00:00:00Z'), reason: { es: 'x' } } }, late)).toBe(
    'cancelled',
  );
});
