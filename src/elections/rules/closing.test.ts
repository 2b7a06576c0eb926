import { describe, expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import type { Balance } from '../../charter/types.ts';
import type { ListedCandidate, Stage } from '../types.ts';
import { decideClosing, endingOf, extendedCalendar, isExtended } from './closing.ts';

const { elections } = readCharter('pmm-lac');
const candidate = (n: number, gender: string, gone = false): ListedCandidate => ({
  n,
  candidacyId: `${n}` as ListedCandidate['candidacyId'],
  name: `${n}`,
  organizationId: `${n}`,
  organizationName: `${n}`,
  groups: { gender },
  gone,
});
const parity = ['woman', 'man'].map((group) => ({ category: 'gender' as Balance, group, min: 1, max: 1 }));
const vote = (candidates: readonly ListedCandidate[], voted: number, isExtended = false) => ({
  seats: 2,
  list: { candidates, bounds: parity, relaxed: [] },
  entitled: 40,
  voted,
  able: 40,
  isExtended,
});
const four = [candidate(1, 'woman'), candidate(2, 'man'), candidate(3, 'woman'), candidate(4, 'man')];

describe('a vote is closed', () => {
  test.each<[Stage, string]>([
    ['listed', 'close-too-early'],
    ['voting', 'close-too-early'],
    ['complaints', 'close-already'],
    ['proclaimed', 'close-already'],
    ['void', 'close-already'],
    ['cancelled', 'close-not-open'],
    ['listing', 'close-not-open'],
  ])('not while it is %s', (stage, code) => {
    expect(decideClosing(stage)).toEqual({ ok: false, reasons: [{ code }] });
  });
  test('once its hour has come', () => expect(decideClosing('closing').ok).toBe(true));
});

describe('how a vote ends', () => {
  test('with a quarter of the roll it is counted; with less extended once, then void', () => {
    expect(endingOf(elections, vote(four, 10))).toMatchObject({ outcome: 'counted', seats: 2, relaxed: [] });
    expect(endingOf(elections, vote(four, 9))).toEqual({ outcome: 'extended' });
    expect(endingOf(elections, vote(four, 9, true))).toEqual({ outcome: 'no-quorum' });
  });
  test('with fewer cards drawn than the quorum asks for it is void at once: more days bring no more votes', () => {
    expect(endingOf(elections, { ...vote(four, 8), able: 9 })).toEqual({ outcome: 'no-quorum' });
    expect(endingOf(elections, { ...vote(four, 8), able: 10 })).toEqual({ outcome: 'extended' });
    expect(endingOf(elections, { ...vote(four, 10), able: 10 })).toMatchObject({ outcome: 'counted' });
    expect(endingOf(elections, { ...vote(four.slice(0, 2), 0), able: 0 })).toMatchObject({ outcome: 'uncontested' });
  });
  test('no more stand than seats: nobody need have voted', () => {
    const two = [candidate(1, 'woman'), candidate(2, 'man'), candidate(3, 'woman', true)];
    expect(endingOf(elections, vote(two, 0))).toMatchObject({ outcome: 'uncontested', seats: 2, relaxed: [] });
    const one = [candidate(1, 'woman'), candidate(2, 'man', true)];
    expect(endingOf(elections, vote(one, 0))).toMatchObject({ outcome: 'uncontested', seats: 1, relaxed: ['gender'] });
    expect(endingOf(elections, vote([candidate(1, 'woman', true)], 30))).toEqual({ outcome: 'no-candidates' });
  });
  test('bounds that cannot be met are given up in the charter’s order; one that never is makes it void', () => {
    const women = [candidate(1, 'woman'), candidate(2, 'woman'), candidate(3, 'woman'), candidate(4, 'man', true)];
    expect(endingOf(elections, vote(women, 30))).toMatchObject({
      outcome: 'counted',
      relaxed: ['gender'],
      constraints: [],
    });
    expect(endingOf({ ...elections, relaxation: ['sector'] }, vote(women, 30))).toEqual({ outcome: 'infeasible' });
  });
});

describe('the calendar of an extension', () => {
  const at = (text: string) => Temporal.Instant.from(text);
  const calendar = {
    candidaciesUntil: at('2026-11-01T06:00:00Z'),
    objectionsUntil: at('2026-11-05T06:00:00Z'),
    votingFrom: at('2026-11-06T06:00:00Z'),
    votingUntil: at('2026-11-11T06:00:00Z'),
    complaintsUntil: at('2026-11-16T06:00:00Z'),
    cause: 'set',
  } as const;
  const zone = 'America/Costa_Rica';
  test('counts from the announced end, and gives complaints as long as they had', () => {
    const extended = extendedCalendar(calendar, 7, at('2026-11-11T06:00:31Z'), zone);
    expect([extended.votingUntil, extended.complaintsUntil].map(String)).toEqual([
      '2026-11-18T06:00:00Z',
      '2026-11-23T06:00:00Z',
    ]);
  });
  test('counts from now where the end was noticed a day late', () => {
    const extended = extendedCalendar(calendar, 7, at('2026-11-12T06:00:00Z'), zone);
    expect(String(extended.votingUntil)).toBe('2026-11-19T06:00:00Z');
  });
  test('there is one only', () => {
    expect(isExtended({ calendar, earlierCalendars: [] })).toBe(false);
    expect(isExtended({ calendar, earlierCalendars: [{ ...calendar, cause: 'no-quorum' }] })).toBe(true);
  });
});
