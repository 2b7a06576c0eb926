import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { accept, type Reason, type Result, refuse, unless } from '../platform/result.ts';
import { invitationMail } from './mail.tsx';
import type { Guest } from './rules/guest-list.ts';
import { aboutInviting } from './rules/inviting.ts';
import { sendLetters } from './send-letters.ts';
import { type Gathering, lockGathering } from './store/gatherings.ts';
import { insertInvitations, invitationMadeBy, invitationsOf, type NewInvitation } from './store/invitations.ts';
import type { DialogueId, InvitationId } from './types.ts';

type Needs = Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>;

/**
 * Invites one person: a letter with a link of their own leaves with it. Sent twice by the same form, it is one
 * invitation. Refusals, all at once: `no-longer-there`, `dialogue-not-convened`, `answers-closed`, `already-invited`.
 */
export const invitePerson = (
  deps: Needs,
  asked: { readonly dialogueId: DialogueId; readonly list: string; readonly guest: Guest; readonly once: string },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<InvitationId>> =>
  transact(deps.db, async (tx) => {
    const gathering = await lockGathering(tx, asked.dialogueId);
    if (!gathering) return refuse('no-longer-there');
    const before = await invitationMadeBy(tx, asked.once);
    if (before) return accept(before);
    const decision = unless(await aboutGuest(tx, gathering, asked.guest.email, at), () => null);
    if (!decision.ok) return decision;
    const { list, guest, once } = asked;
    const invitation = { ...guest, list, substituteFor: null, importId: null, once };
    const [id] = await inviteIn(tx, deps, gathering, [invitation], by, at);
    if (!id) throw new Error('an invitation was not inserted');
    return accept(id);
  });

/** What speaks against inviting whoever has this address (undefined: not known). Reasons: those of `invitePerson`. */
export async function aboutGuest(
  db: Database | Transaction,
  { dialogue, times }: Pick<Gathering, 'dialogue' | 'times'>,
  email: string | undefined,
  at: Temporal.Instant,
): Promise<readonly Reason[]> {
  const isInvited = email !== undefined && (await openAddresses(db, dialogue.id)).has(email);
  return [...aboutInviting(times, at), ...(isInvited ? [{ code: 'already-invited', field: 'email' } as const] : [])];
}

/** Inserts invitations and writes to each; the caller has locked the dialogue and seen that none is invited already. */
export async function inviteIn(
  tx: Transaction,
  deps: Needs,
  gathering: Gathering,
  invitations: readonly NewInvitation[],
  by: Acting,
  at: Temporal.Instant,
): Promise<readonly InvitationId[]> {
  const ids = await insertInvitations(tx, gathering.dialogue.id, invitations, by.personId, at);
  const recipients = invitations.flatMap(({ name, email, language }, index) => {
    const id = ids[index];
    return id ? [{ id, name, email, language }] : [];
  });
  await sendLetters(tx, deps, recipients, (to, token) => invitationMail(deps, to, gathering, token), at);
  return ids;
}

/** The addresses whose invitations to a dialogue have not ended. */
export async function openAddresses(db: Database | Transaction, id: DialogueId): Promise<ReadonlySet<string>> {
  const invitations = await invitationsOf(db, id);
  return new Set(invitations.filter(({ ended }) => ended === null).map(({ email }) => email));
}
