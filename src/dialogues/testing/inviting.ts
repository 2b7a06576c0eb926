import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { type House, openHouse } from '../../testing/house.ts';
import { invitationsOf } from '../store/invitations.ts';
import { guest, type MadeDialogue, makeDialogue } from './gathering.ts';

export const lists = '/es/conversatorios/2026/invitaciones';

/** How an invited person takes part who says no more than that it is online: as it is kept, and as a form sends it. */
export const online = { attends: 'online', interpretation: null, gender: null, needs: null } as const;
export const seat = (more: Record<string, string> = {}) => ({ attends: 'online', interpretation: '', ...more });

/** Who invites, from this moment on: a session lasts a day. The answer is the cookie's token. */
export async function inviterAt(house: House, time: string): Promise<string> {
  house.setTime(time);
  return (await house.signIn({ name: 'Inés', mandates: [{ office: 'secretariat', body: 'mesa:1' }] })).token;
}

/** Invites someone; the answer is their address. */
export async function invite(house: House, as: string, name: string, more: Record<string, string> = {}) {
  const form = guest(name, more);
  const answer = await house.ask(`${lists}/nueva`, { as, form });
  expect(answer.status).toBe(303);
  return form.email;
}

async function invitationOf({ deps }: House, { id }: MadeDialogue, email: string) {
  const found = (await invitationsOf(deps.db, id)).find((card) => card.email === email);
  if (!found) throw new Error(`${email} is not invited`);
  return found;
}

export const seats = ({ deps }: House) => deps.db.selectFrom('seat').select(['email', 'released_at']).execute();

/** A convened dialogue and who invites to it: nobody is invited before each test of the file that calls. */
export function inviting() {
  let house: House;
  let dialogue: MadeDialogue;
  let inviter: string;
  beforeAll(async () => {
    house = await openHouse({ at: '2026-11-20T12:00:00Z' });
    dialogue = await makeDialogue(house, { venue: true });
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    await goTo('2026-11-20T12:00:00Z');
    await sql`truncate invitation, mail_message, answer_deadline, attempt cascade`.execute(house.deps.db);
  });

  async function goTo(time: string): Promise<void> {
    inviter = await inviterAt(house, time);
  }
  return {
    get house() {
      return house;
    },
    get dialogue() {
      return dialogue;
    },
    /** The session of whoever invites, or of somebody else from here on. */
    get inviter() {
      return inviter;
    },
    set inviter(token: string) {
      inviter = token;
    },
    goTo,
    invite: (name: string, more: Record<string, string> = {}) => invite(house, inviter, name, more),
    all: () => invitationsOf(house.deps.db, dialogue.id),
    one: (email: string) => invitationOf(house, dialogue, email),
    page: async (path: string, as?: string) => (await house.ask(path, { as })).text(),
  };
}
