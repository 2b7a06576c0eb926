import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { officesOf } from '../../charter/rules/offices.ts';
import { riverBasin } from '../../charter/testing/charter-files.ts';
import { hostDays, reportDays, serviceEnds } from './service.ts';

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
