import { expect, test } from 'vitest';
import { inOrder } from './task-order.ts';

const at = (time: string) => Temporal.Instant.from(`2026-12-03T${time}:00Z`);

test('of what is under way, what ends sooner stands before', () => {
  const tasks = [
    { key: 'long', from: at('08:00'), until: at('20:00') },
    { key: 'short', from: at('11:00'), until: at('13:00') },
  ];
  expect(inOrder(tasks, at('12:00')).map(({ key }) => key)).toEqual(['short', 'long']);
});

test('what is under way first, then by date, then what has none', () => {
  const tasks = [
    { key: 'applications' },
    { key: 'later', from: at('18:00'), until: at('20:00') },
    { key: 'overdue', from: at('08:00') },
    { key: 'objections' },
    { key: 'over', from: at('10:00'), until: at('12:00') },
    { key: 'now', from: at('11:30'), until: at('13:00') },
  ];
  expect(inOrder(tasks, at('12:00')).map(({ key }) => key)).toEqual([
    'now',
    'overdue',
    'over',
    'later',
    'applications',
    'objections',
  ]);
});
