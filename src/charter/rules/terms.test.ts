import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayBeReelected, termEnd, termEndAt } from './terms.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const at = (iso: string) => Temporal.Instant.from(iso);

describe('the first day on which a term no longer holds', () => {
  test.each([
    ['Terms of Reference, "Arquitectura": one year', '2023-03-01', 12, '2024-03-01'],
    ['a year across a 29 February', '2024-01-15', 12, '2025-01-15'],
    ['from a 29 February it holds until the last day of the next February', '2024-02-29', 12, '2025-03-01'],
    ['from a 29 February to a 29 February, four years on', '2024-02-29', 48, '2028-02-29'],
    ['from a 31 August, six months hold until the last day of February', '2025-08-31', 6, '2026-03-01'],
    ['the same in a leap year', '2023-08-31', 6, '2024-03-01'],
    ['a month from a 31 January', '2026-01-31', 1, '2026-03-01'],
    ['a month from a 28 February', '2026-02-28', 1, '2026-03-28'],
  ])('%s', (_, from, months, end) => {
    expect(termEnd(day(from), months)?.toString()).toBe(end);
  });

  test('an office without a term has no end', () => {
    expect(termEnd(day('2024-02-29'), null)).toBeNull();
    expect(termEndAt(at('2024-02-29T10:00:00Z'), null, 'America/Bogota')).toBeNull();
  });

  test('a later start never ends earlier', () => {
    const days = fc.integer({ min: 0, max: 20_000 }).map((after) => day('2000-01-01').add({ days: after }));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (from, months) => {
        const end = termEnd(from, months);
        const next = termEnd(from.add({ days: 1 }), months);
        expect(end && next && Temporal.PlainDate.compare(end, next)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('the moment a term ends', () => {
  test('keeps the hour of the clock where summer time begins in between', () => {
    const end = termEndAt(at('2025-02-10T12:00:00Z'), 6, 'America/Santiago');
    expect(end?.toZonedDateTimeISO('America/Santiago').toString()).toBe('2025-08-10T09:00:00-04:00[America/Santiago]');
  });

  test('counts by the day of the place, not of Greenwich', () => {
    const start = at('2024-03-01T03:00:00Z');
    expect(start.toZonedDateTimeISO('America/Costa_Rica').toPlainDate().toString()).toBe('2024-02-29');
    expect(termEndAt(start, 12, 'America/Costa_Rica')?.toString()).toBe('2025-03-02T03:00:00Z');
    expect(termEndAt(start, 12, 'UTC')?.toString()).toBe('2025-03-01T03:00:00Z');
  });
});

describe('"por un periodo de duración de 1 año, con posibilidad de una reelección inmediata"', () => {
  const office = { termMonths: 12, reelections: 1 };
  const year = (from: string) => ({ from: day(from), until: day(from).add({ years: 1 }) });
  const first = year('2022-03-01');
  const second = year('2023-03-01');

  test('a first election', () => {
    expect(mayBeReelected(office, [], day('2022-03-01'))).toEqual({ ok: true, value: { inARow: 0, left: 1 } });
  });

  test('one immediate re-election is possible', () => {
    expect(mayBeReelected(office, [first], day('2023-03-01'))).toEqual({ ok: true, value: { inARow: 1, left: 0 } });
  });

  test('a second immediate re-election is not; a whole term must pass', () => {
    expect(mayBeReelected(office, [second, first], day('2024-03-01'))).toEqual({
      ok: false,
      reasons: [{ code: 'reelection-limit', params: { limit: 1, inARow: 2, again: '2025-03-01' } }],
    });
    expect(mayBeReelected(office, [first, second], day('2025-02-28')).ok).toBe(false);
    expect(mayBeReelected(office, [first, second], day('2025-03-01'))).toEqual({
      ok: true,
      value: { inARow: 0, left: 1 },
    });
  });

  test('a pause shorter than a term does not break the row', () => {
    const late = year('2023-09-01');
    expect(mayBeReelected(office, [first, late], day('2025-01-15'))).toMatchObject({
      ok: false,
      reasons: [{ params: { inARow: 2, again: '2025-09-01' } }],
    });
  });

  test('a mandate given up early counts', () => {
    const short = { from: day('2023-03-01'), until: day('2023-04-01') };
    expect(mayBeReelected(office, [first, short], day('2023-06-01')).ok).toBe(false);
  });

  test('a row that ended a term ago does not count', () => {
    const long = [year('2018-03-01'), year('2019-03-01'), year('2022-03-01')];
    expect(mayBeReelected(office, long, day('2023-03-01'))).toEqual({ ok: true, value: { inARow: 1, left: 0 } });
  });

  test('no immediate re-election at all, where the limit is 0', () => {
    expect(mayBeReelected({ termMonths: 24, reelections: 0 }, [first], day('2023-03-01'))).toEqual({
      ok: false,
      reasons: [{ code: 'reelection-limit', params: { limit: 0, inARow: 1, again: '2025-03-01' } }],
    });
  });

  test('no limit, where the charter sets none', () => {
    expect(mayBeReelected({ termMonths: 12, reelections: null }, [first, second], day('2024-03-01'))).toEqual({
      ok: true,
      value: { inARow: 2, left: null },
    });
  });
});
