import { expect, test } from 'vitest';
import { answerTimes, linksOpen } from './answer-times.ts';

const at = (time: string) => Temporal.Instant.from(`2023-08-${time}:00-06:00`);
const first = { startsAt: at('08T08:00'), endsAt: at('08T10:00') };
const second = { startsAt: at('09T08:00'), endsAt: at('09T10:00') };
const convened = at('01T08:00');
const announced = { convenedAt: convened, cancelledAt: null };

test('until a deadline is set, invitations are answered until the last theme is over', () => {
  expect(answerTimes(announced, [second, first], null)).toEqual({
    opensAt: convened,
    closesAt: second.endsAt,
    startsAt: first.startsAt,
    cancelled: false,
  });
});

test('a deadline closes the answers; withdrawing goes on until the first theme starts', () => {
  expect(answerTimes(announced, [first, second], at('05T18:00'))).toEqual({
    opensAt: convened,
    closesAt: at('05T18:00'),
    startsAt: first.startsAt,
    cancelled: false,
  });
});

test('called off, it says so', () => {
  expect(answerTimes({ ...announced, cancelledAt: at('02T08:00') }, [first], null)?.cancelled).toBe(true);
});

test('without themes there is nothing to answer', () => {
  expect(answerTimes(announced, [], null)).toBe(null);
});

test('a link opens its page for thirty days after the last theme', () => {
  expect(linksOpen([first, second], at('09T09:00'))).toBe(true);
  expect(linksOpen([first, second], second.endsAt.add({ hours: 30 * 24 - 1 }))).toBe(true);
  expect(linksOpen([first, second], second.endsAt.add({ hours: 30 * 24 }))).toBe(false);
});
