import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { publicName } from './admit-organization.ts';
import { endMandatesThrough } from './end-mandates-through.ts';
import { decideLeaving } from './rules/further-mesas.ts';
import { currentMemberships, endMemberships, wasInMesa } from './store/memberships.ts';
import { lockOrganization } from './store/organizations.ts';
import type { OrganizationId } from './types.ts';

/**
 * A member leaves one of its mesas; left twice, it is left once. The offices of that mesa that someone holds through it
 * end: they are those of its members. Refusals: those of `decideLeaving` and `decideEndingOthers`.
 */
export const leaveMesa = (
  deps: Pick<Deps, 'db' | 'charter' | 'random'>,
  { organizationId, mesa }: { readonly organizationId: OrganizationId; readonly mesa: number },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<number>> =>
  transact(deps.db, async (tx): Promise<Result<number>> => {
    const organization = await lockOrganization(tx, organizationId);
    const memberships = await currentMemberships(tx, organizationId);
    const current = memberships.map((membership) => membership.mesa);
    if (!current.includes(mesa) && (await wasInMesa(tx, organizationId, mesa))) return accept(mesa);
    const decision = decideLeaving(current, mesa);
    if (!decision.ok) return decision;
    const offices = await endMandatesThrough(tx, deps, { organizationId, body: `mesa:${mesa}` }, by, at);
    if (!offices.ok) return offices;
    const ended = memberships.filter((membership) => membership.mesa === mesa).map(({ id }) => id);
    await endMemberships(tx, ended, { by: by.personId, cause: 'own-choice' }, at);
    await record(
      tx,
      {
        kind: 'membership-ended',
        by,
        subject: `organization:${organizationId}`,
        facts: { name: publicName(organization), mesas: [mesa], cause: 'own-choice' },
      },
      { at, random: deps.random },
    );
    return accept(mesa);
  });
