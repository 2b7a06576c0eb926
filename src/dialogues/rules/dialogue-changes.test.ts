import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import type { Dialogue, DialogueId } from '../types.ts';
import type { PreparedTheme } from './convening.ts';
import { decideDialogueChange, particularsDiffer } from './dialogue-changes.ts';

const charter = readCharter('pmm-lac');
const both = { es: 'Hola', en: 'Hello' };
const instant = Temporal.Instant.from;
const zone = 'America/Costa_Rica';
const at = instant('2026-11-20T12:00:00Z');
const dialogue: Dialogue = {
  id: 'd' as DialogueId,
  slug: '2026',
  title: both,
  summary: both,
  heldOn: Temporal.PlainDate.from('2026-12-04'),
  venue: null,
  charterVersion: '1.0',
  example: false,
  convenedAt: instant('2026-11-01T00:00:00Z'),
  cancelledAt: null,
  cancelledFor: null,
};
const theme: PreparedTheme = {
  n: 1,
  title: both,
  introduction: both,
  startsAt: instant('2026-12-04T14:00:00Z'),
  endsAt: instant('2026-12-04T16:00:00Z'),
  objectives: [7],
  questions: [{ id: 'q', n: 1, text: both }],
  minutes: {},
};
const moved = (day: string, themes = [theme], from = dialogue) => {
  const next = { ...from, heldOn: Temporal.PlainDate.from(day) };
  const decision = decideDialogueChange(charter, from, next, themes, zone, at);
  return decision.ok ? decision.value.map(({ startsAt }) => startsAt.toString()) : decision.reasons;
};

test('on another day its themes keep their hours, and stay where the day does', () => {
  expect(moved('2027-03-01')).toEqual(['2027-03-01T14:00:00Z']);
  expect(moved('2026-12-04')).toEqual(['2026-12-04T14:00:00Z']);
});

test('announced, it moves to a day that is ahead, and no more once it has begun', () => {
  expect(moved('2026-11-19')).toEqual([{ code: 'theme-in-the-past', field: 'heldOn' }]);
  const begun = { ...theme, startsAt: at, endsAt: at.add({ hours: 2 }) };
  expect(moved('2027-03-01', [begun])).toEqual([{ code: 'dialogue-settled' }]);
  const retitled = { ...dialogue, title: { es: 'Otro', en: 'Other' } };
  expect(decideDialogueChange(charter, dialogue, retitled, [begun], zone, at).ok).toBe(true);
  expect(moved('2023-08-08', [theme], { ...dialogue, convenedAt: null })).toEqual(['2023-08-08T14:00:00Z']);
});

test('announced, it stays in every language', () => {
  const next = { ...dialogue, summary: { es: 'Hola' } };
  expect(decideDialogueChange(charter, dialogue, next, [theme], zone, at)).toEqual({
    ok: false,
    reasons: [{ code: 'dialogue-text-missing', params: { language: 'en' } }],
  });
});

test('a change is what people read differently', () => {
  expect(particularsDiffer(dialogue, { ...dialogue, title: { en: 'Hello', es: 'Hola' } })).toBe(false);
  for (const change of [{ title: { es: 'Hola' } }, { venue: both }, { heldOn: Temporal.PlainDate.from('2026-12-05') }])
    expect(particularsDiffer(dialogue, { ...dialogue, ...change })).toBe(true);
});
