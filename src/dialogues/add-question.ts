import type { Acting } from '../mandates/types.ts';
import type { Texts } from '../platform/reader.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { changeQuestions, type Needs } from './change-questions.ts';
import { mostQuestions } from './rules/question-changes.ts';
import { findQuestionMadeBy, insertQuestion } from './store/themes.ts';
import type { ThemeId } from './types.ts';

/** Adds a guiding question as the last. Refusals: `questions-full` and those of `changeQuestions`. */
export const addQuestion = (
  deps: Needs,
  themeId: ThemeId,
  { text, once }: { readonly text: Texts; readonly once: string },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  changeQuestions(deps, themeId, by, at, async ({ questions }, tx) => {
    if (await findQuestionMadeBy(tx, once)) return accept(null);
    if (questions.length >= mostQuestions) return refuse({ code: 'questions-full', params: { max: mostQuestions } });
    const question = { n: questions.length + 1, text };
    return accept({
      after: [...questions, { id: once, ...question }],
      write: (writing) => insertQuestion(writing, themeId, { ...question, once }),
    });
  });
