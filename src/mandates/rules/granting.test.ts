import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import type { Body } from '../types.ts';
import { beginningOf, decideEnd, decideGrant, decideOnBehalf, decideUntil, readBody, type Term } from './granting.ts';

const charter = readCharter('pmm-lac');
const zone = 'America/Costa_Rica';
/** Midnight of a day there. */
const at = (day: string): Temporal.Instant => Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant();
const term = (personId: string, from: string, until: string | null): Term => ({
  personId,
  startsAt: at(from),
  endsAt: until === null ? null : at(until),
});

type Asked = { who?: string; office?: string; body?: Body; from?: string; until?: string };
const decide = (asked: Asked, terms: readonly Term[] = []) => {
  const decision = decideGrant(
    charter,
    {
      office: asked.office ?? 'secretariat',
      body: asked.body ?? 'mesa:2',
      personId: asked.who ?? 'ana',
      startsAt: at(asked.from ?? '2026-03-01'),
      until: asked.until === undefined ? null : at(asked.until),
    },
    terms,
    zone,
  );
  if (decision.ok) return decision.value.endsAt?.toZonedDateTimeISO(zone).toPlainDate().toString() ?? 'no end';
  return decision.reasons.map(({ code, field, params }) => ({ code, field, ...(params && { params }) }));
};

const already = { code: 'already-holds-office', field: 'person' };
const full = (seats: number) => ({ code: 'no-seat-free', field: 'office', params: { seats } });

describe('how long a mandate lasts', () => {
  test('an office of a mesa: one year (Terms of Reference, "Arquitectura")', () => {
    expect(decide({})).toBe('2027-03-01');
    expect(decide({ office: 'delegate', from: '2024-02-29' })).toBe('2025-03-01');
  });

  test('an office without a term: until it is ended', () => {
    expect(decide({ office: 'agency-focal-point', body: 'working-group' })).toBe('no end');
    expect(decide({ office: 'operator', body: 'mechanism' })).toBe('no end');
  });

  test('an earlier end that was agreed goes before the term; a later one does not', () => {
    expect(decide({ until: '2026-09-01' })).toBe('2026-09-01');
    expect(decide({ until: '2027-09-01' })).toBe('2027-03-01');
    expect(decide({ office: 'facilitator', body: 'theme:x', until: '2026-04-01' })).toBe('2026-04-01');
  });

  test('who asks for a day after the term is told the latest; an office without a term may be given to any day', () => {
    const asked = (until: string | null, termMonths: number | null = 12) =>
      decideUntil({ termMonths }, { startsAt: at('2026-03-01'), until: until === null ? null : at(until) }, zone);
    for (const until of [null, '2026-09-01', '2027-03-01']) expect(asked(until)).toEqual({ ok: true, value: null });
    for (const until of ['2027-03-02', '2099-01-01']) {
      expect(asked(until)).toEqual({
        ok: false,
        reasons: [{ code: 'ends-after-its-term', field: 'until', params: { latest: '2027-03-01' } }],
      });
    }
    expect(asked('2099-01-01', null).ok).toBe(true);
  });

  test('an end at or before its beginning is refused beside the field', () => {
    for (const until of ['2026-03-01', '2026-02-28', '2020-01-01']) {
      expect(decide({ until })).toEqual([{ code: 'ends-before-it-begins', field: 'until' }]);
    }
  });
});

describe('which office of which body', () => {
  test('an office the charter does not have', () => {
    expect(decide({ office: 'president' })).toEqual([{ code: 'unknown-office', field: 'office' }]);
    expect(decide({ office: '' })).toEqual([{ code: 'unknown-office', field: 'office' }]);
  });

  test.each<[string, Body]>([
    ['secretariat', 'liaison'],
    ['secretariat', 'mechanism'],
    ['secretariat', 'organization:0198e0a0-0000-7000-8000-000000000000'],
    ['operator', 'mesa:1'],
    ['liaison-member', 'working-group'],
    ['facilitator', 'mesa:1'],
  ])('%s is no office of %s', (office, body) => {
    expect(decide({ office, body })).toEqual([{ code: 'office-of-another-body', field: 'office' }]);
  });

  const id = '0198e0a0-0000-7000-8000-000000000000';
  test.each([
    ['mesa:1', 'mesa:1'],
    ['mesa:04', 'mesa:4'],
    ['liaison', 'liaison'],
    ['working-group', 'working-group'],
    ['mechanism', 'mechanism'],
    [`organization:${id}`, `organization:${id}`],
    [`theme:${id}`, `theme:${id}`],
    ['mesa:5', null],
    ['mesa:0', null],
    ['mesa:', null],
    ['mesa:-1', null],
    ['mesa:1/secretariat', null],
    ['Mesa:1', null],
    ['theme:1', null],
    [`person:${id}`, null],
    ['', null],
  ])('the reference %j names %j', (reference, body) => {
    expect(readBody(charter, reference)).toBe(body);
  });
});

