import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import { recordedAs } from '../mandates/grant-mandate.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse, unless } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { decideConvening } from './rules/convening.ts';
import { aboutPast } from './rules/past.ts';
import { insertConvening, lockDialogue, themesOf } from './store/dialogues.ts';
import type { DialogueId } from './types.ts';

/**
 * Announces a dialogue: from here on it is on the public site and people can be invited. Announced twice, it was
 * announced once. `tookPlace`: it was held before, and is entered for the archive.
 * Refusals, all at once: `no-longer-there`, and those of `decideConvening` and `aboutPast`.
 */
export const conveneDialogue = (
  { db, charter, random }: Pick<Deps, 'db' | 'charter' | 'random'>,
  id: DialogueId,
  tookPlace: boolean,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const dialogue = await lockDialogue(tx, id);
    if (!dialogue) return refuse('no-longer-there');
    if (dialogue.convenedAt !== null) return accept(null);
    const themes = await themesOf(tx, id);
    const decision = decideConvening(charter, dialogue, themes);
    const reasons = [...(decision.ok ? [] : decision.reasons), ...aboutPast(themes, tookPlace, homeZone(charter), at)];
    const decided = unless(reasons, () => null);
    if (!decided.ok) return decided;
    await insertConvening(tx, id, charter.version, by.personId, at);
    await record(
      tx,
      {
        kind: 'dialogue-convened',
        by: recordedAs(by),
        subject: `dialogue:${id}`,
        facts: { title: dialogue.title, date: dialogue.heldOn.toString() },
      },
      { at, random },
    );
    return accept(null);
  });
