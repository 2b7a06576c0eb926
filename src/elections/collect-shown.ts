import type { Actor } from '../mandates/types.ts';
import { organizationsById } from '../membership/store/organizations.ts';
import { seesMembersByOffice } from '../mesas/permissions.ts';
import type { Database } from '../platform/database.ts';
import { mayManage, spokenFor } from './permissions.ts';
import { type Shown, shownTo } from './rules/shown.ts';
import { bodiesOf, mesaOf } from './store/members.ts';
import type { Election } from './types.ts';

/**
 * Organizations of an election as someone sees them: all by name for those of the mesa, so that a false entry is
 * noticed, and for those who run or oversee the election; for others those in the directory and their own.
 */
export async function collectShown<T extends { readonly organizationId: string }>(
  db: Database,
  actor: Actor | null,
  { body }: Pick<Election, 'body'>,
  organizations: readonly T[],
): Promise<Shown<T>> {
  const own = spokenFor(actor);
  const seesAll =
    mayManage(actor, body) || seesMembersByOffice(actor, mesaOf(body)) || (await bodiesOf(db, own)).has(body);
  const known = await organizationsById(
    db,
    organizations.map(({ organizationId }) => organizationId),
  );
  const listed = new Set<string>(known.filter(({ listedSince }) => listedSince !== null).map(({ id }) => id));
  return shownTo(organizations, { seesAll, own, listed });
}
