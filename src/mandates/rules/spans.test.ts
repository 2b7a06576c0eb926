import { describe, expect, test } from 'vitest';
import { holdsAt, isEmpty, meet, type Span, together } from './spans.ts';

const on = (day: number) => Temporal.Instant.from(`2027-01-${String(day).padStart(2, '0')}T00:00:00Z`);
const span = (from: number, until: number | null): Span => ({
  startsAt: on(from),
  endsAt: until === null ? null : on(until),
});

test('a span holds from its first moment on, and not at its end', () => {
  expect([4, 5, 8, 9].map((day) => holdsAt(span(5, 9), on(day)))).toEqual([false, true, true, false]);
  expect([4, 5, 30].map((day) => holdsAt(span(5, null), on(day)))).toEqual([false, true, true]);
});

test('what ends before it has begun is empty', () => {
  expect([span(5, 6), span(5, 5), span(5, 3), span(5, null)].map(isEmpty)).toEqual([false, true, true, false]);
});

describe('while both hold', () => {
  test.each<readonly [string, Span, Span, Span, boolean]>([
    ['one within the other', span(1, 9), span(3, 5), span(3, 5), true],
    ['one after the other begins', span(1, 5), span(3, 9), span(3, 5), true],
    ['without ends', span(1, null), span(3, null), span(3, null), true],
    ['one without end', span(1, 5), span(3, null), span(3, 5), true],
    ['one when the other ends', span(1, 5), span(5, 9), span(5, 5), false],
    ['apart', span(1, 3), span(5, 9), span(5, 3), false],
    ['an empty one', span(1, 9), span(5, 5), span(5, 5), false],
  ])('%s', (_, one, other, both, has) => {
    expect([together(one, other), together(other, one)]).toEqual([both, both]);
    expect([meet(one, other), meet(other, one)]).toEqual([has, has]);
  });
});
