import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { changedMail } from './mail.tsx';
import { untold } from './rules/untold.ts';
import { sendLetters } from './send-letters.ts';
import { changesOf } from './store/dialogues.ts';
import { lockGathering } from './store/gatherings.ts';
import { insertNotice, invitationsOf, toldAt } from './store/invitations.ts';
import type { DialogueId } from './types.ts';

/**
 * Writes to those who were invited before an announced dialogue changed: its hours, its place, its themes. Sent twice,
 * the second finds nobody. Refusals: `no-longer-there`, `dialogue-cancelled`, `nobody-to-tell`.
 */
export const tellInvited = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  id: DialogueId,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const gathering = await lockGathering(tx, id);
    if (!gathering) return refuse('no-longer-there');
    if (gathering.dialogue.cancelledAt !== null) return refuse('dialogue-cancelled');
    const changedAt = (await changesOf(tx, id)).at(-1)?.at ?? null;
    const people = untold(await invitationsOf(tx, id), changedAt, await toldAt(tx, id));
    if (people.length === 0) return refuse('nobody-to-tell');
    await insertNotice(tx, id, by.personId, at);
    await sendLetters(tx, deps, people, (to, token) => changedMail(deps, to, gathering, token), at);
    return accept(null);
  });
