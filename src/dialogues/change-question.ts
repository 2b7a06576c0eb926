import type { Acting } from '../mandates/types.ts';
import type { Texts } from '../platform/reader.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { changeQuestions, type Needs } from './change-questions.ts';
import { textsDiffer } from './rules/texts-differ.ts';
import { updateQuestion } from './store/themes.ts';
import type { ThemeId } from './types.ts';

/** Words a guiding question anew. Refusals: those of `changeQuestions`. */
export const changeQuestion = (
  deps: Needs,
  themeId: ThemeId,
  { id, text }: { readonly id: string; readonly text: Texts },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  changeQuestions(deps, themeId, by, at, async ({ questions }) => {
    const question = questions.find((one) => one.id === id);
    if (!question) return refuse('no-longer-there');
    if (!textsDiffer(question.text, text)) return accept(null);
    return accept({
      after: questions.map((one) => (one.id === id ? { ...one, text } : one)),
      write: (tx) => updateQuestion(tx, id, text),
    });
  });
