import type { Acting } from '../mandates/types.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { changeQuestions, type Needs } from './change-questions.ts';
import { inOrder } from './rules/question-changes.ts';
import { deleteQuestion, hasNotes, orderQuestions } from './store/themes.ts';
import type { ThemeId } from './types.ts';

/**
 * Takes out a guiding question under which nothing was noted. One that is gone already is gone.
 * Refusals: `question-has-notes` and those of `changeQuestions`.
 */
export const removeQuestion = (
  deps: Needs,
  themeId: ThemeId,
  id: string,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  changeQuestions(deps, themeId, by, at, async ({ questions }, tx) => {
    if (!questions.some((one) => one.id === id)) return accept(null);
    if (await hasNotes(tx, id)) return refuse('question-has-notes');
    const after = inOrder(questions.filter((one) => one.id !== id));
    return accept({
      after,
      async write(writing) {
        await deleteQuestion(writing, id);
        await orderQuestions(
          writing,
          after.map((question) => question.id),
        );
      },
    });
  });
