import { createHash, createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Ask, type House, openHouse } from '../testing/house.ts';
import { confirmSeat } from './answer-invitation.ts';
import { invitationsOf } from './store/invitations.ts';
import { guest, type MadeDialogue, makeDialogue, makeRoom, tokenOf } from './testing/gathering.ts';
import { created, openRoomServer, type RoomServer } from './testing/room-server.ts';
import type { RoomSettings } from './types.ts';

let house: House;
let dialogue: MadeDialogue;
let server: RoomServer;
let inviter: string;
const lists = '/es/conversatorios/2026/invitaciones';
const zoom: RoomSettings = { kind: 'external', url: 'https://zoom.us/j/812?pwd=geheim' };
const secret = '639259d4-9dd8-4b25-bf01-95f9567eaf4b';

beforeAll(async () => {
  house = await openHouse({ at: '2026-11-20T12:00:00Z' });
  dialogue = await makeDialogue(house);
  server = await openRoomServer();
});
afterAll(async () => {
  await server.close();
  await house.close();
});
beforeEach(async () => {
  await sql`truncate invitation, mail_message, theme_room, interpretation_channel, attendance cascade`.execute(
    house.deps.db,
  );
  server.asked.length = 0;
  server.answer(created('1531155809613'));
  await goTo('2026-12-03T13:50:00Z');
});

async function goTo(time: string): Promise<void> {
  house.setTime(time);
  const { token } = await house.signIn({ name: 'Inés', mandates: [{ office: 'secretariat', body: 'mesa:1' }] });
  inviter = token;
}

/** Someone with a confirmed seat, and where their page is. */
async function seated(name: string, more: { interpretation?: string } = {}): Promise<string> {
  const form = guest(name);
  await house.ask(`${lists}/nueva`, { as: inviter, form });
  const card = (await invitationsOf(house.deps.db, dialogue.id)).find(({ email }) => email === form.email);
  if (!card) throw new Error('not invited');
  const choice = { attends: 'online', interpretation: more.interpretation ?? null, gender: null, needs: null } as const;
  await confirmSeat(house.deps, card.id, choice, house.deps.clock());
  return `/es/invitacion/${await tokenOf(house, form.email)}`;
}

/** A browser: keeps the cookie of the door. */
function browser() {
  let cookie = '';
  return async (path: string, ask: Ask = {}): Promise<Response> => {
    const answer = await house.ask(path, { ...ask, headers: { ...ask.headers, ...(cookie && { cookie }) } });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return answer;
  };
}
const enter = (path: string, theme = 1, ask = browser()) => ask(`${path}/sala/${theme}`);
const inside = async () =>
  (
    await sql<{ n: number }>`
    select t.n from room_entry r join theme t on t.id = r.theme_id where r.left_at is null`.execute(house.deps.db)
  ).rows.map(({ n }) => n);
const present = async () =>
  (
    await sql<{ said: string }>`
      select concat_ws(' ', i.name, t.n, a.mode, a.source, a.country, a.sector) as said
      from attendance a join theme t on t.id = a.theme_id join seat s on s.id = a.seat_id
      join invitation i on i.id = s.invitation_id order by 1`.execute(house.deps.db)
  ).rows.map(({ said }) => said);

