import { HTTPException } from 'hono/http-exception';
import type { Acting } from '../../mandates/types.ts';
import type { FormState } from '../../platform/forms.ts';
import { isUuid, uuidPart } from '../../platform/identifiers.ts';
import { actingWith, type Web } from '../../web.ts';
import { conveningMandate, mayManage, overseeingMandate } from '../permissions.ts';
import { type DecidedCandidacy, findCandidacy } from '../store/candidacies.ts';
import { findElection } from '../store/elections.ts';
import type { CandidacyId, Election } from '../types.ts';

/** Addresses of elections: `mesa-2-2027`. */
export const oneElection = '/elecciones/:slug{[a-z0-9]+(?:-[a-z0-9]+)*}';
export const managedElection = `${oneElection}/gestion`;
export const oneCandidacy = `/candidaturas/:candidacy${uuidPart}`;

/** The election of the address: announced, or still being prepared for those who run it; otherwise 404. */
export async function electionInReach(c: Web): Promise<Election> {
  const election = await findElection(c.get('deps').db, c.req.param('slug') ?? '');
  if (!election || (election.convenedAt === null && !mayManage(c.get('actor'), election.body))) {
    throw new HTTPException(404);
  }
  return election;
}

/** The same for those who run it; 404 for whoever runs another body's. */
export async function managedInReach(c: Web): Promise<Election> {
  const election = await electionInReach(c);
  if (!mayManage(c.get('actor'), election.body)) throw new HTTPException(404);
  return election;
}

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

/** A candidacy of that election, by its id in the address; otherwise 404. */
export async function candidacyOf(c: Web, election: Election): Promise<DecidedCandidacy> {
  const candidacy = await findCandidacy(c.get('deps').db, (c.req.param('candidacy') ?? '') as CandidacyId);
  if (candidacy?.electionId !== election.id) throw new HTTPException(404);
  return candidacy;
}

/** In whose name an election is convened; 403 without a mandate that reaches its body. */
export const convening = (c: Web, election: Pick<Election, 'body'>): Acting =>
  actingWith(c, conveningMandate(c.get('actor'), election.body));

export const overseeing = (c: Web): Acting => actingWith(c, overseeingMandate(c.get('actor')));

/** The key of a sending: the one that came with what is shown again, or a new one. */
export function onceOf({ values }: FormState): string {
  const { once } = values;
  return typeof once === 'string' && isUuid(once) ? once : crypto.randomUUID();
}
