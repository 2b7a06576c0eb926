import { describe, expect, test } from 'vitest';
import { faultsIn } from '../testing/words.ts';
import { forgetDialogueData } from './jobs.ts';
import { attendanceOf } from './store/numbers.ts';
import { figures, hostList, list } from './testing/attending.ts';
import { guest, makeRoom, tokenOf } from './testing/gathering.ts';

const at = hostList();
const { seated, mark, page, present } = at;

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
    at.house.ask(`${list}/informe`, {
      as: at.host,
      form: {
        zone: 'America/Costa_Rica',
        once: crypto.randomUUID(),
        file: new File([content], 'participants.csv'),
        ...more,
      },
    });
  const begin = async (content: string) => (await upload(content)).headers.get('location')?.split('#')[0] ?? '';
  const settle = (path: string, step: string, form: Record<string, string>) =>
    at.house.ask(`${path}/${step}`, { as: at.host, form });

  test('is looked at first: by address, by name, and who is nobody yet; rows of another theme apart', async () => {
    await seated('Ana Pérez', 'online');
    await seated('Eva Ñancupil', 'online', { email: 'eva@red.org' });
    const html = await page(await begin(english));
    expect(figures(html)).toEqual([2, 2, 0]);
    expect(html).toMatch(/Ana Pérez<\/bdi><\/th><td[^>]*>su correo<\/td><td[^>]*>90</);
    // She stayed for the next theme; this one's door closes at 10:30.
    expect(html).toMatch(/Eva Ñancupil<\/bdi><\/th><td[^>]*>su nombre: <bdi>Eva Nancupil<\/bdi><\/td><td[^>]*>140</);
    expect(html).toContain('Una fila es de antes o de después de este tema');
    expect(await present()).toEqual([]);
  });

  test('everyone is settled one by one, then counted all at once, once however often it is confirmed', async () => {
    await seated('Ana Pérez', 'online');
    await seated('Eva Ñancupil', 'online', { email: 'eva@red.org' });
    const luis = await seated('Luis Gómez', 'online', { email: 'luis@red.org' });
    const path = await begin(english);
    const early = await at.house.ask(path, { as: at.host, form: {} });
    expect([early.status, (await early.text()).includes('Falta decir quiénes son 2 personas del informe.')]).toEqual([
      422,
      true,
    ]);
    await settle(path, 'persona', { key: 'lucho@gmail.com', seat: luis });
    await settle(path, 'fuera', { key: 'grabadora' });
    expect(figures(await page(path))).toEqual([3, 0, 1]);
    const answers = await Promise.all([1, 2].map(() => at.house.ask(path, { as: at.host, form: {} })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await present()).toEqual([
      'Ana Pérez online import 90',
      'Eva Ñancupil online import 140',
      'Luis Gómez online import 40',
    ]);
    const kept = await at.house.deps.db.selectFrom('attendance_import').select('content').execute();
    expect(kept).toEqual([{ content: { rows: [], zone: 'UTC' } }]);
    expect(await at.house.deps.db.selectFrom('attendance_import_resolution').select('key').execute()).toEqual([]);
  });

  test('until it is confirmed whoever was told, by the host, a name or an address, is said again', async () => {
    await seated('Ana Pérez', 'online');
    await seated('Eva Ñancupil', 'online', { email: 'eva@red.org' });
    const luis = await seated('Luis Gómez', 'online', { email: 'luis@red.org' });
    const rosa = await seated('Rosa Paz', 'online', { email: 'rosa@red.org' });
    const path = await begin(english);
    await settle(path, 'persona', { key: 'lucho@gmail.com', seat: luis });
    expect(await page(path)).toContain('lo dijo usted: <bdi>Lucho</bdi>');
    expect((await settle(path, 'persona', { key: 'lucho@gmail.com', seat: rosa })).status).toBe(303);
    expect(await page(path)).toMatch(/Rosa Paz<\/bdi><\/th>/);
    for (const key of ['lucho@gmail.com', 'eva nancupil', 'ana@red.org']) {
      expect(await page(path)).toContain(`<input type="hidden" name="key" value="${key}"/>`);
      expect((await settle(path, 'otra-vez', { key })).status).toBe(303);
    }
    expect(figures(await page(path))).toEqual([0, 4, 0]);
    await settle(path, 'demas', {});
    expect(figures(await page(path))).toEqual([0, 0, 4]);
    await settle(path, 'otra-vez', { key: 'grabadora' });
    expect(figures(await page(path))).toEqual([0, 1, 3]);
    expect((await settle(path, 'otra-vez', { key: 'nobody@else.org' })).status).toBe(422);
  });

  test('once confirmed, what the report told of somebody is taken back; what host and door know stays', async () => {
    const ana = await seated('Ana Pérez', 'online');
    await seated('Eva Ñancupil', 'online', { email: 'eva@red.org' });
    const luis = await seated('Luis Gómez', 'online', { email: 'luis@red.org' });
    await makeRoom(at.house, at.dialogue.themes[0], { kind: 'external', url: 'https://zoom.us/j/1' });
    await at.house.ask(`/es/invitacion/${await tokenOf(at.house, 'eva@red.org')}/sala/1`);
    const path = await begin(english);
    await settle(path, 'persona', { key: 'lucho@gmail.com', seat: luis });
    await settle(path, 'demas', {});
    await at.house.ask(path, { as: at.host, form: {} });
    await mark(ana);
    const taken = [...(await page(list)).matchAll(/ausencia-en-linea" method="post"><input[^>]*value="([\w-]+)"/g)];
    expect(taken).toHaveLength(2);
    const rows = await at.house.deps.db.selectFrom('attendance').select('id').execute();
    for (const { id } of [...rows, ...rows]) {
      const answer = await at.house.ask(`${list}/ausencia-en-linea`, { as: at.host, form: { presence: id } });
      expect(answer.status).toBe(303);
    }
    expect(await present()).toEqual(['Ana Pérez in-person host –', 'Eva Ñancupil online door –']);
    expect(await page(list)).not.toContain('ausencia-en-linea');
  });

  test('one truth: who was in the room stays there, who came by the door is not counted twice, minutes are added', async () => {
    const ana = await seated('Ana Pérez');
    await seated('Eva Ñancupil', 'online', { email: 'eva@red.org' });
    await makeRoom(at.house, at.dialogue.themes[0], { kind: 'external', url: 'https://zoom.us/j/1' });
    await at.house.ask(`/es/invitacion/${await tokenOf(at.house, 'eva@red.org')}/sala/1`);
    await mark(ana);
    const path = await begin(english);
    await settle(path, 'demas', {});
    await at.house.ask(path, { as: at.host, form: {} });
    expect(await present()).toEqual(['Ana Pérez in-person host 90', 'Eva Ñancupil online door 140']);
    expect(await attendanceOf(at.house.deps.db, at.dialogue.id)).toHaveLength(2);
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
      await at.house.ask(path, { as: at.host, form: {} });
    };
    await add();
    await add();
    const path = await begin(english);
    const ana = { key: 'lucho@gmail.com', name: 'Ana Perez', country: 'PE', sector: 'un' };
    const asked = await settle(path, 'nueva', ana);
    expect([asked.status, faultsIn(await asked.text()).join()]).toEqual([
      422,
      expect.stringContaining('En la lista ya está Ana Pérez.'),
    ]);
    expect((await settle(path, 'nueva', { ...ana, another: 'yes' })).status).toBe(303);
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
    const { token } = await at.house.signIn({ name: 'Inés', mandates: [{ office: 'secretariat', body: 'mesa:1' }] });
    const luis = guest('Luis Gómez', { email: 'lucho@gmail.com', country: 'BO', sector: 'un' });
    await at.house.ask('/es/conversatorios/2026/invitaciones/nueva', { as: token, form: luis });
    await at.house.ask(`/es/invitacion/${await tokenOf(at.house, 'lucho@gmail.com')}/declinacion`, { form: {} });
    await seated('Ana Pérez', 'online');
    await at.house.ask(`/es/invitacion/${await tokenOf(at.house, 'ana@red.org')}/retiro`, { form: {} });
    for (const _ of [1, 2]) {
      const path = await begin(english);
      const html = await page(path);
      expect(figures(html)).toEqual([2, 2, 0]);
      expect(html).toMatch(
        /Luis Gómez<\/bdi><\/th><td[^>]*>su correo \(con invitación, sin asiento\)<\/td><td[^>]*>40</,
      );
      await settle(path, 'demas', {});
      await at.house.ask(path, { as: at.host, form: {} });
    }
    expect(await present()).toEqual(['Ana Pérez online import 90', 'Luis Gómez online import 40']);
    expect(
      (await attendanceOf(at.house.deps.db, at.dialogue.id)).map(({ country, sector }) => [country, sector]),
    ).toEqual([
      ['PE', 'civil-society'],
      ['BO', 'un'],
    ]);
  });

  test('the Spanish report, in Windows-1252 too', async () => {
    await seated('Ana Pérez', 'online');
    const bytes = new Uint8Array(Buffer.from(spanish, 'latin1'));
    const answer = await upload(bytes);
    await at.house.ask(answer.headers.get('location') ?? '', { as: at.host, form: {} });
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
    const { token } = await at.house.signIn({ name: 'Inés', mandates: [{ office: 'secretariat', body: 'mesa:1' }] });
    const elsewhere = path.replace('asistencia/1', 'asistencia/2');
    expect((await at.house.ask(elsewhere, { as: token })).status).toBe(404);
    expect((await settle(path, 'persona', { key: 'nobody@else.org', seat: crypto.randomUUID() })).status).toBe(422);
    expect((await settle(path, 'persona', { key: 'lucho@gmail.com', seat: '' })).status).toBe(422);
    await settle(path, 'fuera', { key: 'grabadora' });
    at.house.setTime('2026-12-10T13:51:00Z');
    await forgetDialogueData(at.house.deps);
    expect(await at.house.deps.db.selectFrom('attendance_import').select('id').execute()).toEqual([]);
  });
});
