import type { Database, Transaction } from '../../platform/database.ts';
import { answerTimes } from '../rules/answer-times.ts';
import type { AnswerTimes } from '../rules/invitations.ts';
import type { Dialogue, DialogueId, Theme } from '../types.ts';
import { deadlinesOf } from './deadlines.ts';
import { dialoguesById, lockDialogue, themesOfAll } from './dialogues.ts';

/** A dialogue as those it invites need to know it. */
export type Gathering = {
  readonly dialogue: Dialogue;
  readonly themes: readonly Theme[];
  /** Null: none was set. */
  readonly deadline: Temporal.Instant | null;
  /** Null while there are no themes: nobody can be invited to nothing. */
  readonly times: AnswerTimes | null;
};

/** Of several at once: as many queries as for one. */
export async function gatheringsOf(
  db: Database | Transaction,
  dialogues: readonly Dialogue[],
): Promise<readonly Gathering[]> {
  if (dialogues.length === 0) return [];
  const ids = dialogues.map(({ id }) => id);
  const all = await themesOfAll(db, ids);
  const deadlines = await deadlinesOf(db, ids);
  return dialogues.map((dialogue) => {
    const themes = all.filter(({ dialogueId }) => dialogueId === dialogue.id);
    const deadline = deadlines.get(dialogue.id) ?? null;
    return { dialogue, themes, deadline, times: answerTimes(dialogue, themes, deadline) };
  });
}

export async function findGathering(db: Database, id: DialogueId): Promise<Gathering | null> {
  return (await gatheringsOf(db, await dialoguesById(db, [id])))[0] ?? null;
}

/** The same, the dialogue's row locked: who is invited and who has a seat is decided one act at a time. */
export async function lockGathering(tx: Transaction, id: DialogueId): Promise<Gathering | null> {
  const dialogue = await lockDialogue(tx, id);
  return dialogue && ((await gatheringsOf(tx, [dialogue]))[0] ?? null);
}
