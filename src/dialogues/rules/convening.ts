import type { Charter } from '../../charter/types.ts';
import type { Texts } from '../../platform/reader.ts';
import { type Reason, type Result, unless } from '../../platform/result.ts';
import type { Dialogue, Theme } from '../types.ts';
import { buildAgenda, checkThemes } from './agenda.ts';
import { agendaLengths } from './agenda-lengths.ts';

export type PreparedDialogue = Pick<Dialogue, 'title' | 'summary' | 'venue'>;
export type PreparedTheme = Pick<
  Theme,
  'n' | 'title' | 'introduction' | 'startsAt' | 'endsAt' | 'objectives' | 'questions' | 'minutes'
>;
export type ConveningRules = Pick<Charter, 'languages'> & {
  readonly dialogue: Pick<Charter['dialogue'], 'order' | 'talks' | 'minutesEach'>;
};

/** What must stand before a dialogue is announced, part by part; `reasons` say what is missing, none: it is done. */
export type Requirement = {
  readonly part: 'dialogue' | 'themes' | 'theme' | 'questions' | 'agenda';
  /** The number of the theme it is about; null for the whole. */
  readonly theme: number | null;
  readonly reasons: readonly Reason[];
};

/**
 * What a dialogue needs before it is convened (charter, "Temas": each theme says which objectives of the compact it
 * deals with and which questions guide the conversation), every text in all languages of the charter.
 */
export function requirements(
  charter: ConveningRules,
  dialogue: PreparedDialogue,
  themes: readonly PreparedTheme[],
): readonly Requirement[] {
  const dialogueTexts = [dialogue.title, dialogue.summary, ...(dialogue.venue ? [dialogue.venue] : [])];
  return [
    {
      part: 'dialogue',
      theme: null,
      reasons: missingIn(charter, dialogueTexts).map((language) => ({
        code: 'dialogue-text-missing',
        params: { language },
      })),
    },
    { part: 'themes', theme: null, reasons: aboutThemes(themes) },
    ...themes.flatMap((theme): Requirement[] => [
      { part: 'theme', theme: theme.n, reasons: aboutTheme(charter, theme) },
      { part: 'questions', theme: theme.n, reasons: aboutQuestions(charter, theme) },
      { part: 'agenda', theme: theme.n, reasons: aboutAgenda(charter, theme) },
    ]),
  ];
}

/**
 * Whether a dialogue may be announced. Refusals: `dialogue-text-missing`, `no-themes`, `themes-out-of-order`,
 * `themes-overlap`, `theme-text-missing`, `theme-without-objectives`, `theme-without-questions`,
 * `question-text-missing`, `theme-agenda-overrun`, `theme-agenda-unfit`.
 */
export const decideConvening = (
  charter: ConveningRules,
  dialogue: PreparedDialogue,
  themes: readonly PreparedTheme[],
): Result<null> =>
  unless(
    requirements(charter, dialogue, themes).flatMap(({ reasons }) => reasons),
    () => null,
  );

/** The charter's languages that one of `texts` is not written in. */
const missingIn = ({ languages }: ConveningRules, texts: readonly Texts[]): readonly string[] =>
  languages.filter((language) => texts.some((one) => !one[language]));

function aboutThemes(themes: readonly PreparedTheme[]): Reason[] {
  if (themes.length === 0) return [{ code: 'no-themes' }];
  const outOfOrder = themes.flatMap((theme, index): Reason[] => {
    const next = themes[index + 1];
    if (!next || Temporal.Instant.compare(theme.startsAt, next.startsAt) <= 0) return [];
    return [{ code: 'themes-out-of-order', params: { first: theme.n, second: next.n } }];
  });
  const held = checkThemes(themes);
  return [...outOfOrder, ...(held.ok ? [] : held.reasons)];
}

function aboutTheme(charter: ConveningRules, { n, title, introduction, objectives }: PreparedTheme): Reason[] {
  const texts = missingIn(charter, [title, introduction]).map(
    (language): Reason => ({ code: 'theme-text-missing', params: { theme: n, language } }),
  );
  return objectives.length > 0 ? texts : [...texts, { code: 'theme-without-objectives', params: { theme: n } }];
}

function aboutQuestions(charter: ConveningRules, { n, questions }: PreparedTheme): Reason[] {
  if (questions.length === 0) return [{ code: 'theme-without-questions', params: { theme: n } }];
  return questions.flatMap((question) =>
    missingIn(charter, [question.text]).map((language) => ({
      code: 'question-text-missing',
      params: { theme: n, question: question.n, language },
    })),
  );
}

function aboutAgenda({ dialogue }: ConveningRules, theme: PreparedTheme): Reason[] {
  const agenda = buildAgenda(theme, dialogue, agendaLengths(dialogue.order, theme.minutes));
  if (agenda.ok) return [];
  return agenda.reasons.map(({ code, params }) =>
    code === 'agenda-overrun'
      ? { code: 'theme-agenda-overrun', params: { theme: theme.n, minutes: params?.minutes ?? 0 } }
      : { code: 'theme-agenda-unfit', params: { theme: theme.n } },
  );
}
