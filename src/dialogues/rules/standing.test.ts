import { expect, test } from 'vitest';
import { courseOf, processSteps, standingOf } from './standing.ts';

const instant = Temporal.Instant.from;
const session = (day: string) => ({ startsAt: instant(`${day}T14:00:00Z`), endsAt: instant(`${day}T16:00:00Z`) });
const milestones = {
  convenedAt: instant('2026-11-01T00:00:00Z'),
  firstInvitedAt: instant('2026-11-05T00:00:00Z'),
  themes: [session('2026-12-05'), session('2026-12-04')],
  reportedAt: null,
};
const step = (at: string, changes: object = {}) =>
  processSteps[standingOf({ ...milestones, ...changes }, instant(at)).current];

test('a dialogue goes from its convening through invitations and the day to its report', () => {
  expect(step('2026-11-20T00:00:00Z', { convenedAt: null })).toBe('convened');
  expect(step('2026-11-20T00:00:00Z')).toBe('invitations');
  expect(step('2026-12-04T14:30:00Z', { convenedAt: null })).toBe('convened');
  expect(step('2026-12-04T14:00:00Z')).toBe('held');
  expect(step('2026-12-05T15:59:59Z')).toBe('held');
  expect(step('2026-12-05T16:00:00Z')).toBe('report');
  expect(step('2027-01-05T00:00:00Z', { reportedAt: instant('2027-01-04T00:00:00Z') })).toBe(undefined);
});

test.each([
  ['2026-12-04T13:59:59Z', 'ahead'],
  ['2026-12-04T14:00:00Z', 'under-way'],
  ['2026-12-04T22:00:00Z', 'under-way'],
  ['2026-12-05T16:00:00Z', 'over'],
])('at %s a dialogue of two days is %s', (at, course) => {
  expect(courseOf(milestones.themes, instant(at))).toBe(course);
});

test('each step says when it was taken or begins', () => {
  const { moments } = standingOf(milestones, instant('2026-11-20T00:00:00Z'));
  expect(Object.values(moments).map((moment) => moment?.toString() ?? null)).toEqual([
    '2026-11-01T00:00:00Z',
    '2026-11-05T00:00:00Z',
    '2026-12-04T14:00:00Z',
    null,
  ]);
  expect(standingOf({ ...milestones, themes: [] }, instant('2026-11-20T00:00:00Z')).moments.held).toBe(null);
});
