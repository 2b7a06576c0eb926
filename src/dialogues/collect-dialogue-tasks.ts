import type { Charter } from '../charter/types.ts';
import { bodiesWith } from '../mandates/rules/powers.ts';
import type { Actor } from '../mandates/types.ts';
import type { Database } from '../platform/database.ts';
import { collectReadiness } from './collect-readiness.ts';
import { mayConvene } from './permissions.ts';
import { requirements } from './rules/convening.ts';
import type { Readiness } from './rules/readiness.ts';
import { listDialogues, themesOfAll } from './store/dialogues.ts';
import type { Dialogue, Theme } from './types.ts';

/** What is asked of someone by a dialogue. */
export type DialogueTask =
  /** Not announced yet; `missing` parts keep it from being, none: it can be announced now. */
  | { readonly kind: 'prepare'; readonly dialogue: Dialogue; readonly missing: number }
  /** Announced; so many parts are not ready for the day. */
  | { readonly kind: 'equip'; readonly dialogue: Dialogue; readonly missing: number }
  /** Held; who was on the panel is not written down yet. */
  | { readonly kind: 'write-panel'; readonly dialogue: Dialogue; readonly theme: Theme }
  /** To be facilitated by this person. */
  | { readonly kind: 'host'; readonly dialogue: Dialogue; readonly theme: Theme };

/** What dialogues ask of who convenes them and of who facilitates their themes, the nearest day first. */
export async function dialogueTasks(
  db: Database,
  charter: Charter,
  actor: Actor,
  at: Temporal.Instant,
): Promise<readonly DialogueTask[]> {
  const hosted = new Set<string>(bodiesWith(actor, 'host-session'));
  const convenes = mayConvene(actor);
  if (!convenes && ![...hosted].some((body) => body.startsWith('theme:'))) return [];
  const dialogues = (await listDialogues(db, { preparing: true })).reverse();
  const all = await themesOfAll(
    db,
    dialogues.map(({ id }) => id),
  );
  const announced = convenes ? dialogues.filter(({ convenedAt }) => convenedAt !== null) : [];
  const ids = new Set(announced.map(({ id }) => id));
  const themesAnnounced = all.filter(({ dialogueId }) => ids.has(dialogueId));
  const ready = await collectReadiness(db, charter, announced, themesAnnounced, at);
  return dialogues.flatMap((dialogue): readonly DialogueTask[] => {
    const themes = all.filter(({ dialogueId }) => dialogueId === dialogue.id);
    const hosting = themes
      .filter(({ id, endsAt }) => hosted.has(`theme:${id}`) && Temporal.Instant.compare(endsAt, at) > 0)
      .map((theme): DialogueTask => ({ kind: 'host', dialogue, theme }));
    const convening = convenes ? conveningTasks(charter, dialogue, themes, ready.get(dialogue.id) ?? []) : [];
    return [...convening, ...hosting];
  });
}

function conveningTasks(
  charter: Charter,
  dialogue: Dialogue,
  themes: readonly Theme[],
  ready: readonly Readiness[],
): readonly DialogueTask[] {
  if (dialogue.convenedAt === null) {
    const missing = requirements(charter, dialogue, themes).filter(({ reasons }) => reasons.length > 0).length;
    return [{ kind: 'prepare', dialogue, missing }];
  }
  const lacking = ready.filter(({ reasons }) => reasons.length > 0);
  const unwritten = lacking
    .filter(({ part }) => part === 'panel-held')
    .flatMap(({ theme: n }) => themes.filter((theme) => theme.n === n));
  const missing = lacking.length - unwritten.length;
  return [
    ...(missing > 0 ? [{ kind: 'equip', dialogue, missing } as const] : []),
    ...unwritten.map((theme): DialogueTask => ({ kind: 'write-panel', dialogue, theme })),
  ];
}
