import type { Database, Transaction } from '../../platform/database.ts';
import { answerTimes } from '../rules/answer-times.ts';
import type { AnswerTimes } from '../rules/invitations.ts';
import type { Dialogue, DialogueId, Theme } from '../types.ts';
import { findDialogueById, lockDialogue, themesOf } from './dialogues.ts';
import { deadlineOf } from './invitations.ts';

/** A dialogue as those it invites need to know it. */
export type Gathering = {
  readonly dialogue: Dialogue;
  readonly themes: readonly Theme[];
  /** Null: none was set. */
  readonly deadline: Temporal.Instant | null;
  /** Null while there are no themes: nobody can be invited to nothing. */
  readonly times: AnswerTimes | null;
};

export async function gatheringOf(db: Database | Transaction, dialogue: Dialogue): Promise<Gathering> {
  const themes = await themesOf(db, dialogue.id);
  const deadline = await deadlineOf(db, dialogue.id);
  return { dialogue, themes, deadline, times: answerTimes(dialogue.convenedAt, themes, deadline) };
}

export async function findGathering(db: Database, id: DialogueId): Promise<Gathering | null> {
  const dialogue = await findDialogueById(db, id);
  return dialogue && gatheringOf(db, dialogue);
}

/** The same, the dialogue's row locked: who is invited and who has a seat is decided one act at a time. */
export async function lockGathering(tx: Transaction, id: DialogueId): Promise<Gathering | null> {
  const dialogue = await lockDialogue(tx, id);
  return dialogue && gatheringOf(tx, dialogue);
}
