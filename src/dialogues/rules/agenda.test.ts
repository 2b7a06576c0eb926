import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AgendaFormat, buildAgenda, checkThemes, type Interval } from './agenda.ts';

const at = (time: string) => Temporal.Instant.from(`2023-08-08T${time}:00-06:00`);
const session: Interval = { startsAt: at('08:00'), endsAt: at('10:00') };
const format: AgendaFormat = {
  order: ['introduction', 'talks', 'discussion', 'conclusions'].map((key) => ({ key })),
  talks: 6,
  minutesEach: 5,
};
const lengths = { introduction: 10, conclusions: 10 };

test('introduction, six talks of five minutes, discussion, conclusions: to the minute', () => {
  const agenda = buildAgenda(session, format, lengths);
  const lines = agenda.ok
    ? agenda.value.map(({ part, talk, startsAt, endsAt, minutes }) => {
        const clock = (instant: Temporal.Instant) =>
          instant.toZonedDateTimeISO('America/Costa_Rica').toPlainTime().toString({ smallestUnit: 'minute' });
        return `${clock(startsAt)}–${clock(endsAt)} ${part}${talk ? ` ${talk}` : ''} (${minutes})`;
      })
    : [];
  expect(lines).toEqual([
    '08:00–08:10 introduction (10)',
    '08:10–08:15 talks 1 (5)',
    '08:15–08:20 talks 2 (5)',
    '08:20–08:25 talks 3 (5)',
    '08:25–08:30 talks 4 (5)',
    '08:30–08:35 talks 5 (5)',
    '08:35–08:40 talks 6 (5)',
    '08:40–09:50 discussion (70)',
    '09:50–10:00 conclusions (10)',
  ]);
});

test.each<[string, Interval, Record<string, number>, object]>([
  [
    'it ends before it starts',
    { startsAt: at('10:00'), endsAt: at('08:00') },
    lengths,
    { code: 'agenda-ends-before-start' },
  ],
  ['it has no length', { startsAt: at('08:00'), endsAt: at('08:00') }, lengths, { code: 'agenda-ends-before-start' }],
  [
    'the talks alone are longer',
    { startsAt: at('08:00'), endsAt: at('08:40') },
    lengths,
    { code: 'agenda-overrun', params: { minutes: 10 } },
  ],
  [
    'no time is left to discuss',
    { startsAt: at('08:00'), endsAt: at('08:50') },
    lengths,
    { code: 'agenda-no-discussion' },
  ],
  [
    'the discussion is given more than there is',
    session,
    { ...lengths, discussion: 90 },
    { code: 'agenda-overrun', params: { minutes: 20 } },
  ],
])('a session is refused when %s', (_fact, interval, minutes, reason) => {
  expect(buildAgenda(interval, format, minutes)).toEqual({ ok: false, reasons: [reason] });
});

test("another charter's order: no conclusions, a part of its own", () => {
  const other = { ...format, order: ['welcome', 'talks', 'discussion'].map((key) => ({ key })), talks: 2 };
  const agenda = buildAgenda(session, other, { welcome: 5 });
  expect(agenda.ok ? agenda.value.map(({ part, minutes }) => [part, minutes]) : []).toEqual([
    ['welcome', 5],
    ['talks', 5],
    ['talks', 5],
    ['discussion', 105],
  ]);
});

test('an agenda with a discussion fills its session exactly, item after item', () => {
  const minutes = fc.record({ introduction: fc.nat({ max: 30 }), conclusions: fc.nat({ max: 30 }) });
  fc.assert(
    fc.property(fc.integer({ min: 90, max: 300 }), minutes, (length, given) => {
      const interval = { startsAt: session.startsAt, endsAt: session.startsAt.add({ minutes: length }) };
      const agenda = buildAgenda(interval, format, given);
      if (!agenda.ok) {
        expect(agenda.reasons[0].code).toMatch(/agenda-(overrun|no-discussion)/);
        return;
      }
      expect(agenda.value[0]?.startsAt).toEqual(interval.startsAt);
      expect(agenda.value.at(-1)?.endsAt).toEqual(interval.endsAt);
      expect(agenda.value.every(({ minutes }) => minutes > 0)).toBe(true);
      for (const [index, item] of agenda.value.slice(1).entries()) {
        expect(item.startsAt).toEqual(agenda.value[index]?.endsAt);
      }
    }),
  );
});

test('themes are held one after the other', () => {
  const themes = [
    { n: 1, startsAt: at('08:00'), endsAt: at('10:00') },
    { n: 2, startsAt: at('13:00'), endsAt: at('15:00') },
    { n: 3, startsAt: at('14:59'), endsAt: at('16:00') },
  ];
  expect(checkThemes(themes.slice(0, 2)).ok).toBe(true);
  expect(checkThemes(themes)).toEqual({
    ok: false,
    reasons: [{ code: 'themes-overlap', params: { first: 2, second: 3 } }],
  });
});
