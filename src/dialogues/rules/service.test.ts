import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { officesOf } from '../../charter/rules/offices.ts';
import { riverBasin } from '../../charter/testing/charter-files.ts';
import { hostDays, reportDays, serviceEnds, serviceSuffices } from './service.ts';

const ends = Temporal.Instant.from('2026-12-04T16:00:00Z');
const days = (charter: string) =>
  officesOf(readCharter(charter), 'theme').map((office) => [
    office.key,
    ends.until(serviceEnds(office, ends)).total({ unit: 'hours' }) / 24,
  ]);

test('a facilitator serves until the list of those who were there is done, a rapporteur until the report is', () => {
  expect(days('pmm-lac')).toEqual([
    ['facilitator', hostDays],
    ['rapporteur', reportDays],
  ]);
  expect(days(riverBasin)).toEqual([['scribe', reportDays]]);
});

test('a mandate does for a session that moved while half of the days after it are left', () => {
  const [facilitator, rapporteur] = officesOf(readCharter('pmm-lac'), 'theme');
  if (!facilitator || !rapporteur) throw new Error('no offices');
  for (const [office, days] of [
    [facilitator, hostDays],
    [rapporteur, reportDays],
  ] as const) {
    const until = serviceEnds(office, ends);
    const moved = ends.add({ hours: 12 * days });
    expect(serviceSuffices(office, moved, until)).toBe(true);
    expect(serviceSuffices(office, moved.add({ seconds: 1 }), until)).toBe(false);
    expect(serviceSuffices(office, moved.add({ seconds: 1 }), null)).toBe(true);
  }
});
