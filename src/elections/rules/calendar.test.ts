import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import {
  checkCalendar,
  decideCalendarChange,
  extended,
  lastAnnouncement,
  mayExtend,
  proposedCalendar,
  termAfter,
} from './calendar.ts';

const { elections } = readCharter('pmm-lac');
const zone = 'America/Costa_Rica';
const at = (text: string) => Temporal.Instant.from(text);
const opens = at('2026-11-20T12:00:00Z');

/** Every stage exactly as long as it must be. */
const least = {
  candidaciesUntil: at('2026-12-04T12:00:00Z'),
  objectionsUntil: at('2026-12-09T12:00:00Z'),
  votingFrom: at('2026-12-09T12:00:01Z'),
  votingUntil: at('2026-12-14T12:00:01Z'),
  complaintsUntil: at('2026-12-19T12:00:01Z'),
};
const second = Temporal.Duration.from({ seconds: 1 });

test('Stages of exactly the least length are long enough', () => {
  expect(checkCalendar(elections, least, { opens, zone })).toEqual([]);
});

test('An election can be announced as planned until its candidacies would be shorter than they must', () => {
  const last = lastAnnouncement(elections, least, zone);
  expect(last.toString()).toBe('2026-11-20T12:00:00Z');
  expect(checkCalendar(elections, least, { opens: last.add(second), zone }).map(({ code }) => code)).toEqual([
    'stage-too-short',
  ]);
});

test.each([
  ['candidaciesUntil', 14],
  ['objectionsUntil', 5],
  ['votingUntil', 5],
  ['complaintsUntil', 5],
] as const)('%s a second earlier is too early', (field, days) => {
  const moments = { ...least, [field]: least[field].subtract(second) };
  expect(checkCalendar(elections, moments, { opens, zone })).toContainEqual({
    code: 'stage-too-short',
    field,
    params: { days },
  });
});

test('Voting that begins as the objections end leaves no time for the list', () => {
  const moments = { ...least, votingFrom: least.objectionsUntil };
  expect(checkCalendar(elections, moments, { opens, zone })).toEqual([
    { code: 'moments-out-of-order', field: 'votingFrom' },
  ]);
});

test('What is proposed keeps the lengths, whatever the hour', () => {
  for (const hour of ['2026-11-20T00:00:00Z', '2026-11-20T05:59:59Z', '2026-11-20T23:59:59Z']) {
    const moments = proposedCalendar(elections, at(hour), zone);
    expect(checkCalendar(elections, moments, { opens: at(hour), zone })).toEqual([]);
  }
});

test('Mandates begin on the day on which complaints end, or later', () => {
  expect(termAfter(Temporal.PlainDate.from('2026-12-19'), least, zone)).toEqual([]);
  expect(termAfter(Temporal.PlainDate.from('2026-12-18'), least, zone)).toEqual([
    { code: 'term-before-end', field: 'termFrom' },
  ]);
});

const election = {
  calendar: { ...least, cause: 'set' as const },
  convenedAt: opens,
  termFrom: Temporal.PlainDate.from('2027-01-15'),
};

test('Nothing changes once voting has begun', () => {
  const known = { stage: 'voting', at: least.votingFrom, zone } as const;
  expect(decideCalendarChange(elections, election, least, known)).toEqual({
    ok: false,
    reasons: [{ code: 'calendar-fixed' }],
  });
});

test('Voting that should have begun, and waits for its list, is put off', () => {
  const late = at('2026-12-20T00:00:00Z');
  const known = { stage: 'listing', at: late, zone } as const;
  const moments = {
    ...least,
    votingFrom: late.add({ hours: 24 }),
    votingUntil: late.add({ hours: 24 * 6 }),
    complaintsUntil: late.add({ hours: 24 * 11 }),
  };
  expect(decideCalendarChange(elections, election, moments, known).ok).toBe(true);
  expect(decideCalendarChange(elections, election, least, known)).toMatchObject({
    reasons: [
      { code: 'moment-in-past', field: 'votingFrom' },
      { code: 'moment-in-past', field: 'votingUntil' },
      { code: 'moment-in-past', field: 'complaintsUntil' },
    ],
  });
});

test('Candidacies are extended once, by the charter’s days and no less when it is noticed late', () => {
  const set = { calendar: election.calendar, earlierCalendars: [] };
  expect(mayExtend(set, 'candidacies')).toBe(false);
  expect(mayExtend(set, 'objections')).toBe(true);
  const again = {
    calendar: { ...least, cause: 'changed' as const },
    earlierCalendars: [{ ...least, cause: 'few-candidates' as const }],
  };
  expect(mayExtend(again, 'objections')).toBe(false);
  const soon = extended(elections, least, { at: least.candidaciesUntil.add({ hours: 23 }), zone });
  expect(soon.candidaciesUntil.toString()).toBe('2026-12-11T12:00:00Z');
  expect(soon.complaintsUntil.toString()).toBe('2026-12-26T12:00:01Z');
  const late = extended(elections, least, { at: least.candidaciesUntil.add({ hours: 50 }), zone });
  expect(late.candidaciesUntil.toString()).toBe('2026-12-13T12:00:00Z');
});
