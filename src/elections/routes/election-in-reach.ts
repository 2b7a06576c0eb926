import { HTTPException } from 'hono/http-exception';
import type { Web } from '../../web.ts';
import { findElection } from '../store/elections.ts';
import type { Election } from '../types.ts';

/** The election of the address, once its list of candidates is published; otherwise 404. */
export async function listedInReach(c: Web): Promise<Election> {
  const election = await findElection(c.get('deps').db, c.req.param('slug') ?? '');
  if (!election?.listedAt) throw new HTTPException(404);
  return election;
}

/** The election of the address, once its vote is closed; otherwise 404. */
export async function closedInReach(c: Web): Promise<Election> {
  const election = await listedInReach(c);
  if (!election.closed) throw new HTTPException(404);
  return election;
}

/** What every page about an election is given. */
export const frameOf = (c: Web, election: Election) => ({
  reader: c.get('reader'),
  charter: c.get('deps').charter,
  election,
});
