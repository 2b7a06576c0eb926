import { findOwnData } from '../accounts/store.ts';
import type { Deps } from '../deps.ts';
import { recordedAs } from '../mandates/grant-mandate.ts';
import type { Acting } from '../mandates/types.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import type { Texts } from '../platform/reader.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { endServicesIn } from './end-services.ts';
import { type Addressee, cancelledMail } from './mail.tsx';
import { decideCancellation } from './rules/cancelling.ts';
import { insertCancellation, tookPlace } from './store/dialogues.ts';
import { type Gathering, lockGathering } from './store/gatherings.ts';
import { invitationsOf } from './store/invitations.ts';
import type { DialogueId } from './types.ts';

/**
 * Calls an announced dialogue off, with a reason that everyone can read: nobody answers or enters any more, the
 * mandates of its themes end, and those who might come and those who were to serve are told. Called off twice, it was
 * called off once. Refusals: `no-longer-there` and those of `decideCancellation`.
 */
export const cancelDialogue = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  id: DialogueId,
  reason: Texts,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const gathering = await lockGathering(tx, id);
    if (!gathering) return refuse('no-longer-there');
    const { dialogue, themes } = gathering;
    if (dialogue.cancelledAt !== null) return accept(null);
    const decision = decideCancellation(dialogue, await tookPlace(tx, id));
    if (!decision.ok) return decision;
    await insertCancellation(tx, { id, reason, by: by.personId, at });
    const served = await endServicesIn(tx, deps, { themes: themes.map((theme) => theme.id), told: true }, by, at);
    if (!served.ok) return served;
    const told = await concerned(
      tx,
      gathering,
      served.value.map(({ personId }) => personId),
    );
    await queueMail(
      tx,
      told.map((to) => cancelledMail(deps, to, gathering, reason)),
      at,
    );
    await record(
      tx,
      {
        kind: 'dialogue-cancelled',
        by: recordedAs(by),
        subject: `dialogue:${id}`,
        facts: { title: dialogue.title, date: dialogue.heldOn.toString(), reason },
      },
      { at, random: deps.random },
    );
    return accept(null);
  });

/** Those whose invitation stands and who did not say no, and those who served; each address once. */
async function concerned(
  tx: Transaction,
  { dialogue }: Gathering,
  served: readonly Parameters<typeof findOwnData>[1][],
): Promise<readonly Addressee[]> {
  const invited = (await invitationsOf(tx, dialogue.id)).filter(
    ({ ended, answer }) => ended === null && answer !== 'declined' && answer !== 'withdrawn',
  );
  const team: Addressee[] = [];
  for (const personId of new Set(served)) {
    const { email, name, language } = await findOwnData(tx, personId);
    if (email) team.push({ email, name, language, zone: null });
  }
  const all = [...team, ...invited.map(({ email, name, language }) => ({ email, name, language, zone: null }))];
  return [...new Map(all.map((to) => [to.email, to])).values()];
}
