import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { riverBasin } from '../../charter/testing/charter-files.ts';
import { type Call, decideCall, electionSlug, freeSeats, isRunning, rivalOf, seatsOf, yearOf } from './convening.ts';

const charter = readCharter('pmm-lac');
const river = readCharter(riverBasin);
const at = Temporal.Instant.from('2026-11-20T12:00:00Z');
const days = (n: number) => at.add({ hours: 24 * n });
const moments = {
  candidaciesUntil: days(14),
  objectionsUntil: days(20),
  votingFrom: days(22),
  votingUntil: days(28),
  complaintsUntil: days(34),
};
const call: Call = {
  body: 'mesa:1',
  contest: 'representation',
  seats: 2,
  termFrom: Temporal.PlainDate.from('2027-01-10'),
  note: null,
  moments,
};
const known = { sitting: [], rival: null, announcing: false, at, zone: 'America/Costa_Rica' };

const codes = (result: ReturnType<typeof decideCall>) => (result.ok ? [] : result.reasons.map(({ code }) => code));

test('The contest’s seats are its offices’ together, in each charter', () => {
  expect(seatsOf(charter.elections.contests[0])).toBe(2);
  expect(seatsOf(river.elections.contests[0])).toBe(2);
});

test('A call that keeps the rules is accepted', () => {
  expect(decideCall(charter, call, known).ok).toBe(true);
});

test('Seats: no more than the contest has, and than are free on the day', () => {
  expect(codes(decideCall(charter, { ...call, seats: 3 }, known))).toEqual(['too-many-seats']);
  expect(freeSeats(charter.elections.contests[0], [{ office: 'delegate' }, { office: 'delegate' }])).toBe(1);
  const delegate = { office: 'delegate', endsAt: days(70) };
  expect(codes(decideCall(charter, call, { ...known, sitting: [delegate] }))).toEqual(['seats-taken']);
  expect(decideCall(charter, { ...call, seats: 1 }, { ...known, sitting: [delegate] }).ok).toBe(true);
  expect(
    decideCall(charter, call, {
      ...known,
      sitting: [delegate, { ...delegate, office: 'secretariat', endsAt: days(90) }],
    }),
  ).toEqual({
    ok: false,
    reasons: [{ code: 'no-office-free', field: 'termFrom', params: { until: '2027-01-29' } }],
  });
});

test('A contest of another charter, or of another kind of body, is none', () => {
  expect(codes(decideCall(charter, { ...call, contest: 'boats' }, known))).toEqual(['contest-unknown']);
  expect(codes(decideCall(charter, { ...call, body: 'liaison' }, known))).toEqual(['contest-unknown']);
});

test('Announced, its note is in all languages and no other election runs', () => {
  const noted = { ...call, note: { es: 'Nota' } };
  expect(decideCall(charter, noted, known).ok).toBe(true);
  expect(codes(decideCall(charter, noted, { ...known, announcing: true, rival: 'running' }))).toEqual([
    'election-running',
    'note-incomplete',
  ]);
});

test('An election runs from its announcement until it is proclaimed, void or called off', () => {
  const course = { convenedAt: at, cancelled: null, closed: null, proclaimedAt: null };
  const closed = (outcome: 'counted' | 'no-quorum') => ({ ...course, closed: { at, outcome, entitled: 1, voted: 1 } });
  expect(isRunning({ ...course, convenedAt: null })).toBe(false);
  expect(isRunning(course)).toBe(true);
  expect(isRunning(closed('counted'))).toBe(true);
  expect(isRunning(closed('no-quorum'))).toBe(false);
  expect(isRunning({ ...course, cancelled: { at, reason: {} } })).toBe(false);
  expect(isRunning({ ...closed('counted'), proclaimedAt: at })).toBe(false);
});

test('Another election is to the same seats where its mandates hold at the same time, be it only prepared', () => {
  const zone = known.zone;
  const prepared = {
    body: call.body,
    contest: call.contest,
    termFrom: call.termFrom,
    fills: null,
    convenedAt: null,
    cancelled: null,
    closed: null,
    proclaimedAt: null,
  };
  const rival = (other: object, announcing = false) =>
    rivalOf(charter, prepared, [{ ...prepared, ...other }], { announcing, zone });
  const rest = { office: 'delegate', until: Temporal.Instant.from('2027-01-10T06:00:00Z') };
  expect(rival({})).toBe('prepared');
  expect(rival({ convenedAt: at })).toBe('running');
  expect(rival({ cancelled: { at, reason: {} } })).toBe(null);
  expect(rival({ body: 'mesa:2' })).toBe(null);
  expect(rival({ termFrom: Temporal.PlainDate.from('2028-01-09') })).toBe('prepared');
  expect(rival({ termFrom: Temporal.PlainDate.from('2028-01-10') })).toBe(null);
  expect(rival({ termFrom: Temporal.PlainDate.from('2026-12-01') })).toBe('prepared');
  expect(rival({ termFrom: Temporal.PlainDate.from('2026-12-01'), fills: [rest] })).toBe(null);
  expect(rival({}, true)).toBe(null);
  expect(rival({ termFrom: Temporal.PlainDate.from('2029-01-10'), convenedAt: at }, true)).toBe('running');
});

test('Addresses say the mesa and the year; a second one has a letter', () => {
  expect(electionSlug('mesa:2', 2027, [])).toBe('mesa-2-2027');
  expect(electionSlug('mesa:2', 2027, ['mesa-2-2027', 'mesa-2-2027-b'])).toBe('mesa-2-2027-c');
  expect(['mesa-2-2027', 'mesa-2-2027-c'].map((slug) => yearOf({ slug }))).toEqual(['2027', '2027 c']);
});
