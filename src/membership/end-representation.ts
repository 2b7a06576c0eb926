import { officeKeysWith } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import { endMandateIn } from '../mandates/end-mandate.ts';
import { allHolders, currentHolders, type Holder } from '../mandates/store/mandates.ts';
import type { Acting, MandateId } from '../mandates/types.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { representationEndedMail, unrepresentedMail } from './member-mail.tsx';
import { decideEndingOthers } from './rules/ending-others.ts';
import { deleteWaitingInvitations } from './store/invitations.ts';
import { currentMemberships } from './store/memberships.ts';
import { lockOrganization } from './store/organizations.ts';
import { contactOf, officeHolders } from './store/people.ts';
import type { Organization, OrganizationId } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'random' | 'baseUrl'>;

/**
 * Someone stops representing an organization, at their own wish or its first representative's; ended twice, it is ended
 * once. Where nobody is left, the mesas it takes part in are told: they ask for someone anew. Refusals:
 * `mandate-unknown`, those of `decideEndingOthers`.
 */
export const endRepresentation = (
  deps: Needs & Pick<Deps, 'db'>,
  { organizationId, mandateId }: { readonly organizationId: OrganizationId; readonly mandateId: string },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const organization = await lockOrganization(tx, organizationId);
    const holders = await currentHolders(tx, [`organization:${organizationId}`], at);
    const holder = holders.find(({ id }) => id === mandateId);
    if (!holder) {
      const ended = await allHolders(tx, `organization:${organizationId}`);
      return ended.some(({ id }) => id === mandateId) ? accept(null) : refuse('mandate-unknown');
    }
    const decision = decideEndingOthers(deps.charter, by, [holder], holders);
    if (!decision.ok) return decision;
    // Whoever is relieved leaves nobody behind; whoever goes may.
    const relieved = holder.personId !== by.personId;
    if (relieved) await deleteWaitingInvitations(tx, organizationId, { by: holder.personId });
    if (holders.length === 1) await tellUnrepresented(tx, deps, organization, at);
    const ended = await relieve(tx, deps, { organization, holder, cause: 'resignation' }, by, at);
    return ended.ok ? accept(null) : ended;
  });

/** Ends one representation within an act, and tells whose it was. Refusals: those of ending. */
export async function relieve(
  tx: Transaction,
  deps: Needs,
  end: {
    readonly organization: Pick<Organization, 'name'>;
    readonly holder: Holder;
    readonly cause: 'replacement' | 'resignation';
  },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<MandateId>> {
  const contact = await contactOf(tx, end.holder.personId);
  if (contact) await queueMail(tx, representationEndedMail(deps, contact, end.organization.name), at);
  return endMandateIn(tx, deps, { mandateId: end.holder.id, cause: end.cause, told: true }, by, at);
}

async function tellUnrepresented(tx: Transaction, deps: Needs, organization: Organization, at: Temporal.Instant) {
  const memberships = await currentMemberships(tx, organization.id);
  const bodies = [
    ...memberships.map(({ mesa }) => `mesa:${mesa}` as const),
    ...(['liaison', 'mechanism', 'working-group'] as const),
  ];
  const offices = officeKeysWith(deps.charter, 'review-applications');
  const holders = await officeHolders(tx, { offices, bodies }, at);
  await queueMail(
    tx,
    holders.map((holder) => unrepresentedMail(deps, holder, organization.name)),
    at,
  );
}
