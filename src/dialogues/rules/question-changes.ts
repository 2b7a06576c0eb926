import type { GuidingQuestion } from '../types.ts';

/** A session has time for far fewer: a guard against a form sent by a machine. */
export const mostQuestions = 30;

/** The questions numbered 1, 2, 3 … in their order. */
export const inOrder = (questions: readonly GuidingQuestion[]): readonly GuidingQuestion[] =>
  questions.map((question, index) => ({ ...question, n: index + 1 }));

/** The questions with the one of this `id` at `place` (1 is the first); past the end means last. */
export function movedTo(questions: readonly GuidingQuestion[], id: string, place: number): readonly GuidingQuestion[] {
  const moved = questions.filter((question) => question.id === id);
  const rest = questions.filter((question) => question.id !== id);
  return inOrder([...rest.slice(0, place - 1), ...moved, ...rest.slice(place - 1)]);
}
