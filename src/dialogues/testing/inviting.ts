import { expect } from 'vitest';
import type { House } from '../../testing/house.ts';
import { invitationsOf } from '../store/invitations.ts';
import { guest, type MadeDialogue } from './gathering.ts';

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

export async function invitationOf({ deps }: House, { id }: MadeDialogue, email: string) {
  const found = (await invitationsOf(deps.db, id)).find((card) => card.email === email);
  if (!found) throw new Error(`${email} is not invited`);
  return found;
}

export const seats = ({ deps }: House) => deps.db.selectFrom('seat').select(['email', 'released_at']).execute();
