import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import { insertFormerName, lockOrganization, updateOrganization } from './store/organizations.ts';
import type { OrganizationData, OrganizationId } from './types.ts';

/** Corrects what is kept of a member; a name it no longer bears is kept as a former one. */
export const changeOrganization = (
  { db }: Pick<Deps, 'db'>,
  id: OrganizationId,
  data: OrganizationData,
  at: Temporal.Instant,
): Promise<Result<OrganizationId>> =>
  transact(db, async (tx) => {
    const organization = await lockOrganization(tx, id);
    if (organization.name !== data.name) await insertFormerName(tx, id, organization.name, at);
    await updateOrganization(tx, id, data);
    return accept(id);
  });
