import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type House, openHouse } from '../../testing/house.ts';
import { confirmSeat } from '../answer-invitation.ts';
import { invitationsOf } from '../store/invitations.ts';
import { guest, type MadeDialogue, makeDialogue } from './gathering.ts';

/** Where the host of the first theme notes who is there. */
export const list = '/es/conversatorios/2026/asistencia/1';

export const figures = (html: string) => [...html.matchAll(/<dd>(\d+)<\/dd>/g)].map(([, n]) => Number(n));

/** The list of a dialogue's first theme, ten minutes before it begins: empty before each test of the file that calls. */
export function hostList() {
  let house: House;
  let dialogue: MadeDialogue;
  let host: string;
  beforeAll(async () => {
    house = await openHouse({ at: '2026-12-03T13:50:00Z' });
    dialogue = await makeDialogue(house, { venue: true });
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    await sql`truncate invitation, mail_message, theme_room, attendance, attendance_import cascade`.execute(
      house.deps.db,
    );
    await goTo('2026-12-03T13:50:00Z');
  });

  async function goTo(time: string): Promise<void> {
    house.setTime(time);
    const mandates = [{ office: 'facilitator', body: `theme:${dialogue.themes[0]}` }] as const;
    host = (await house.signIn({ name: 'Hugo', mandates })).token;
  }

  /** Someone with a confirmed seat: its id. */
  async function seated(
    name: string,
    attends: 'online' | 'in-person' = 'in-person',
    more: Record<string, string> = {},
  ): Promise<string> {
    const { token } = await house.signIn({ name: 'Inés', mandates: [{ office: 'secretariat', body: 'mesa:1' }] });
    const form = guest(name, { gender: 'woman', ...more });
    await house.ask('/es/conversatorios/2026/invitaciones/nueva', { as: token, form });
    const cards = () => invitationsOf(house.deps.db, dialogue.id);
    const card = (await cards()).find(({ email }) => email === form.email);
    if (!card) throw new Error('not invited');
    const choice = { attends, interpretation: null, gender: null, needs: null };
    await confirmSeat(house.deps, card.id, choice, house.deps.clock());
    const seatId = (await cards()).find(({ id }) => id === card.id)?.seatId;
    if (!seatId) throw new Error('no seat');
    return seatId;
  }

  const mark = (seat: string, more: Record<string, string> = {}) =>
    house.ask(`${list}/presencia`, { as: host, form: { seat, ...more } });
  const page = async (path: string) => (await house.ask(path, { as: host })).text();

  /** Everyone present, as it is kept. */
  async function present(theme = dialogue.themes[0]): Promise<readonly string[]> {
    const { rows } = await sql<{ said: string }>`
      select concat_ws(' ', coalesce(i.name, a.name), a.mode, a.source, coalesce(a.minutes::text, '–')) as said
      from attendance a left join seat s on s.id = a.seat_id left join invitation i on i.id = s.invitation_id
      where a.theme_id = ${theme} order by 1`.execute(house.deps.db);
    return rows.map(({ said }) => said);
  }

  return {
    get house() {
      return house;
    },
    get dialogue() {
      return dialogue;
    },
    /** The host's session. */
    get host() {
      return host;
    },
    goTo,
    seated,
    mark,
    page,
    present,
  };
}
