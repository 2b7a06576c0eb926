import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { publicName } from './admit-organization.ts';
import { endMandatesThrough } from './end-mandates-through.ts';
import { withdrawConsents } from './store/consents.ts';
import { deleteWaitingEmailChanges } from './store/email-changes.ts';
import { deleteWaitingInvitations } from './store/invitations.ts';
import { currentMemberships, endMemberships } from './store/memberships.ts';
import { forgetContacts, lockOrganization } from './store/organizations.ts';
import type { OrganizationId } from './types.ts';

/**
 * A member leaves: its mesas, its consents, and every mandate that someone holds through it end now, and what was
 * kept to work with it is deleted. Its name, country and group stay with what it took part in. Refusals: those of
 * `decideEndingOthers`.
 */
export const leaveMechanism = (
  deps: Pick<Deps, 'db' | 'charter' | 'random'>,
  organizationId: OrganizationId,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<OrganizationId>> =>
  transact(deps.db, async (tx): Promise<Result<OrganizationId>> => {
    const organization = await lockOrganization(tx, organizationId);
    const memberships = await currentMemberships(tx, organizationId);
    const mandates = await endMandatesThrough(tx, deps, { organizationId }, by, at);
    if (!mandates.ok) return mandates;
    if (memberships.length > 0) {
      const cause = { by: by.personId, cause: 'organization-left' };
      await endMemberships(
        tx,
        memberships.map(({ id }) => id),
        cause,
        at,
      );
    }
    await withdrawConsents(tx, organizationId, null, at);
    await forgetContacts(tx, organizationId);
    await deleteWaitingEmailChanges(tx, organizationId);
    await deleteWaitingInvitations(tx, organizationId);
    const facts = {
      name: publicName(organization),
      mesas: memberships.map(({ mesa }) => mesa),
      cause: 'organization-left',
    };
    const subject = `organization:${organizationId}` as const;
    await record(tx, { kind: 'membership-ended', by, subject, facts }, { at, random: deps.random });
    return accept(organizationId);
  });
