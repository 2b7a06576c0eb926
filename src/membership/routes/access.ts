import { HTTPException } from 'hono/http-exception';
import { digest } from '../../platform/random.ts';
import type { Web } from '../../web.ts';
import { assistingMandate } from '../permissions.ts';
import { findApplicationByLink } from '../store/applications.ts';
import type { JoiningApplication } from '../types.ts';

/** A secret as `newToken` makes it, in a route's path. */
export const secret = ':token{[\\w-]{32}}';
/** What the secret in the address opens; nothing here tells a guessed one from one that never was. */
export async function applicationAt(c: Web): Promise<JoiningApplication> {
  const application = await findApplicationByLink(c.get('deps').db, digest(c.req.param('token') ?? ''));
  if (!application) throw new HTTPException(404);
  return application;
}

/** What may still be written: by whoever holds the link, or, for a group without e-mail, by who assists for its mesa. */
export async function writableAt(c: Web): Promise<JoiningApplication> {
  const application = await applicationAt(c);
  const { assistedMesa, submission } = application;
  if (assistedMesa !== null && !submission && !assistingMandate(c.get('actor'), assistedMesa, c.get('deps').charter)) {
    throw new HTTPException(403);
  }
  return application;
}
