import type { Deps } from '../deps.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { type Invited, lockInvited } from './answer-invitation.ts';
import { passedOnMail, substituteMail, unreplacedMail } from './mail.tsx';
import { decideSubstitution } from './rules/invitations.ts';
import { sendLetters } from './send-letters.ts';
import { insertEnd, insertInvitations, invitationsOf } from './store/invitations.ts';
import { inviterOf } from './store/inviters.ts';
import { releaseSeat } from './store/seats.ts';
import type { InvitationId } from './types.ts';

/**
 * Passes an invitation on: the seat is released, the link stops opening, and the person named gets an invitation and a
 * link of their own; where they have one already, the answer is the same, and whoever invited is told that nobody comes
 * instead. Sent twice, one person was named. The gender that was said of the first person is not the second's. Refusals: `no-longer-there`, and those of
 * `decideSubstitution`.
 */
export const substitutePerson = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  id: InvitationId,
  named: { readonly name: string; readonly email: string; readonly language: string },
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const found = await lockInvited(tx, id);
    if (!found?.gathering.times) return refuse('no-longer-there');
    const { invitation, gathering } = found;
    const all = await invitationsOf(tx, gathering.dialogue.id);
    if (invitation.ended === 'substituted') return accept(null);
    const open = all.filter(({ ended }) => ended === null);
    const decision = decideSubstitution(invitation, named, found.gathering.times, open, at);
    if (!decision.ok) return decision;
    const { invite, stands } = decision.value;
    await releaseSeat(tx, id, at);
    await insertEnd(tx, id, { cause: 'substituted', named: stands }, null, at);
    if (invite) await inviteInstead(tx, deps, found, { ...invite, language: named.language }, at);
    else await tellInviter(tx, deps, found, all.find((one) => one.id === stands)?.name ?? named.name, at);
    const passedOn = passedOnMail(deps, { ...invitation, zone: null }, gathering, named.name.trim());
    await queueMail(tx, passedOn, at);
    return accept(null);
  });

async function inviteInstead(
  tx: Transaction,
  deps: Pick<Deps, 'charter' | 'random' | 'baseUrl'>,
  { invitation, gathering }: Invited,
  named: { readonly name: string; readonly email: string; readonly list: string; readonly language: string },
  at: Temporal.Instant,
): Promise<void> {
  const { id, institution, organizationId, country, sector } = invitation;
  const substitute = { ...named, institution, organizationId, country, sector, gender: null };
  const [newId] = await insertInvitations(
    tx,
    gathering.dialogue.id,
    [{ ...substitute, substituteFor: id, importId: null, once: null }],
    null,
    at,
  );
  if (!newId) throw new Error('the invitation of a substitute was not inserted');
  const write = (to: Parameters<typeof substituteMail>[1], token: string) =>
    substituteMail(deps, to, gathering, invitation.name, token);
  await sendLetters(tx, deps, [{ ...substitute, id: newId }], write, at);
}

async function tellInviter(
  tx: Transaction,
  deps: Pick<Deps, 'charter' | 'baseUrl'>,
  { invitation, gathering }: Invited,
  named: string,
  at: Temporal.Instant,
): Promise<void> {
  const inviter = await inviterOf(tx, invitation.id);
  if (inviter) await queueMail(tx, unreplacedMail(deps, inviter, gathering, { ...invitation, named }), at);
}
