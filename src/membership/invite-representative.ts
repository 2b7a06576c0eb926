import { findPersonByEmail } from '../accounts/store.ts';
import type { Deps } from '../deps.ts';
import { currentHolders } from '../mandates/store/mandates.ts';
import type { Acting } from '../mandates/types.ts';
import { tooManyAttempts } from '../platform/attempts.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { digest, newToken } from '../platform/random.ts';
import { against, type Reason, type Result, refuse, unless } from '../platform/result.ts';
import { representativeInvitedMail } from './member-mail.tsx';
import { confirmationDays } from './rules/confirming.ts';
import { decideEndingOthers } from './rules/ending-others.ts';
import { representativeSlots, slotHolders } from './rules/representative-slots.ts';
import { deleteWaitingInvitations, type Invited, insertInvitation, openInvitations } from './store/invitations.ts';
import { lockOrganization } from './store/organizations.ts';
import type { Organization } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'random' | 'baseUrl'>;

/**
 * Asks someone to represent an organization in one of its offices, in the place of whoever does so until they accept
 * (`acceptInvitation`). Asked twice, or whoever holds the office, it is asked once; asking another takes the place of a
 * question not answered. Refusals: `unknown-office`, those of `aboutRepresentative`, `busy`.
 */
export const inviteRepresentative = (
  deps: Needs & Pick<Deps, 'db'>,
  invited: Invited,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const organization = await lockOrganization(tx, invited.organizationId);
    if (!representativeSlots(deps.charter)[invited.slot]) return refuse({ code: 'unknown-office', field: 'slot' });
    const decision = unless(await aboutRepresentative(tx, deps.charter, invited, by, at), () => null);
    if (!decision.ok || (await isAsked(tx, deps.charter, invited, at))) return decision;
    if (await tooManyAttempts(tx, `representative ${organization.id}`, 10, 60, at)) {
      return refuse({ code: 'busy', field: 'email' });
    }
    await inviteIn(tx, deps, organization, invited, by, at);
    return decision;
  });

/** The same within an act that is more than that: an admission. */
export async function inviteIn(
  tx: Transaction,
  deps: Needs,
  organization: Pick<Organization, 'name'>,
  invited: Invited,
  by: Acting,
  at: Temporal.Instant,
): Promise<void> {
  const token = newToken(deps.random);
  const expiresAt = at.add({ hours: 24 * confirmationDays });
  await deleteWaitingInvitations(tx, invited.organizationId, { slot: invited.slot });
  await insertInvitation(tx, { ...invited, digest: digest(token), expiresAt }, by, at);
  const office = representativeSlots(deps.charter)[invited.slot];
  if (!office) return;
  // Someone known is greeted as they are known to themselves; whoever asks does not learn it.
  const known = await findPersonByEmail(tx, invited.email);
  const to = { ...(known ?? invited), email: invited.email };
  await queueMail(tx, representativeInvitedMail(deps, to, { organization: organization.name, office, token }), at);
}

/**
 * What speaks against asking whoever has an address for one of the offices, as far as both could be read.
 * Reasons: `represents-already`, those of `decideEndingOthers`.
 */
export async function aboutRepresentative(
  db: Database | Transaction,
  charter: Deps['charter'],
  { organizationId, slot, email }: Pick<Invited, 'organizationId'> & Partial<Invited>,
  by: Acting,
  at: Temporal.Instant,
): Promise<readonly Reason[]> {
  if (slot === undefined) return [];
  const holders = await currentHolders(db, [`organization:${organizationId}`], at);
  const before = slotHolders(charter, holders)[slot]?.holder ?? null;
  const relieving = against(decideEndingOthers(charter, by, before ? [before] : [], holders));
  const person = email === undefined ? undefined : await findPersonByEmail(db, email);
  const held = person && holders.find(({ personId }) => personId === person.id);
  return held && held.id !== before?.id ? [...relieving, { code: 'represents-already', field: 'email' }] : relieving;
}

/** Whether whoever has the address holds the office already, or was asked and may still answer. */
async function isAsked(
  tx: Transaction,
  charter: Deps['charter'],
  { organizationId, slot, email }: Invited,
  at: Temporal.Instant,
): Promise<boolean> {
  const holders = await currentHolders(tx, [`organization:${organizationId}`], at);
  const before = slotHolders(charter, holders)[slot]?.holder;
  if (before && (await findPersonByEmail(tx, email))?.id === before.personId) return true;
  const open = await openInvitations(tx, [organizationId]);
  return open.some(
    (one) =>
      one.slot === slot &&
      one.email === email &&
      one.usedAt === null &&
      Temporal.Instant.compare(at, one.expiresAt) < 0,
  );
}
