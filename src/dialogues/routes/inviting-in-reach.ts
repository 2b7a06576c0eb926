import { HTTPException } from 'hono/http-exception';
import type { Acting } from '../../mandates/types.ts';
import { actingWith, type Web } from '../../web.ts';
import { invitingMandate } from '../permissions.ts';
import { countLists } from '../rules/invitation-states.ts';
import { type Gathering, gatheringsOf } from '../store/gatherings.ts';
import { invitationsOf } from '../store/invitations.ts';
import { dialogueInReach, slugPattern } from './within-reach.ts';

export const invitationsBase = `/conversatorios/:slug${slugPattern}/invitaciones`;
export const invitationsPath = (slug: string): string => `/conversatorios/${slug}/invitaciones`;

/** In whose name people are invited. */
export const inviting = (c: Web): Acting => actingWith(c, invitingMandate(c.get('actor')));

/** The dialogue of the address, with what its invitations need to know of it. */
export async function gatheringInReach(c: Web): Promise<Gathering> {
  const [gathering] = await gatheringsOf(c.get('deps').db, [await dialogueInReach(c)]);
  if (!gathering) throw new HTTPException(404);
  return gathering;
}

/** The lists there are. */
export const listNames = async (c: Web, { dialogue }: Gathering): Promise<readonly string[]> =>
  countLists(await invitationsOf(c.get('deps').db, dialogue.id)).map(({ list }) => list);
