import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readerFor } from '../platform/languages.ts';
import { type House, openHouse } from '../testing/house.ts';
import { faultsIn } from '../testing/words.ts';
import { confirmSeat } from './answer-invitation.ts';
import { collectInvitationWork } from './collect-invitation-tasks.ts';
import { forgetDialogueData } from './jobs.ts';
import { invitationsOf } from './store/invitations.ts';
import { attendanceOf } from './store/numbers.ts';
import { guest, type MadeDialogue, makeDialogue, makeRoom, tokenOf } from './testing/gathering.ts';

let house: House;
let dialogue: MadeDialogue;
let host: string;
const list = '/es/conversatorios/2026/asistencia/1';

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
  const { token } = await house.signIn({
    name: 'Hugo',
    mandates: [{ office: 'facilitator', body: `theme:${dialogue.themes[0]}` }],
  });
  host = token;
}

type Attends = 'online' | 'in-person';

/** Someone with a confirmed seat: its id. */
async function seated(
  name: string,
  attends: Attends = 'in-person',
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
const figures = (html: string) => [...html.matchAll(/<dd>(\d+)<\/dd>/g)].map(([, n]) => Number(n));

/** Everyone present, as it is kept. */
async function present(theme = dialogue.themes[0]): Promise<readonly string[]> {
  const { rows } = await sql<{ said: string }>`
    select concat_ws(' ', coalesce(i.name, a.name), a.mode, a.source, coalesce(a.minutes::text, '–')) as said
    from attendance a left join seat s on s.id = a.seat_id left join invitation i on i.id = s.invitation_id
    where a.theme_id = ${theme} order by 1`.execute(house.deps.db);
  return rows.map(({ said }) => said);
}

describe("the host's list", () => {
  test('says before anybody is sought that nobody has a seat yet, and after it that nobody has the name', async () => {
    expect(await page(list)).toContain('Nadie ha confirmado su asiento todavía');
    expect(await page(`${list}?q=zz`)).toContain('Nadie con ese nombre');
  });

  test('one touch notes who is in the room, once however often it is touched, and counts live', async () => {
    const ana = await seated('Ana Pérez');
    await seated('Luis', 'online');
    const answers = await Promise.all([1, 2, 3].map(() => mark(ana)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(answers[0]?.headers.get('location')).toBe(`${list}#p-${ana}`);
    expect(await present()).toEqual(['Ana Pérez in-person host –']);
    expect(figures(await page(list))).toEqual([1, 0, 2]);
  });

  test('a slip of the finger is taken back; what the door knows stays', async () => {
    const ana = await seated('Ana');
    const eva = await seated('Eva', 'online');
    await makeRoom(house, dialogue.themes[0], { kind: 'external', url: 'https://zoom.us/j/1' });
    await house.ask(`/es/invitacion/${await tokenOf(house, 'eva@red.org')}/sala/1`);
    await mark(ana);
    await mark(eva);
    expect(await present()).toEqual(['Ana in-person host –', 'Eva in-person host –']);
    const rows = await house.deps.db.selectFrom('attendance').select('id').execute();
    for (const { id } of [...rows, ...rows]) {
      expect((await house.ask(`${list}/ausencia`, { as: host, form: { presence: id } })).status).toBe(303);
    }
    expect(await present()).toEqual(['Eva online door –']);
  });

  test('whoever gives the seat back before it begins was not there, is no confirmed seat, and is noted by coming back', async () => {
    const ana = await seated('Ana', 'online');
    await seated('Luis', 'online');
    await makeRoom(house, dialogue.themes[0], { kind: 'external', url: 'https://zoom.us/j/1' });
    const door = `/es/invitacion/${await tokenOf(house, 'ana@red.org')}`;
    await house.ask(`${door}/sala/1`);
    expect(await present()).toEqual(['Ana online door –']);
    expect((await house.ask(`${door}/retiro`, { form: {} })).status).toBe(303);
    expect(await present()).toEqual([]);
    expect(figures(await page(list))).toEqual([0, 0, 1]);
    expect(await page(list)).not.toContain(ana);
    const { rows } = await sql`select from room_entry where left_at is null`.execute(house.deps.db);
    expect(rows).toEqual([]);
  });

  test('a seat revoked after it began leaves a presence without a seat, and no button that cannot work', async () => {
    const ana = await seated('Ana', 'online');
    await makeRoom(house, dialogue.themes[0], { kind: 'external', url: 'https://zoom.us/j/1' });
    await goTo('2026-12-03T14:05:00Z');
    await house.ask(`/es/invitacion/${await tokenOf(house, 'ana@red.org')}/sala/1`);
    const [card] = await invitationsOf(house.deps.db, dialogue.id);
    const { token } = await house.signIn({ name: 'Inés', mandates: [{ office: 'secretariat', body: 'mesa:1' }] });
    await house.ask(`/es/conversatorios/2026/invitaciones/persona/${card?.id}/fin`, { as: token, form: {} });
    const html = await page(list);
    expect(figures(html)).toEqual([0, 1, 0]);
    expect(html).toContain(`id="p-${ana}"`);
    expect(html).not.toContain(`name="seat" value="${ana}"`);
  });

  test('a person who was noted, gave the seat back and took another is there once', async () => {
    const ana = await seated('Ana');
    await mark(ana);
    const door = `/es/invitacion/${await tokenOf(house, 'ana@red.org')}`;
    await house.ask(`${door}/retiro`, { form: {} });
    expect(figures(await page(list))).toEqual([1, 0, 0]);
    const form = { attends: 'in-person', interpretation: '', gender: '', needs: '' };
    expect((await house.ask(`${door}/respuesta`, { form })).status).toBe(303);
    expect(figures(await page(list))).toEqual([1, 0, 1]);
    expect(await present()).toEqual(['Ana in-person host –']);
  });

  test('names are found without accents, by the beginnings of words; the search stays after a touch', async () => {
    await seated('Ana Pérez', 'in-person', { institution: 'Casa' });
    const jose = await seated('José Núñez', 'in-person', { email: 'jose@red.org' });
    const html = await page(`${list}?q=nun+jose`);
    expect(html).toContain('José Núñez');
    expect(html).not.toContain('Ana Pérez');
    const answer = await mark(jose, { q: 'nun jose', pagina: '1' });
    expect(answer.headers.get('location')).toBe(`${list}?q=nun+jose#p-${jose}`);
  });

  test('someone without a seat is written down once, with what counting needs', async () => {
    const form = {
      name: 'Rosa Mamani',
      institution: '',
      country: 'BO',
      sector: 'civil-society',
      gender: '',
      once: crypto.randomUUID(),
    };
    await Promise.all([1, 2].map(() => house.ask(`${list}/persona`, { as: host, form })));
    expect(await present()).toEqual(['Rosa Mamani in-person host –']);
    expect(await attendanceOf(house.deps.db, dialogue.id)).toMatchObject([
      { country: 'BO', sector: 'civil-society', gender: null, mode: 'in-person' },
    ]);
    const refused = await house.ask(`${list}/persona`, {
      as: host,
      form: { ...form, name: '', country: '', sector: '' },
    });
    expect(faultsIn(await refused.text())).toHaveLength(3);
  });

  test('a name with bytes that no text has is refused, script tags are a strange name', async () => {
    const form = { name: 'R\u0000', country: 'BO', sector: 'un', gender: '', once: crypto.randomUUID() };
    expect((await house.ask(`${list}/persona`, { as: host, form })).status).toBe(422);
    await house.ask(`${list}/persona`, { as: host, form: { ...form, name: '<script>x</script>' } });
    expect(await page(list)).toContain('&lt;script&gt;');
    expect(await page(list)).not.toContain('<script>x');
  });

  test('the gender is what the person said themselves, before what the list said', async () => {
    const ana = await seated('Ana', 'in-person', { gender: 'man' });
    await sql`update seat set gender = 'non-binary' where id = ${ana}`.execute(house.deps.db);
    await mark(ana);
    expect((await attendanceOf(house.deps.db, dialogue.id)).map(({ gender }) => gender)).toEqual(['non-binary']);
  });

  test('not before the day', async () => {
    const ana = await seated('Ana');
    await goTo('2026-12-03T07:59:59Z');
    const answer = await mark(ana);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Las personas presentes se anotan desde 6 horas antes del tema.');
    expect(await present()).toEqual([]);
  });

  test('a seat of another dialogue, an id that is none', async () => {
    expect((await mark(crypto.randomUUID())).status).toBe(422);
    expect((await mark("1'; drop table seat;--")).status).toBe(422);
    expect((await house.ask(`${list}/ausencia`, { as: host, form: { presence: crypto.randomUUID() } })).status).toBe(
      303,
    );
  });
});

describe('who keeps the list', () => {
  test("a theme's own host, who hosts all, who invites; not the host of another theme", async () => {
    const second = '/es/conversatorios/2026/asistencia/2';
    const ask = async (office: string, body: 'working-group' | 'mesa:1', path: string) => {
      const { token } = await house.signIn({ name: 'X', mandates: [{ office, body }] });
      return (await house.ask(path, { as: token })).status;
    };
    expect((await house.ask(list, { as: host })).status).toBe(200);
    expect((await house.ask(second, { as: host })).status).toBe(403);
    expect((await house.ask(`${second}/presencia`, { as: host, form: { seat: crypto.randomUUID() } })).status).toBe(
      403,
    );
    expect(await ask('agency-focal-point', 'working-group', second)).toBe(200);
    expect(await ask('secretariat', 'mesa:1', second)).toBe(200);
    expect(await ask('delegate', 'mesa:1', second)).toBe(403);
    expect((await house.ask(list)).status).toBe(303);
  });

  test('a mandate that ended a minute ago notes nobody', async () => {
    const ana = await seated('Ana');
    const body = `theme:${dialogue.themes[0]}` as const;
    const { token } = await house.signIn({
      name: 'Olga',
      mandates: [{ office: 'facilitator', body, endsAt: '2026-12-03T13:50:00Z' }],
    });
    house.setTime('2026-12-03T13:51:00Z');
    expect((await house.ask(list, { as: token })).status).toBe(403);
    expect((await house.ask(`${list}/presencia`, { as: token, form: { seat: ana } })).status).toBe(403);
    expect(await present()).toEqual([]);
  });

  test('a mandate that was let in for one theme does not open another behind a second step', async () => {
    const { token } = await house.signIn({
      name: 'Pía',
      secondFactor: false,
      mandates: [
        { office: 'facilitator', body: `theme:${dialogue.themes[0]}` },
        { office: 'secretariat', body: 'mesa:1' },
      ],
    });
    expect((await house.ask(list, { as: token })).status).toBe(200);
    expect((await house.ask('/es/conversatorios/2026/asistencia/2', { as: token })).status).toBe(403);
  });

  test('participants see nothing of each other', async () => {
    await seated('Ana Pérez');
    await seated('Luis Gómez', 'in-person', { email: 'luis@red.org' });
    const html = await (await house.ask(`/es/invitacion/${await tokenOf(house, 'ana@red.org')}`)).text();
    expect(html).toContain('Ana Pérez');
    expect(html).not.toContain('Luis');
    expect(await (await house.ask('/es/conversatorios/2026')).text()).not.toMatch(/Ana Pérez|Luis Gómez/);
  });

  test('on the day the host finds the list among their tasks', async () => {
    const body = `theme:${dialogue.themes[0]}` as const;
    const powers = ['host-session'] as const;
    const { personId } = await house.signIn({ name: 'Hugo' });
    const mandate = {
      id: 'm' as never,
      office: 'facilitator',
      body,
      organizationId: null,
      agency: null,
      startsAt: house.deps.clock(),
      endsAt: null,
      powers,
      secondFactor: false,
    };
    const actor = {
      personId,
      name: 'Hugo',
      email: null,
      language: 'es',
      zone: null,
      mandates: [mandate],
      secondFactorAt: null,
    };
    const reader = readerFor({ language: 'es', languages: ['es', 'en'], path: '/mi' });
    const at = async (time: string) =>
      (await collectInvitationWork(house.deps, reader, actor, Temporal.Instant.from(time))).tasks;
    expect((await at('2026-12-03T13:50:00Z')).map(({ href }) => href)).toEqual([list]);
    expect(await at('2026-12-02T13:50:00Z')).toEqual([]);
    expect(await at('2026-12-04T16:00:01Z')).toEqual([]);
  });
});

const english =
  'Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n' +
  '"812 3456 7890",Theme 1,12/03/2026 07:45:00 AM,12/03/2026 12:40:00 PM,host@iom.int,295,5\n\n' +
  'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n' +
  'Ana P.,ANA@red.org,12/03/2026 08:00:00 AM,12/03/2026 09:00:00 AM,60,Yes\n' +
  'Ana P.,ana@red.org,12/03/2026 09:30:00 AM,12/03/2026 10:00:00 AM,30,Yes\n' +
  'Eva Nancupil (Casa Eva),,12/03/2026 08:10:00 AM,12/03/2026 12:00:00 PM,230,Yes\n' +
  'Lucho,lucho@gmail.com,12/03/2026 08:00:00 AM,12/03/2026 08:40:00 AM,40,Yes\n' +
  'Grabadora,,12/03/2026 07:50:00 AM,12/03/2026 12:30:00 PM,280,Yes\n' +
  'Tarde,,12/03/2026 11:00:00 AM,12/03/2026 12:00:00 PM,60,Yes\n';
const spanish =
  'Nombre (nombre original);Correo electrónico del usuario;Hora para unirse;Hora de salida;Duración (minutos)\n' +
  'Ana Pérez;ana@red.org;03/12/2026 08:00:00;03/12/2026 09:00:00;60\n';

describe("a participants' report of Zoom", () => {
  const upload = (content: string | Uint8Array<ArrayBuffer>, more: Record<string, string | File> = {}) =>
    house.ask(`${list}/informe`, {
      as: host,
      form: {
        zone: 'America/Costa_Rica',
        once: crypto.randomUUID(),
        file: new File([content], 'participants.csv'),
        ...more,
      },
    });
  const begin = async (content: string) => (await upload(content)).headers.get('location')?.split('#')[0] ?? '';
  const settle = (path: string, step: string, form: Record<string, string>) =>
    house.ask(`${path}/${step}`, { as: host, form });

  test('is looked at first: by address, by name, and who is nobody yet; rows of another theme apart', async () => {
    await seated('Ana Pérez', 'online');
    await seated('Eva Ñancupil', 'online', { email: 'eva@red.org' });
    const html = await page(await begin(english));
    expect(figures(html)).toEqual([2, 2, 0]);
    expect(html).toMatch(/Ana Pérez<\/bdi><\/th><td>su correo<\/td><td class="numeric">90</);
    // She stayed for the next theme; this one's door closes at 10:30.
    expect(html).toMatch(/Eva Ñancupil<\/bdi><\/th><td>su nombre<\/td><td class="numeric">140</);
    expect(html).toContain('Una fila es de antes o de después de este tema');
    expect(await present()).toEqual([]);
  });

  test('everyone is settled one by one, then counted all at once, once however often it is confirmed', async () => {
    await seated('Ana Pérez', 'online');
    await seated('Eva Ñancupil', 'online', { email: 'eva@red.org' });
    const luis = await seated('Luis Gómez', 'online', { email: 'luis@red.org' });
    const path = await begin(english);
    const early = await house.ask(path, { as: host, form: {} });
    expect([early.status, (await early.text()).includes('Falta decir quiénes son 2 personas del informe.')]).toEqual([
      422,
      true,
    ]);
    await settle(path, 'persona', { key: 'lucho@gmail.com', seat: luis });
    await settle(path, 'fuera', { key: 'grabadora' });
    expect(figures(await page(path))).toEqual([3, 0, 1]);
    const answers = await Promise.all([1, 2].map(() => house.ask(path, { as: host, form: {} })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await present()).toEqual([
      'Ana Pérez online import 90',
      'Eva Ñancupil online import 140',
      'Luis Gómez online import 40',
    ]);
    const kept = await house.deps.db.selectFrom('attendance_import').select('content').execute();
    expect(kept).toEqual([{ content: { rows: [], zone: 'UTC' } }]);
    expect(await house.deps.db.selectFrom('attendance_import_resolution').select('key').execute()).toEqual([]);
  });

  test('one truth: who was in the room stays there, who came by the door is not counted twice, minutes are added', async () => {
    const ana = await seated('Ana Pérez');
    await seated('Eva Ñancupil', 'online', { email: 'eva@red.org' });
    await makeRoom(house, dialogue.themes[0], { kind: 'external', url: 'https://zoom.us/j/1' });
    await house.ask(`/es/invitacion/${await tokenOf(house, 'eva@red.org')}/sala/1`);
    await mark(ana);
    const path = await begin(english);
    await settle(path, 'demas', {});
    await house.ask(path, { as: host, form: {} });
    expect(await present()).toEqual(['Ana Pérez in-person host 90', 'Eva Ñancupil online door 140']);
    expect(await attendanceOf(house.deps.db, dialogue.id)).toHaveLength(2);
  });

  test('someone without a seat is added with what counting needs, and not twice by a second report', async () => {
    await seated('Ana Pérez', 'online');
    const add = async () => {
      const path = await begin(english);
      expect(await page(`${path}/nueva?clave=lucho%40gmail.com`)).toContain('value="Lucho"');
      const form = {
        key: 'lucho@gmail.com',
        name: 'Lucho Ramos',
        institution: '',
        country: 'PE',
        sector: 'un',
        gender: '',
      };
      expect((await settle(path, 'nueva', form)).status).toBe(303);
      await settle(path, 'demas', {});
      await house.ask(path, { as: host, form: {} });
    };
    await add();
    await add();
    expect(await present()).toEqual(['Ana Pérez online import 90', 'Lucho Ramos online import 40']);
    const refused = await settle(await begin(english), 'nueva', {
      key: 'lucho@gmail.com',
      name: '',
      country: '',
      sector: '',
    });
    expect(faultsIn(await refused.text())).toHaveLength(3);
  });

  test('whoever was invited is known by the address, also without a seat, with what counting needs, and once', async () => {
    const { token } = await house.signIn({ name: 'Inés', mandates: [{ office: 'secretariat', body: 'mesa:1' }] });
    const luis = guest('Luis Gómez', { email: 'lucho@gmail.com', country: 'BO', sector: 'un' });
    await house.ask('/es/conversatorios/2026/invitaciones/nueva', { as: token, form: luis });
    await house.ask(`/es/invitacion/${await tokenOf(house, 'lucho@gmail.com')}/declinacion`, { form: {} });
    await seated('Ana Pérez', 'online');
    await house.ask(`/es/invitacion/${await tokenOf(house, 'ana@red.org')}/retiro`, { form: {} });
    for (const _ of [1, 2]) {
      const path = await begin(english);
      const html = await page(path);
      expect(figures(html)).toEqual([2, 2, 0]);
      expect(html).toMatch(
        /Luis Gómez<\/bdi><\/th><td>su correo \(con invitación, sin asiento\)<\/td><td class="numeric">40</,
      );
      await settle(path, 'demas', {});
      await house.ask(path, { as: host, form: {} });
    }
    expect(await present()).toEqual(['Ana Pérez online import 90', 'Luis Gómez online import 40']);
    expect((await attendanceOf(house.deps.db, dialogue.id)).map(({ country, sector }) => [country, sector])).toEqual([
      ['PE', 'civil-society'],
      ['BO', 'un'],
    ]);
  });

  test('the Spanish report, in Windows-1252 too', async () => {
    await seated('Ana Pérez', 'online');
    const bytes = new Uint8Array(Buffer.from(spanish, 'latin1'));
    const answer = await upload(bytes);
    await house.ask(answer.headers.get('location') ?? '', { as: host, form: {} });
    expect(await present()).toEqual(['Ana Pérez online import 60']);
  });

  test('by the clock of another zone every row falls outside, and it says so', async () => {
    await seated('Ana Pérez', 'online');
    const answer = await upload(spanish, { zone: 'UTC' });
    const html = await page(answer.headers.get('location') ?? '');
    expect(figures(html)).toEqual([0, 0, 0]);
    expect(html).toContain('revise la zona horaria del informe');
  });

  test.each<[string, string | Uint8Array<ArrayBuffer>, Record<string, string | File>, string]>([
    ['no file', '', {}, 'Falta completar este dato.'],
    ['another table', 'a;b\n1;2\n', {}, 'No parece un informe de participantes de Zoom'],
    ['null bytes', 'Name,Join Time\nA\u0000,12/03/2026 08:00:00 AM\n', {}, 'caracteres nulos'],
    ['a zone that is none', spanish, { zone: 'Mars/Olympus' }, 'Elija una de las opciones de la lista.'],
  ])('%s is refused beside the field', async (_fact, content, more, said) => {
    const answer = await upload(content, more);
    expect(answer.status).toBe(422);
    expect(faultsIn(await answer.text()).join()).toContain(said);
  });

  test('50 MB are refused before they are read', async () => {
    expect((await upload(new Uint8Array(50 * 1024 * 1024))).status).toBe(413);
  });

  test('a report is of its theme alone, and what was begun and left is forgotten in a week', async () => {
    const path = await begin(english);
    const { token } = await house.signIn({ name: 'Inés', mandates: [{ office: 'secretariat', body: 'mesa:1' }] });
    const elsewhere = path.replace('asistencia/1', 'asistencia/2');
    expect((await house.ask(elsewhere, { as: token })).status).toBe(404);
    expect((await settle(path, 'persona', { key: 'nobody@else.org', seat: crypto.randomUUID() })).status).toBe(422);
    expect((await settle(path, 'persona', { key: 'lucho@gmail.com', seat: '' })).status).toBe(422);
    await settle(path, 'fuera', { key: 'grabadora' });
    house.setTime('2026-12-10T13:51:00Z');
    await forgetDialogueData(house.deps);
    expect(await house.deps.db.selectFrom('attendance_import').select('id').execute()).toEqual([]);
  });
});