test.each<[Body, boolean, boolean]>([
  ['mesa:2', true, true],
  ['mesa:2', false, false],
  ['liaison', false, true],
  ['working-group', false, true],
])('for whom an office of %s is held, taking part in it: %s', (body, takesPart, isAccepted) => {
  const refused = { ok: false, reasons: [{ code: 'not-in-the-mesa', field: 'onBehalfOf', params: { mesa: 2 } }] };
  expect(decideOnBehalf(body, takesPart)).toEqual(isAccepted ? { ok: true, value: null } : refused);
});

describe('seats', () => {
  test('a mesa has one secretariat: taken, it is refused; the alternate is another office', () => {
    expect(decide({}, [term('bea', '2026-01-01', '2027-01-01')])).toEqual([full(1)]);
    expect(decide({ office: 'alternate-delegate' })).toBe('2027-03-01');
  });

  test('the seat is free from the moment the one before ends', () => {
    expect(decide({}, [term('bea', '2025-03-01', '2026-03-01')])).toBe('2027-03-01');
    expect(decide({ from: '2026-02-28' }, [term('bea', '2025-03-01', '2026-03-01')])).toEqual([full(1)]);
  });

  test('the Liaison Mesa has ten seats: two for each of four mesas and two agencies', () => {
    const ten = Array.from({ length: 10 }, (_, n) => term(`p${n}`, '2026-01-01', '2027-01-01'));
    const asked = { office: 'liaison-member', body: 'liaison' } as const;
    expect(decide(asked, ten.slice(1))).toBe('2027-03-01');
    expect(decide(asked, ten)).toEqual([full(10)]);
  });

  test('an office without a number of seats takes anyone', () => {
    const many = Array.from({ length: 40 }, (_, n) => term(`p${n}`, '2026-01-01', null));
    expect(decide({ office: 'agency-focal-point', body: 'working-group' }, many)).toBe('no end');
  });

  test('a mandate given ahead takes the seat too: nobody serves across its beginning', () => {
    const ahead = term('bea', '2026-06-01', '2027-06-01');
    expect(decide({}, [ahead])).toEqual([full(1)]);
    expect(decide({ until: '2026-06-01' }, [ahead])).toBe('2026-06-01');
    expect(decide({ until: '2026-06-02' }, [ahead])).toEqual([full(1)]);
  });

  test('those who serve one after the other take one seat of ten, not two', () => {
    const nine = Array.from({ length: 8 }, (_, n) => term(`p${n}`, '2026-01-01', '2027-01-01'));
    const inTurn = [term('x', '2026-01-01', '2026-07-01'), term('y', '2026-07-01', '2027-01-01')];
    const asked = { office: 'liaison-member', body: 'liaison' } as const;
    expect(decide(asked, [...nine, ...inTurn])).toBe('2027-03-01');
    expect(decide(asked, [...nine, ...inTurn, term('z', '2026-12-31', '2027-12-31')])).toEqual([full(10)]);
  });

  test('one that was ended before it began holds no seat', () => {
    expect(decide({}, [term('bea', '2026-06-01', '2026-05-01'), term('bea', '2026-06-01', '2026-06-01')])).toBe(
      '2027-03-01',
    );
  });

  test('whoever is let in, no more than the seats are ever held at once', () => {
    const day = fc.integer({ min: 0, max: 1_000 }).map((n) => Temporal.PlainDate.from('2026-01-01').add({ days: n }));
    const wish = fc.record({ who: fc.integer({ min: 0, max: 9 }), from: day, days: fc.integer({ min: 1, max: 400 }) });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 30 }), (wishes) => {
        const given: Term[] = [];
        for (const { who, from, days } of wishes) {
          const asked = { who: `p${who}`, from: from.toString(), until: from.add({ days }).toString() };
          const end = decide({ ...asked, office: 'liaison-member', body: 'liaison' }, given);
          if (typeof end === 'string') given.push(term(asked.who, asked.from, end));
        }
        const holdsAt = ({ startsAt, endsAt }: Term, moment: Temporal.Instant) =>
          Temporal.Instant.compare(startsAt, moment) <= 0 &&
          endsAt !== null &&
          Temporal.Instant.compare(moment, endsAt) < 0;
        for (const { startsAt } of given) {
          const now = given.filter((one) => holdsAt(one, startsAt));
          expect(now.length).toBeLessThanOrEqual(10);
          expect(new Set(now.map(({ personId }) => personId)).size).toBe(now.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the same person', () => {
  test('does not take an office twice at once; that is said instead of the seat, and all reasons at once', () => {
    expect(decide({}, [term('ana', '2026-01-01', '2027-01-01')])).toEqual([already]);
    expect(decide({}, [term('ana', '2026-06-01', '2027-06-01')])).toEqual([already]);
    expect(decide({ office: 'operator', body: 'mechanism' }, [term('ana', '2026-01-01', null)])).toEqual([already]);
  });

  test('may hold several offices: terms are counted by office', () => {
    expect(decide({ office: 'delegate' })).toBe('2027-03-01');
  });
});

describe('"Un año, con posibilidad de una reelección inmediata" (Terms of Reference, "Arquitectura")', () => {
  const refused = (inARow: number, again: string) => [
    { code: 'reelection-limit', field: 'person', params: { limit: 1, inARow, again } },
  ];
  const first = term('ana', '2024-03-01', '2025-03-01');
  const second = term('ana', '2025-03-01', '2026-03-01');

  test('a second mandate follows the first', () => {
    expect(decide({}, [second])).toBe('2027-03-01');
  });

  test('a third in a row is refused, with the day from which it may be again', () => {
    expect(decide({}, [first, second])).toEqual(refused(2, '2027-03-01'));
    expect(decide({ from: '2027-02-28' }, [first, second])).toEqual(refused(2, '2027-03-01'));
    expect(decide({ from: '2027-03-01' }, [first, second])).toBe('2028-03-01');
  });

  test('a mandate given up early counts like any other', () => {
    expect(decide({}, [first, term('ana', '2025-03-01', '2025-04-01')])).toEqual(refused(2, '2026-04-01'));
  });

  test('one ended before it began does not count', () => {
    expect(decide({}, [first, term('ana', '2026-02-01', '2026-01-15')])).toBe('2027-03-01');
  });

  test("others' mandates do not count", () => {
    expect(decide({ who: 'bea' }, [first, second])).toBe('2027-03-01');
  });

  test('a mandate between two others would make the last one a third in a row', () => {
    const before = term('ana', '2024-03-01', '2025-03-01');
    const ahead = term('ana', '2026-03-01', '2027-03-01');
    expect(decide({ from: '2025-03-01' }, [before, ahead])).toEqual(refused(2, '2027-03-01'));
    expect(decide({ from: '2025-03-01' }, [ahead])).toBe('2026-03-01');
  });

  test('every reason at once: the seat is taken and the limit is reached', () => {
    expect(decide({}, [first, second, term('bea', '2026-03-01', '2027-03-01')])).toEqual([
      full(1),
      ...refused(2, '2027-03-01'),
    ]);
  });

  test('offices without a limit are held as often as one is named', () => {
    const rows = ['2023', '2024', '2025'].map((year) => term('ana', `${year}-03-01`, `${Number(year) + 1}-03-01`));
    expect(decide({ office: 'agency-focal-point', body: 'working-group' }, rows)).toBe('no end');
  });
});

describe('when a mandate begins', () => {
  const now = Temporal.Instant.from('2026-11-20T05:30:00Z');
  test("today's at once, by the calendar of the mechanism's zone", () => {
    // 05:30 UTC is still the 19th in Costa Rica.
    expect(beginningOf(Temporal.PlainDate.from('2026-11-19'), now, zone)).toEqual(now);
    expect(beginningOf(Temporal.PlainDate.from('2026-11-20'), now, zone).toString()).toBe('2026-11-20T06:00:00Z');
    expect(beginningOf(Temporal.PlainDate.from('2026-11-20'), now, 'UTC')).toEqual(now);
  });
  test("another day's at its midnight", () => {
    expect(beginningOf(Temporal.PlainDate.from('2024-03-01'), now, zone).toString()).toBe('2024-03-01T06:00:00Z');
  });
});

describe('ending a mandate', () => {
  const held = { startsAt: at('2026-03-01'), endsAt: at('2027-03-01') };
  const ended = { ok: false, reasons: [{ code: 'mandate-already-ended' }] };

  test('now, while it holds', () => {
    expect(decideEnd(held, at('2026-06-01'))).toEqual({ ok: true, value: at('2026-06-01') });
    expect(decideEnd({ ...held, endsAt: null }, at('2036-06-01'))).toEqual({ ok: true, value: at('2036-06-01') });
  });
  test('before it begins: it never will', () => {
    expect(decideEnd(held, at('2026-02-01'))).toEqual({ ok: true, value: at('2026-02-01') });
  });
  test('not once it is over, to the second', () => {
    expect(decideEnd(held, at('2027-03-01'))).toEqual(ended);
    expect(decideEnd(held, at('2027-03-01').subtract({ seconds: 1 })).ok).toBe(true);
    expect(decideEnd({ startsAt: at('2026-06-01'), endsAt: at('2026-05-01') }, at('2026-04-01'))).toEqual(ended);
  });
});
