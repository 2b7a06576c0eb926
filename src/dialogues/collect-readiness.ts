import type { Charter } from '../charter/types.ts';
import { currentHolders } from '../mandates/store/mandates.ts';
import type { Body } from '../mandates/types.ts';
import type { Database } from '../platform/database.ts';
import { type Readiness, readiness } from './rules/readiness.ts';
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
  const needs = (dialogue: Dialogue) => (theme: Theme) => {
    const { languages = [], room = false } = equipment.find(({ themeId }) => themeId === theme.id) ?? {};
    const offices = holders.filter(({ body }) => body === `theme:${theme.id}`).map(({ office }) => office);
    return readiness(charter, dialogue, theme, { offices, languages, room }, at);
  };
  return new Map(
    dialogues.map((dialogue) => [
      dialogue.id,
      themes.filter(({ dialogueId }) => dialogueId === dialogue.id).flatMap(needs(dialogue)),
    ]),
  );
}
