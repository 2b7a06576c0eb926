import { expect, test } from 'vitest';
import { accept, refuse } from '../../platform/result.ts';
import { decideNoteTaking } from './note-taking.ts';

const startsAt = Temporal.Instant.from('2023-08-08T14:00:00Z');

test.each([
  ['two days before, not yet', '2023-08-06T14:00:00Z', refuse('notes-not-open')],
  ['from the day before, as days differ by zone', '2023-08-07T14:00:00Z', accept(null)],
  ['while people speak', '2023-08-08T14:30:00Z', accept(null)],
  ['weeks later, while the report is being written', '2023-09-30T12:00:00Z', accept(null)],
  ['years later, where there is none', '2030-01-01T00:00:00Z', accept(null)],
])('%s', (_fact, at, decided) => {
  expect(decideNoteTaking({ startsAt, reportedAt: null }, Temporal.Instant.from(at))).toEqual(decided);
});

test.each(['2023-10-01T12:00:00Z', '2023-10-01T11:59:59Z'])(
  'not once the report is published, nor by an act that began a moment before: %s',
  (at) => {
    const reportedAt = Temporal.Instant.from('2023-10-01T12:00:00Z');
    expect(decideNoteTaking({ startsAt, reportedAt }, Temporal.Instant.from(at))).toEqual(refuse('notes-closed'));
  },
);
