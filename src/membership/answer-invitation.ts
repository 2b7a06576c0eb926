import { registerPerson } from '../accounts/register-person.ts';
import { decideLink } from '../accounts/rules/links.ts';
import type { Deps } from '../deps.ts';
import { grantMandateIn } from '../mandates/grant-mandate.ts';
import { currentHolders } from '../mandates/store/mandates.ts';
import type { MandateId } from '../mandates/types.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { digest } from '../platform/random.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { sourceText } from './admit-organization.ts';
import { relieve } from './end-representation.ts';
import { representativeSlots, slotHolders } from './rules/representative-slots.ts';
import { answerInvitation, type Invitation, lockInvitation } from './store/invitations.ts';
import { lockOrganization } from './store/organizations.ts';

type Needs = Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>;

/**
 * Whoever reads the letter accepts to represent the organization: the mandate begins now, and whoever held the office
 * until now is relieved and told. Pressed twice, it is accepted once. Refusals: `link-unknown`, `link-used` (declined),
 * `link-expired`, `unknown-office`, `represents-already`, those of granting and ending.
 */
export const acceptInvitation = (deps: Needs, token: string, at: Temporal.Instant): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const invitation = await lockInvitation(tx, digest(token));
    if (invitation?.mandateId) return accept(null);
    const decision = decideLink(invitation, at);
    if (!decision.ok) return decision;
    const begun = await beginIn(tx, deps, decision.value, at);
    if (!begun.ok) return begun;
    await answerInvitation(tx, decision.value.id, begun.value, at);
    return accept(null);
  });

/** They do not; nothing changes. Pressed twice, it is declined once. Refusals: `link-unknown`, `link-used`, `link-expired`. */
export const declineInvitation = (
  { db }: Pick<Deps, 'db'>,
  token: string,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(db, async (tx): Promise<Result<null>> => {
    const invitation = await lockInvitation(tx, digest(token));
    if (invitation?.usedAt && !invitation.mandateId) return accept(null);
    const decision = decideLink(invitation, at);
    if (!decision.ok) return decision;
    await answerInvitation(tx, decision.value.id, null, at);
    return accept(null);
  });

async function beginIn(
  tx: Transaction,
  deps: Needs,
  { organizationId, slot, by, ...person }: Invitation,
  at: Temporal.Instant,
): Promise<Result<MandateId>> {
  const organization = await lockOrganization(tx, organizationId);
  const office = representativeSlots(deps.charter)[slot];
  if (!office) return refuse('unknown-office');
  const body = `organization:${organizationId}` as const;
  const { name, email, gender, language } = person;
  const personId = await registerPerson(tx, { name, email, gender, language }, at);
  const holders = await currentHolders(tx, [body], at);
  const before = slotHolders(deps.charter, holders)[slot]?.holder ?? null;
  const held = holders.find((holder) => holder.personId === personId);
  if (held) return held.id === before?.id ? accept(held.id) : refuse('represents-already');
  if (before) {
    const ended = await relieve(tx, deps, { organization, holder: before, cause: 'replacement' }, by, at);
    if (!ended.ok) return ended;
  }
  const source = { kind: 'own-organization', text: sourceText(deps.charter) } as const;
  return grantMandateIn(tx, deps, { personId, office: office.key, body, organizationId, startsAt: at, source }, by, at);
}