describe('the link opens the door', () => {
  test('signed at the click: 303 to the room, kept by nobody, telling nobody where from; presence is noted', async () => {
    await makeRoom(house, dialogue.themes[0], zoom);
    const path = await seated('Ana Pérez');
    const answer = await enter(path);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('https://zoom.us/j/812?pwd=geheim');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('set-cookie')).toMatch(
      /^puerta=[\w-]{32}; Max-Age=86400; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(await inside()).toEqual([1]);
    expect(await present()).toEqual(['Ana Pérez 1 online door PE civil-society']);
  });

  test('the room is on no page, however the page is asked for', async () => {
    await makeRoom(house, dialogue.themes[0], zoom);
    const path = await seated('Ana');
    for (const at of ['2026-11-25T12:00:00Z', '2026-12-03T13:50:00Z', '2026-12-03T16:31:00Z']) {
      await goTo(at);
      expect(await (await house.ask(path)).text()).not.toContain('zoom.us');
    }
    expect(await (await house.ask('/es/conversatorios/2026')).text()).not.toContain('zoom.us');
    expect(await (await house.ask(lists, { as: inviter })).text()).not.toContain('zoom.us');
  });

  test.each([
    ['a HEAD request', { method: 'HEAD' }],
    ['a prefetch', { headers: { 'sec-purpose': 'prefetch' } }],
    ['a prerender', { headers: { 'sec-purpose': 'prefetch;prerender' } }],
    ['an older prefetch', { headers: { 'x-moz': 'prefetch' } }],
    ["a picture in another's page", { headers: { 'sec-fetch-dest': 'image' } }],
  ])('%s is not entering', async (_fact, ask) => {
    await makeRoom(house, dialogue.themes[0], zoom);
    const answer = await house.ask(`${await seated('Ana')}/sala/1`, ask);
    expect([answer.status, answer.headers.get('location')]).toEqual([204, null]);
    expect([await inside(), await present()]).toEqual([[], []]);
  });

  test.each([
    ['2026-12-03T13:44:59Z', 403, 'La puerta todavía no abre'],
    ['2026-12-03T13:45:00Z', 303, ''],
    ['2026-12-03T16:29:59Z', 303, ''],
    ['2026-12-03T16:30:00Z', 403, 'Esta sesión ya terminó'],
  ])('at %s: %i', async (at, status, said) => {
    await makeRoom(house, dialogue.themes[0], zoom);
    const path = await seated('Ana');
    await goTo(at);
    const answer = await enter(path);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(said);
    expect(await present()).toHaveLength(status === 303 ? 1 : 0);
  });

  test('too early says when, by every clock of the charter', async () => {
    await makeRoom(house, dialogue.themes[0], zoom);
    const path = await seated('Ana');
    await goTo('2026-12-03T10:00:00Z');
    const html = await (await enter(path)).text();
    expect(html).toMatch(/San José<\/dt><dd><time[^>]*>07:45<\/time>/);
    expect(html).toMatch(/Buenos Aires<\/dt><dd><time[^>]*>10:45<\/time>/);
  });

  test('without a confirmed seat there is no room, and no word of where it is', async () => {
    await makeRoom(house, dialogue.themes[0], zoom);
    const form = guest('Luis');
    await house.ask(`${lists}/nueva`, { as: inviter, form });
    const answer = await enter(`/es/invitacion/${await tokenOf(house, form.email)}`);
    const html = await answer.text();
    expect([answer.status, html.includes('Todavía no tiene un asiento')]).toEqual([403, true]);
    expect(html).not.toContain('zoom.us');
  });

  test('revoked at the door: the next click opens nothing', async () => {
    await makeRoom(house, dialogue.themes[0], zoom);
    const path = await seated('Ana');
    const ask = browser();
    expect((await enter(path, 1, ask)).status).toBe(303);
    const [card] = await invitationsOf(house.deps.db, dialogue.id);
    await house.ask(`${lists}/persona/${card?.id}/fin`, { as: inviter, form: {} });
    expect((await enter(path, 1, ask)).status).toBe(410);
    expect(await inside()).toEqual([]);
  });

  test('a theme that is not there, a room that is not set, a number out of this world', async () => {
    const path = await seated('Ana');
    expect((await enter(path, 3)).status).toBe(404);
    expect((await house.ask(`${path}/sala/9999`)).status).toBe(404);
    const waiting = await enter(path, 1);
    const early = await waiting.text();
    expect([waiting.status, early.includes('La puerta todavía no abre')]).toEqual([403, true]);
    await goTo('2026-12-03T14:00:00Z');
    expect(await (await enter(path, 1)).text()).toContain('La sala se está preparando');
  });
});

