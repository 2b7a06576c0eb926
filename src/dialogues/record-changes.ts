import type { Deps } from '../deps.ts';
import { recordedAs } from '../mandates/grant-mandate.ts';
import type { Acting } from '../mandates/types.ts';
import type { Transaction } from '../platform/database.ts';
import { record } from '../record/record.ts';
import { insertChange } from './store/dialogues.ts';
import type { Dialogue, Theme } from './types.ts';

type Needs = Pick<Deps, 'random'>;

/** Notes that an announced dialogue is now as `dialogue` says; one still being prepared is nobody's news. */
export async function recordDialogueChange(
  tx: Transaction,
  { random }: Needs,
  dialogue: Pick<Dialogue, 'id' | 'title' | 'heldOn' | 'convenedAt'>,
  by: Acting,
  at: Temporal.Instant,
): Promise<void> {
  if (dialogue.convenedAt === null) return;
  await insertChange(tx, { dialogueId: dialogue.id, themeId: null, by: by.personId, at });
  await record(
    tx,
    {
      kind: 'dialogue-changed',
      by: recordedAs(by),
      subject: `dialogue:${dialogue.id}`,
      facts: { title: dialogue.title, date: dialogue.heldOn.toString() },
    },
    { at, random },
  );
}

/** Notes that a theme of an announced dialogue is now as `theme` says: its texts, hours, questions or agenda. */
export async function recordThemeChange(
  tx: Transaction,
  { random }: Needs,
  dialogue: Pick<Dialogue, 'id' | 'convenedAt'>,
  theme: Pick<Theme, 'id' | 'title' | 'objectives'>,
  by: Acting,
  at: Temporal.Instant,
): Promise<void> {
  if (dialogue.convenedAt === null) return;
  await insertChange(tx, { dialogueId: dialogue.id, themeId: theme.id, by: by.personId, at });
  await record(
    tx,
    {
      kind: 'theme-changed',
      by: recordedAs(by),
      subject: `theme:${theme.id}`,
      facts: { title: theme.title, objectives: [...theme.objectives] },
    },
    { at, random },
  );
}
