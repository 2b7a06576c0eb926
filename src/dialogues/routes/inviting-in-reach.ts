import { HTTPException } from 'hono/http-exception';
import { actingUnder } from '../../mandates/rules/powers.ts';
import type { Acting } from '../../mandates/types.ts';
import type { Web } from '../../web.ts';
import { invitingMandate } from '../permissions.ts';
import { countLists } from '../rules/invitation-states.ts';
import { type Gathering, gatheringOf } from '../store/gatherings.ts';
import { invitationsOf } from '../store/invitations.ts';
import { dialogueInReach, slugPattern } from './within-reach.ts';

export const invitationsBase = `/conversatorios/:slug${slugPattern}/invitaciones`;
/** A uuid, as the database writes it. */
export const idPattern = '{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}';

export const invitationsPath = (slug: string): string => `/conversatorios/${slug}/invitaciones`;

/** In whose name people are invited. */
export function inviting(c: Web): Acting {
  const actor = c.get('actor');
  const mandate = invitingMandate(actor);
  if (!actor || !mandate) throw new HTTPException(403);
  return actingUnder(actor, mandate);
}

/** The dialogue of the address, with what its invitations need to know of it. */
export const gatheringInReach = async (c: Web): Promise<Gathering> =>
  gatheringOf(c.get('deps').db, await dialogueInReach(c));

/** The lists there are. */
export const listNames = async (c: Web, { dialogue }: Gathering): Promise<readonly string[]> =>
  countLists(await invitationsOf(c.get('deps').db, dialogue.id)).map(({ list }) => list);
