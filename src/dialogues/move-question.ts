import type { Acting } from '../mandates/types.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { changeQuestions, type Needs } from './change-questions.ts';
import { movedTo } from './rules/question-changes.ts';
import { orderQuestions } from './store/themes.ts';
import type { ThemeId } from './types.ts';

/** Puts a guiding question at `place`, 1 being the first. Refusals: those of `changeQuestions`. */
export const moveQuestion = (
  deps: Needs,
  themeId: ThemeId,
  { id, place }: { readonly id: string; readonly place: number },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  changeQuestions(deps, themeId, by, at, async ({ questions }) => {
    if (!questions.some((one) => one.id === id)) return refuse('no-longer-there');
    const after = movedTo(questions, id, place);
    if (after.every((question, index) => question.id === questions[index]?.id)) return accept(null);
    const ids = after.map((question) => question.id);
    return accept({ after, write: (tx) => orderQuestions(tx, ids) });
  });
