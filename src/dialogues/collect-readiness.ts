import type { Charter } from '../charter/types.ts';
import { currentHolders } from '../mandates/store/mandates.ts';
import type { Body } from '../mandates/types.ts';
import type { Database } from '../platform/database.ts';
import { type Readiness, readiness } from './rules/readiness.ts';
import { invitedAmong } from './store/invitations.ts';
import { equipmentOf } from './store/settings.ts';
import type { Dialogue, DialogueId, Theme } from './types.ts';

/** What each theme of these dialogues still needs for the day, or once it has begun; by the dialogue's id. */
export async function collectReadiness(
  db: Database,
  charter: Charter,
  dialogues: readonly Dialogue[],
  themes: readonly Theme[],
  at: Temporal.Instant,
): Promise<ReadonlyMap<DialogueId, readonly Readiness[]>> {
  if (themes.length === 0) return new Map();
  const ids = themes.map(({ id }) => id);
  const bodies = ids.map((id): Body => `theme:${id}`);
  const [equipment, holders] = await Promise.all([equipmentOf(db, ids), currentHolders(db, bodies, at)]);
  const invited = await invitedAmong(
    db,
    dialogues.map(({ id }) => id),
    holders.map(({ personId }) => personId),
  );
  const needs = (dialogue: Dialogue) => (theme: Theme) => {
    const { languages = [], room = false } = equipment.find(({ themeId }) => themeId === theme.id) ?? {};
    const serving = holders.filter(({ body }) => body === `theme:${theme.id}`);
    const uninvited = serving.filter(
      ({ personId }) => !invited.some((one) => one.personId === personId && one.dialogueId === dialogue.id),
    );
    const equipped = {
      offices: serving.map(({ office }) => office),
      uninvited: [...new Set(uninvited.map(({ name }) => name))],
      languages,
      room,
    };
    return readiness(charter, dialogue, theme, equipped, at);
  };
  return new Map(
    dialogues.map((dialogue) => [
      dialogue.id,
      themes.filter(({ dialogueId }) => dialogueId === dialogue.id).flatMap(needs(dialogue)),
    ]),
  );
}
