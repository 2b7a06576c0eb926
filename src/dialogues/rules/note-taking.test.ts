import { expect, test } from 'vitest';
import { accept, refuse } from '../../platform/result.ts';
import { decideNoteTaking } from './note-taking.ts';

const startsAt = Temporal.Instant.from('2023-08-08T14:00:00Z');
const reportedAt = Temporal.Instant.from('2023-10-01T12:00:00Z');

test.each([
  ['two days before, not yet', '2023-08-06T14:00:00Z', refuse('notes-not-open')],
  ['from the day before, as days differ by zone', '2023-08-07T14:00:00Z', accept(null)],
  ['while people speak', '2023-08-08T14:30:00Z', accept(null)],
  ['weeks later, while the report is being written', '2023-09-30T12:00:00Z', accept(null)],
  ['not once the report is published', '2023-10-01T12:00:00Z', refuse('notes-closed')],
])('%s', (_fact, at, decided) => {
  expect(decideNoteTaking({ startsAt, reportedAt }, Temporal.Instant.from(at))).toEqual(decided);
});

test('without a report there is no end', () => {
  const late = Temporal.Instant.from('2030-01-01T00:00:00Z');
  expect(decideNoteTaking({ startsAt, reportedAt: null }, late)).toEqual(accept(null));
});
