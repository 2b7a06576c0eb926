import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { recordThemeChange } from './record-changes.ts';
import { decideThemeChange } from './rules/theme-changes.ts';
import { lockTheme } from './store/dialogues.ts';
import type { GuidingQuestion, Theme, ThemeId } from './types.ts';

export type Needs = Pick<Deps, 'db' | 'charter' | 'random'>;

/** What becomes of a theme's questions, and how that is written; null: nothing changes. */
type Change = {
  readonly after: readonly GuidingQuestion[];
  readonly write: (tx: Transaction) => Promise<unknown>;
};

/**
 * The shape of every act on a theme's guiding questions: `change` says what they become. What was announced and has
 * begun stays; announced, every change goes on the record.
 * Refusals: `no-longer-there`, those of `change` and of `decideThemeChange`.
 */
export const changeQuestions = (
  { db, charter, random }: Needs,
  themeId: ThemeId,
  by: Acting,
  at: Temporal.Instant,
  change: (theme: Theme, tx: Transaction) => Promise<Result<Change | null>>,
): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const found = await lockTheme(tx, themeId);
    if (!found) return refuse('no-longer-there');
    const { dialogue, theme, themes } = found;
    const changed = await change(theme, tx);
    if (!changed.ok) return changed;
    if (changed.value === null) return accept(null);
    const questions = changed.value.after;
    const after = themes.map((one) => (one.id === themeId ? { ...one, questions } : one));
    const decision = decideThemeChange(charter, dialogue, after, { n: theme.n, before: theme }, at);
    if (!decision.ok) return decision;
    await changed.value.write(tx);
    await recordThemeChange(tx, { random }, dialogue, theme, by, at);
    return accept(null);
  });