describe('one seat is in one place', () => {
  test('a forwarded link: who comes second is asked to move the seat; moved, the first is outside', async () => {
    await makeRoom(house, dialogue.themes[0], zoom);
    const path = await seated('Ana');
    const [desk, phone] = [browser(), browser()];
    expect((await enter(path, 1, desk)).status).toBe(303);
    const asked = await enter(path, 1, phone);
    expect([asked.status, (await asked.text()).includes('Traer mi asiento aquí')]).toEqual([409, true]);
    expect((await phone(`${path}/sala/1`, { form: {} })).headers.get('location')).toBe(`${path}?hecho=moved#puerta`);
    expect((await enter(path, 1, desk)).status).toBe(409);
    expect((await enter(path, 1, phone)).status).toBe(303);
    expect((await enter(path, 1, desk)).status).toBe(409);
    expect(await inside()).toEqual([1]);
    expect(await present()).toHaveLength(1);
  });

  test('moved to a browser, the seat goes on to the next theme with it alone', async () => {
    await makeRoom(house, dialogue.themes[0], zoom);
    await makeRoom(house, dialogue.themes[1], zoom);
    const path = await seated('Ana');
    const [desk, phone] = [browser(), browser()];
    await enter(path, 1, desk);
    await goTo('2026-12-03T16:20:00Z');
    expect((await enter(path, 2, phone)).status).toBe(409);
    await phone(`${path}/sala/2`, { form: {} });
    expect((await enter(path, 2, desk)).status).toBe(409);
    expect((await enter(path, 2, phone)).status).toBe(303);
    expect(await inside()).toEqual([2]);
  });

  test('two at the same moment: one is inside', async () => {
    await makeRoom(house, dialogue.themes[0], zoom);
    const path = await seated('Ana');
    const answers = await Promise.all([enter(path), enter(path), enter(path)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    expect(await inside()).toEqual([1]);
  });

  test('the same browser comes back without asking, and goes on to the next theme', async () => {
    await makeRoom(house, dialogue.themes[0], zoom);
    await makeRoom(house, dialogue.themes[1], zoom);
    const path = await seated('Ana');
    const desk = browser();
    for (let n = 0; n < 3; n += 1) expect((await enter(path, 1, desk)).status).toBe(303);
    expect(await house.deps.db.selectFrom('room_entry').select('id').execute()).toHaveLength(1);
    await goTo('2026-12-03T16:20:00Z');
    expect((await enter(path, 2, desk)).status).toBe(303);
    expect(await inside()).toEqual([2]);
    expect(await present()).toEqual(['Ana 1 online door PE civil-society', 'Ana 2 online door PE civil-society']);
  });

  test('a theme that is over holds nobody: another device enters the next', async () => {
    await makeRoom(house, dialogue.themes[0], zoom);
    await makeRoom(house, dialogue.themes[1], zoom);
    const path = await seated('Ana');
    await enter(path);
    await goTo('2026-12-03T16:30:00Z');
    expect((await enter(path, 2)).status).toBe(303);
    expect(await inside()).toEqual([2]);
  });

  test('a browser that keeps no cookies can still move the seat and enter', async () => {
    await makeRoom(house, dialogue.themes[0], zoom);
    const path = await seated('Ana');
    expect((await house.ask(`${path}/sala/1`)).status).toBe(303);
    expect((await house.ask(`${path}/sala/1`)).status).toBe(409);
    await house.ask(`${path}/sala/1`, { form: {} });
    expect((await house.ask(`${path}/sala/1`)).status).toBe(303);
  });
});

describe('Jitsi', () => {
  const jitsi: RoomSettings = {
    kind: 'jitsi',
    url: 'https://meet.example.org',
    appId: 'conv',
    secret: 'my_jitsi_app_secret',
    room: 'Conv-2026-S1',
  };

  test('the token is for this person and room, for minutes, and signed with the secret that stays here', async () => {
    await makeRoom(house, dialogue.themes[0], jitsi);
    const answer = await enter(await seated('María José Ñúñez'));
    const url = new URL(answer.headers.get('location') ?? '');
    expect(url.origin + url.pathname).toBe('https://meet.example.org/conv-2026-s1');
    const [head = '', body = '', signature] = (url.searchParams.get('jwt') ?? '').split('.');
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
    expect(read(head)).toEqual({ alg: 'HS256', typ: 'JWT' });
    const now = house.deps.clock().epochMilliseconds / 1000;
    const { exp, nbf, context, ...claims } = read(body);
    expect(claims).toEqual({ aud: 'conv', iss: 'conv', sub: 'meet.example.org', room: 'conv-2026-s1' });
    expect(exp - now).toBeGreaterThanOrEqual(120);
    expect(exp - now).toBeLessThanOrEqual(300);
    expect(nbf).toBeLessThanOrEqual(now);
    expect(context.user.name).toBe('María José Ñúñez');
    expect(JSON.stringify(context)).not.toContain('@');
    const signed = createHmac('sha256', 'my_jitsi_app_secret').update(`${head}.${body}`).digest('base64url');
    expect(signature).toBe(signed);
  });
});

describe('BigBlueButton', () => {
  const room = (): RoomSettings => ({ kind: 'bigbluebutton', url: server.url, secret, meetingId: 't1' });
  /** `GetChecksumValidator`: the hash of call, query without checksum, and secret. */
  const isSigned = (address: string, call: string): boolean => {
    const [, query = ''] = address.split('?');
    const [plain = '', checksum] = query.split('&checksum=');
    return (
      createHash('sha256')
        .update(call + plain + secret)
        .digest('hex') === checksum
    );
  };

  test('the meeting is opened by the server, and the person joins that very one', async () => {
    await makeRoom(house, dialogue.themes[0], room());
    const answer = await enter(await seated('María José Ñúñez (SC)'));
    const location = answer.headers.get('location') ?? '';
    expect(server.asked.map((address) => address.split('?')[0])).toEqual(['/bigbluebutton/api/create']);
    expect(isSigned(server.asked[0] ?? '', 'create')).toBe(true);
    expect(isSigned(location, 'join')).toBe(true);
    expect(Object.fromEntries(new URL(location).searchParams)).toMatchObject({
      meetingID: 't1',
      fullName: 'María José Ñúñez (SC)',
      role: 'VIEWER',
      createTime: '1531155809613',
      errorRedirectUrl: 'http://localhost:3000/es/conversatorios/2026',
    });
    expect(location).not.toContain(secret);
    expect(location).not.toContain('@');
    expect(server.asked.join()).not.toContain('invitacion');
  });

  test('who hosts the theme moderates', async () => {
    await makeRoom(house, dialogue.themes[0], room());
    const path = await seated('Fátima');
    await house.signIn({
      name: 'Fátima',
      email: 'fátima@red.org',
      mandates: [{ office: 'facilitator', body: `theme:${dialogue.themes[0]}` }],
    });
    const location = (await enter(path)).headers.get('location') ?? '';
    expect(new URL(location).searchParams.get('role')).toBe('MODERATOR');
  });

  test.each([
    ['answers something else', '<html>502</html>'],
    ['refuses', '<response><returncode>FAILED</returncode><message>Checksums do not match</message></response>'],
    ['does not answer in time', null],
  ])('a server that %s: a plain page says what to do, and nobody was there', async (_fact, body) => {
    await makeRoom(house, dialogue.themes[0], room());
    const path = await seated('Ana');
    server.answer(body);
    const answer = await enter(path);
    const html = await answer.text();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
    expect(html).toContain('La sala no responde');
    expect(html).toContain(`href="${path}/sala/1"`);
    for (const told of ['Checksums', secret, server.url]) expect(html).not.toContain(told);
    expect([await inside(), await present()]).toEqual([[], []]);
    server.answer(created('1531155809613'));
    expect((await enter(path)).status).toBe(303);
  });
});

describe('the language one listens in', () => {
  const channels = [
    { language: 'en', label: 'Canal inglés', url: 'https://audio.example.org/en' },
    { language: 'es', label: 'Sala', url: null },
  ];
  const setChannels = () =>
    house.deps.db
      .insertInto('interpretation_channel')
      .values(channels.map((channel) => ({ ...channel, theme_id: dialogue.themes[0] })))
      .execute();

  test('is remembered, changed at any time, and shown with its channel', async () => {
    await makeRoom(house, dialogue.themes[0], zoom);
    await setChannels();
    const path = await seated('Ana', { interpretation: 'en' });
    expect(await (await house.ask(path)).text()).toContain('Interpretación, inglés: Canal inglés.');
    const answer = await house.ask(`${path}/interpretacion`, { form: { interpretation: 'es' } });
    expect(answer.headers.get('location')).toBe(`${path}?hecho=listens`);
    const html = await (await house.ask(path)).text();
    expect(html).toContain('Interpretación, español: Sala.');
    expect(html).not.toContain('/canal/1');
    expect((await house.ask(`${path}/interpretacion`, { form: { interpretation: 'klingon' } })).status).toBe(422);
  });

  test('a link of its own is given at the click, while the door is open, and is on no page', async () => {
    await makeRoom(house, dialogue.themes[0], zoom);
    await setChannels();
    const path = await seated('Ana', { interpretation: 'en' });
    const html = await (await house.ask(path)).text();
    expect(html).toContain(`href="${path}/canal/1"`);
    expect(html).not.toContain('audio.example.org');
    const answer = await house.ask(`${path}/canal/1`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, 'https://audio.example.org/en']);
    expect(await inside()).toEqual([]);
    expect((await house.ask(`${path}/canal/2`)).status).toBe(403);
    await house.ask(`${path}/interpretacion`, { form: { interpretation: 'es' } });
    expect((await house.ask(`${path}/canal/1`)).status).toBe(404);
    await house.ask(`${path}/interpretacion`, { form: { interpretation: 'en' } });
    await goTo('2026-12-03T12:00:00Z');
    expect((await house.ask(`${path}/canal/1`)).status).toBe(403);
  });
});

test('the page says where the agenda should be now', async () => {
  await makeRoom(house, dialogue.themes[0], zoom);
  const path = await seated('Ana');
  await goTo('2026-12-03T15:00:00Z');
  const html = await (await house.ask(path)).text();
  expect(html).toMatch(/aria-current="step"><span class="state">Ahora<\/span><strong>Discusión/);
  expect(html).toContain('Entrar a la sala del tema 1');
});

test('signed in with the invited address, the same door opens', async () => {
  await makeRoom(house, dialogue.themes[0], zoom);
  await seated('Ana');
  const [card] = await invitationsOf(house.deps.db, dialogue.id);
  const { token } = await house.signIn({ name: 'Ana', email: 'ana@red.org' });
  const answer = await house.ask(`/es/mis-invitaciones/${card?.id}/sala/1`, { as: token });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, 'https://zoom.us/j/812?pwd=geheim']);
  expect([answer.headers.get('referrer-policy'), answer.headers.get('cache-control')]).toEqual([
    'no-referrer',
    'no-store',
  ]);
});
