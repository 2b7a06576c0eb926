import { HTTPException } from 'hono/http-exception';
import type { Web } from '../../web.ts';
import { ownOrganizations } from '../permissions.ts';
import { findOwnOrganization } from '../store/organizations.ts';
import type { Organization } from '../types.ts';

export const ownHome = '/mi/organizacion';
export const ownOne = `${ownHome}/:slug`;

/** The organization in the address, if this person represents it now. */
export async function ownAt(c: Web): Promise<Organization> {
  const organization = await findOwn(c);
  if (!organization) throw new HTTPException(404);
  return organization;
}

export const findOwn = (c: Web): Promise<Organization | null> =>
  findOwnOrganization(c.get('deps').db, ownOrganizations(c.get('actor')), c.req.param('slug') ?? '');
