import { describe, expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import type { PreparedTheme } from './convening.ts';
import { decideThemeChange, isRetitled, isSettled, themesDiffer } from './theme-changes.ts';

const charter = readCharter('pmm-lac');
const instant = Temporal.Instant.from;
const both = { es: 'Hola', en: 'Hello' };
const at = instant('2026-11-20T12:00:00Z');
const theme = (n: number, starts: string, changes: Partial<PreparedTheme> = {}): PreparedTheme => ({
  n,
  title: both,
  introduction: both,
  startsAt: instant(starts),
  endsAt: instant(starts).add({ hours: 2 }),
  objectives: [7],
  questions: [{ id: 'q', n: 1, text: both }],
  minutes: {},
  ...changes,
});
const ahead = theme(1, '2026-12-04T14:00:00Z');
const preparing = { title: both, summary: both, venue: null, convenedAt: null };
const announced = { ...preparing, convenedAt: instant('2026-11-01T00:00:00Z') };
const codes = (result: ReturnType<typeof decideThemeChange>) =>
  result.ok ? [] : result.reasons.map(({ code }) => code);

describe('a theme that is being prepared', () => {
  test('may lack texts, objectives and questions, but its times must fit', () => {
    const bare = { ...ahead, title: { es: 'Hola' }, objectives: [], questions: [] };
    expect(codes(decideThemeChange(charter, preparing, [bare], { n: 1, before: null }, at))).toEqual([]);
    const short = { ...bare, endsAt: bare.startsAt.add({ minutes: 30 }) };
    expect(decideThemeChange(charter, preparing, [short], { n: 1, before: null }, at)).toEqual({
      ok: false,
      reasons: [{ code: 'agenda-overrun', field: 'ends', params: { minutes: 10 } }],
    });
    const other = theme(2, '2026-12-04T15:00:00Z');
    expect(codes(decideThemeChange(charter, preparing, [ahead, other], { n: 2, before: null }, at))).toEqual([
      'themes-overlap',
    ]);
  });

  test('may be of the past: a dialogue held before there was this software is entered too', () => {
    const past = theme(1, '2023-08-08T14:00:00Z');
    expect(codes(decideThemeChange(charter, preparing, [past], { n: 1, before: past }, at))).toEqual([]);
  });
});

describe('a theme that was announced', () => {
  test('keeps everything that was needed to announce it', () => {
    const bare = { ...ahead, objectives: [] };
    expect(codes(decideThemeChange(charter, announced, [bare], { n: 1, before: ahead }, at))).toEqual([
      'theme-without-objectives',
    ]);
  });

  test('is not moved into the past, nor changed from the moment it begins', () => {
    const past = theme(1, '2026-11-19T14:00:00Z');
    expect(codes(decideThemeChange(charter, announced, [past], { n: 1, before: ahead }, at))).toEqual([
      'theme-in-the-past',
    ]);
    const begins = theme(1, '2026-11-20T12:00:00Z');
    expect(codes(decideThemeChange(charter, announced, [ahead], { n: 1, before: begins }, at))).toEqual([
      'theme-begun',
    ]);
    const retitled = { n: 1, before: begins, retitled: true };
    expect(codes(decideThemeChange(charter, announced, [begins], retitled, at))).toEqual([]);
    expect([
      isSettled(announced, begins, at),
      isSettled(announced, ahead, at),
      isSettled(preparing, begins, at),
    ]).toEqual([true, false, false]);
  });
});

test('all but its title is the same, or something else is not', () => {
  const title = { es: 'Otro', en: 'Other' };
  expect(isRetitled(ahead, { ...ahead, title })).toBe(true);
  expect(isRetitled(ahead, { ...ahead, title, objectives: [8] })).toBe(false);
});

test('a change is what people read differently', () => {
  expect(themesDiffer(ahead, { ...ahead, title: { en: 'Hello', es: 'Hola' } })).toBe(false);
  for (const change of [
    { title: { es: 'Hola' } },
    { introduction: { ...both, en: 'Hi' } },
    { objectives: [7, 8] },
    { startsAt: ahead.startsAt.add({ minutes: 1 }) },
    { endsAt: ahead.endsAt.add({ minutes: 1 }) },
  ])
    expect([change, themesDiffer(ahead, { ...ahead, ...change })]).toEqual([change, true]);
});
