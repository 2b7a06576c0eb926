import { describe, expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { decideConvening, type PreparedTheme, requirements } from './convening.ts';

const charter = readCharter('pmm-lac');
const both = { es: 'Hola', en: 'Hello' };
const dialogue = { title: both, summary: both, venue: null };
const theme = (n: number, starts: string, changes: Partial<PreparedTheme> = {}): PreparedTheme => {
  const startsAt = Temporal.Instant.from(starts);
  return {
    n,
    title: both,
    introduction: both,
    startsAt,
    endsAt: startsAt.add({ hours: 2 }),
    objectives: [7],
    questions: [{ id: `q${n}`, n: 1, text: both }],
    minutes: {},
    ...changes,
  };
};
const morning = '2026-12-04T14:00:00Z';
const afternoon = '2026-12-04T19:00:00Z';
const reasons = (...themes: PreparedTheme[]) => {
  const decision = decideConvening(charter, dialogue, themes);
  return decision.ok ? [] : decision.reasons;
};

describe('each theme says which objectives it deals with and which questions guide the conversation ("Temas")', () => {
  test('two themes that say so can be convened', () => {
    expect(decideConvening(charter, dialogue, [theme(1, morning), theme(2, afternoon)])).toEqual({
      ok: true,
      value: null,
    });
  });

  test('what is missing is said all at once', () => {
    const bare = theme(1, morning, {
      title: { es: 'Hola' },
      introduction: {},
      objectives: [],
      questions: [],
      endsAt: Temporal.Instant.from('2026-12-04T14:20:00Z'),
    });
    expect(decideConvening(charter, { title: { en: 'Hello' }, summary: both, venue: { es: 'Sala' } }, [bare])).toEqual({
      ok: false,
      reasons: [
        { code: 'dialogue-text-missing', params: { language: 'es' } },
        { code: 'dialogue-text-missing', params: { language: 'en' } },
        { code: 'theme-text-missing', params: { theme: 1, language: 'es' } },
        { code: 'theme-text-missing', params: { theme: 1, language: 'en' } },
        { code: 'theme-without-objectives', params: { theme: 1 } },
        { code: 'theme-without-questions', params: { theme: 1 } },
        { code: 'theme-agenda-overrun', params: { theme: 1, minutes: 20 } },
      ],
    });
  });

  test('a question is asked in every language of the charter', () => {
    const questions = [{ id: 'a', n: 1, text: { es: '¿Qué?' } }];
    expect(reasons(theme(1, morning, { questions }))).toEqual([
      { code: 'question-text-missing', params: { theme: 1, question: 1, language: 'en' } },
    ]);
  });
});

describe('themes', () => {
  test('there must be one', () => {
    expect(reasons()).toEqual([{ code: 'no-themes' }]);
  });

  test('come in the order of their hours, one after the other', () => {
    expect(reasons(theme(1, afternoon), theme(2, morning))).toEqual([
      { code: 'themes-out-of-order', params: { first: 1, second: 2 } },
    ]);
    expect(reasons(theme(1, morning), theme(2, '2026-12-04T15:00:00Z'))).toEqual([
      { code: 'themes-overlap', params: { first: 1, second: 2 } },
    ]);
  });

  test('leave time for discussion', () => {
    const minutes = { introduction: 45, conclusions: 45 };
    expect(reasons(theme(1, morning, { minutes }))).toEqual([{ code: 'theme-agenda-unfit', params: { theme: 1 } }]);
  });
});

test('the list of what is needed and the decision are one: done exactly where nothing is missing', () => {
  const parts = requirements(charter, dialogue, [theme(1, morning, { questions: [] })]);
  expect(parts.map(({ part, theme: n, reasons: missing }) => [part, n, missing.length])).toEqual([
    ['dialogue', null, 0],
    ['themes', null, 0],
    ['theme', 1, 0],
    ['questions', 1, 1],
    ['agenda', 1, 0],
  ]);
});
