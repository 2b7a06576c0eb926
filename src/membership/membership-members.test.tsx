import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findActor } from '../mandates/store/actors.ts';
import { transact } from '../platform/database.ts';
import { digest } from '../platform/random.ts';
import { accept } from '../platform/result.ts';
import { type House, openHouse } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { tasksFor } from './collect-tasks.ts';
import { forgetApplications } from './jobs.ts';
import { applicationRecords } from './personal-records.ts';
import {
  answers,
  apply,
  begin,
  count,
  fillIn,
  idOf,
  liaison,
  locationOf,
  secretary,
  visit,
} from './testing/joining.ts';
import { member, signInAs } from './testing/members.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const get = (path: string, as?: string) => visit(house, path, as);
const post = (path: string, form: Record<string, string | readonly string[]>, as?: string) =>
  house.ask(path, { form, as });

describe('assisted joining', () => {
  const group = {
    organizacion: { ...answers.organizacion, name: 'Comité del Río', acronym: '', email: '', website: '' },
    personas: { 'representatives.0.name': 'Juana', 'representatives.0.email': '' },
  };
  const start = async (as: string, mesa = '2') => {
    const page = await (await house.ask('/es/solicitudes/asistida', { as })).text();
    const once = /name="once" value="([\w-]{32})"/.exec(page)?.[1] ?? '';
    const clicks = await Promise.all([1, 2].map(() => post('/es/solicitudes/asistida', { once, mesa }, as)));
    expect(clicks.map(locationOf)).toEqual(Array(2).fill(`/es/sumarse/${once}/organizacion`));
    return once;
  };
  const delegate = () =>
    house.signIn({
      name: 'Delegada',
      email: 'delegada@mesas.example',
      mandates: [{ office: 'delegate', body: 'mesa:2' }],
    });

  test('a mesa fills in the same form for a group without e-mail: marked, not confirmed, decided by another', async () => {
    const { token: as } = await delegate();
    const { token: reviewer } = await secretary(house, 2);
    const token = await start(as);
    expect(await count(house, 'application')).toBe(1);
    await fillIn(house, token, group, as);
    expect((await get(`/es/sumarse/${token}/personas`, as)).text).toContain('a las demás les avisa la mesa que ayuda.');
    expect((await get(`/es/sumarse/${token}?hecho=saved`, as)).text).toContain(
      'búsquela entre las empezadas y sin enviar',
    );
    const sent = await post(`/es/sumarse/${token}/revisar`, {}, as);
    expect(locationOf(sent)).toBe(`/es/sumarse/${token}?hecho=sent-assisted`);
    expect(await mailsTo(house, 'secretaria.2@mesas.example')).toHaveLength(1);
    const id = await idOf(house, token);
    const review = (await get(`/es/solicitudes/${id}`, reviewer)).text;
    expect(review).toContain('Inscripción asistida');
    expect(review).toContain('Delegada');
    expect((await post(`/es/solicitudes/${id}`, { mesa: '2', outcome: 'admitted' }, reviewer)).status).toBe(303);
    const { text } = await get(`/es/sumarse/${token}`);
    expect(text).toContain('Admitida.');
    expect(text).toContain('La organización ya es miembro. La mesa que ayudó le avisa al grupo.');
    expect(text).not.toContain('entrar con su correo');
    expect(text).not.toContain('Correo confirmado');
    const person = await house.deps.db
      .selectFrom('person')
      .select(['name', 'email'])
      .where('name', '=', 'Juana')
      .execute();
    expect(person).toEqual([{ name: 'Juana', email: null }]);
  });

  test('what is answered reaches whoever assisted, who says when the group was told', async () => {
    const { token: as } = await delegate();
    const { token: reviewer } = await secretary(house, 2);
    const { token: answering } = await liaison(house);
    const token = await start(as);
    await fillIn(house, token, { ...group, mesas: { mesas: ['2'] } }, as);
    await post(`/es/sumarse/${token}/revisar`, {}, as);
    const id = await idOf(house, token);
    const task = 'Contarle la respuesta a: Comité del Río espera desde el 20 de noviembre de 2026 Ver la respuesta';
    expect((await get('/es/mi', as)).text).not.toContain('Contarle la respuesta');
    expect((await get('/es/solicitudes/asistida', as)).text).toContain('Mesa 2: Todavía no respondió.');

    const before = (await get(`/es/solicitudes/${id}`, reviewer)).text;
    expect(before).toContain('quien la acompañó le cuenta el motivo y sus palabras');
    expect(before).not.toContain('Recibe un correo');
    const refusal = { mesa: '2', outcome: 'refused', reason: 'duplicate', explanation: 'Ya está con otro nombre.' };
    const refused = await post(`/es/solicitudes/${id}`, refusal, reviewer);
    expect((await get(locationOf(refused), reviewer)).text).toContain('se las cuenta quien la acompañó');
    const [mail] = await mailsTo(house, 'delegada@mesas.example');
    expect(mail?.subject).toBe('Respuesta para Comité del Río, el grupo que usted acompañó');
    for (const said of [
      'Ya está con otro nombre.',
      'hasta el 20 de diciembre de 2026',
      'solo usted puede contárselo',
    ]) {
      expect(mail?.text).toContain(said);
    }
    expect((await get('/es/mi', as)).text).toContain(task);

    const page = await get('/es/solicitudes/asistida', as);
    expect(page.text).toContain('Mesa 2: No admitida. Falta contarle la respuesta al grupo.');
    const opened = locationOf(await post('/es/solicitudes/asistida/seguir', { application: id }, as));
    expect((await get(opened, as)).text).toContain('Ya está con otro nombre.');
    for (const _ of [1, 2]) {
      const told = await post('/es/solicitudes/asistida/avisado', { application: id }, as);
      expect(locationOf(told)).toBe('/es/solicitudes/asistida?hecho=told');
    }
    expect(await house.deps.db.selectFrom('application_telling').select('application_id').execute()).toHaveLength(1);
    expect((await get('/es/solicitudes/asistida', as)).text).toContain('El grupo conoce la respuesta desde');
    expect((await get('/es/mi', as)).text).not.toContain('Contarle la respuesta');

    house.setTime('2026-11-20T13:00:00Z');
    const objected = await post(`${opened.replace(/\?.*/, '')}/objecion`, { mesa: '2', text: 'Somos otro grupo.' }, as);
    expect((await get(locationOf(objected), as)).text).toContain('al grupo se la cuenta quien lo acompañó');
    const answer = { outcome: 'rejected', explanation: 'Es el mismo comité.' };
    const answered = await post(`/es/objeciones/${id}/2`, answer, answering);
    expect((await get(locationOf(answered), answering)).text).toContain('se lo cuenta quien la acompañó');
    expect((await mailsTo(house, 'delegada@mesas.example'))[0]?.text).toContain('Es el mismo comité.');
    expect((await get('/es/mi', as)).text).toContain(task);

    const { token: other } = await secretary(house, 3);
    for (const path of ['seguir', 'avisado']) {
      expect((await post(`/es/solicitudes/asistida/${path}`, { application: id }, other)).status).toBe(404);
    }
    expect((await post('/es/solicitudes/asistida/avisado', { application: 'x' }, as)).status).toBe(404);
  });

  test('the form of a group is open only to who assists for its mesa, now', async () => {
    const { token: as } = await delegate();
    const token = await start(as);
    const step = `/es/sumarse/${token}/organizacion`;
    expect((await get(step, as)).status).toBe(200);
    expect((await get(step)).status).toBe(403);
    const { token: other } = await secretary(house, 3);
    expect((await get(step, other)).status).toBe(403);
    expect((await post(step, { name: 'Ajena' }, other)).status).toBe(403);
    await house.deps.db
      .updateTable('mandate')
      .set({ ends_at: house.deps.clock() })
      .where('office', '=', 'delegate')
      .execute();
    expect((await post(step, { name: 'Tarde' }, as)).status).toBe(403);
  });

  test('who assisted decides only where nobody else does', async () => {
    const { token: as } = await secretary(house, 2);
    const alone = await start(as);
    await fillIn(house, alone, { ...group, mesas: { mesas: ['2'] } }, as);
    await post(`/es/sumarse/${alone}/revisar`, {}, as);
    expect(
      (await post(`/es/solicitudes/${await idOf(house, alone)}`, { mesa: '2', outcome: 'admitted' }, as)).status,
    ).toBe(303);

    await secretary(house, 2, 'Otra Secretaria');
    const second = await start(as);
    await fillIn(house, second, { ...group, mesas: { mesas: ['2'] } }, as);
    await post(`/es/sumarse/${second}/revisar`, {}, as);
    const refused = await post(`/es/solicitudes/${await idOf(house, second)}`, { mesa: '2', outcome: 'admitted' }, as);
    expect(refused.status).toBe(422);
    expect(wordsIn(await refused.text())).toContain('decide otra persona de la mesa');
  });

  test('a form begun is found again in the mesa’s list; for another mesa it does not exist', async () => {
    const { token: as } = await delegate();
    const token = await start(as);
    await post(`/es/sumarse/${token}/organizacion`, group.organizacion, as);
    expect((await get('/es/solicitudes/asistida', as)).text).toContain('Comité del Río');
    const application = await idOf(house, token);
    const again = await post('/es/solicitudes/asistida/seguir', { application }, as);
    expect((await get(locationOf(again), as)).text).toContain('Comité del Río');
    const { token: other } = await secretary(house, 3);
    expect((await get('/es/solicitudes/asistida', other)).text).not.toContain('Comité del Río');
    expect((await post('/es/solicitudes/asistida/seguir', { application }, other)).status).toBe(404);
    expect((await post('/es/solicitudes/asistida', { once: 'b'.repeat(32), mesa: '3' }, as)).status).toBe(422);
  });
});

describe('what a person is asked to do', () => {
  test('applications by mesa, objections, and the organizations one represents', async () => {
    const actorOf = async (token: string) => {
      const actor = await findActor(house.deps.db, house.deps.charter, digest(token), house.deps.clock());
      if (!actor) throw new Error('nobody');
      return actor;
    };
    const tasks = async (token: string) => tasksFor(house.deps, await actorOf(token), house.deps.clock());
    const { token: two } = await secretary(house, 2);
    const { token: answering } = await liaison(house);
    const none = { waiting: 0, since: null };
    const since = house.deps.clock();
    const nothing = {
      ...{
        applications: [],
        unread: [],
        objections: none,
        organizations: [],
        unrepresented: 0,
        groups: [],
        assists: false,
      },
    };
    const office = { ...nothing, assists: true };
    expect(await tasks(two)).toEqual(office);
    const { id, token } = await apply(house);
    expect(await tasks(two)).toEqual({ ...office, applications: [{ mesa: 2, waiting: 1, since }] });
    expect(await tasks(answering)).toEqual(nothing);
    await post(
      `/es/solicitudes/${id}`,
      { mesa: '2', outcome: 'refused', reason: 'duplicate', explanation: 'Ya está.' },
      two,
    );
    await post(`/es/sumarse/${token}/objecion`, { mesa: '2', text: 'No.' });
    expect(await tasks(two)).toEqual(office);
    expect(await tasks(answering)).toEqual({ ...nothing, objections: { waiting: 1, since } });
    await post(`/es/objeciones/${id}/2`, { outcome: 'upheld', explanation: 'Sí.' }, answering);
    expect(await tasks(answering)).toEqual(nothing);
    expect(await tasks(await signInAs(house, 'rosa@camino.example'))).toEqual({
      ...nothing,
      organizations: [{ id: expect.any(String), slug: 'rmc', name: 'Red de Mujeres «El Camino»' }],
    });
  });

  test('what waits where the office that reads it is vacant is asked of whoever may appoint, and the applicant is told', async () => {
    const operator = await house.signIn({ name: 'Olga', mandates: [{ office: 'operator', body: 'mechanism' }] });
    await secretary(house, 2);
    const { token } = await apply(house);
    const own = async () => wordsIn(await (await house.ask('/es/mi', { as: operator.token })).text());
    const applicant = async () => wordsIn(await (await house.ask(`/es/sumarse/${token}`)).text());
    const vacant = 'nadie ejerce el cargo que responde (Secretaría)';
    expect(await own()).toContain(
      'Una solicitud espera, y el cargo que la lee está vacante Mesa 4 · espera desde el 20 de noviembre de 2026 Otorgar el mandato',
    );
    expect((await applicant()).split(vacant)).toHaveLength(2);
    await secretary(house, 4);
    expect(await own()).not.toContain('está vacante');
    expect(await applicant()).not.toContain(vacant);
  });
});

describe('what is not kept', () => {
  const later = (days: number) =>
    house.setTime(
      Temporal.Instant.from('2026-11-20T12:00:00Z')
        .add({ hours: 24 * days })
        .toString(),
    );

  test('what was never sent, and what was never confirmed, after 90 days; nothing that was', async () => {
    await begin(house);
    const unconfirmed = await begin(house);
    await fillIn(house, unconfirmed);
    await post(`/es/sumarse/${unconfirmed}/revisar`, {});
    await apply(house, { organizacion: { ...answers.organizacion, email: 'otra@camino.example' } });
    later(90);
    await forgetApplications(house.deps);
    expect(await count(house, 'application')).toBe(3);
    later(91);
    await forgetApplications(house.deps);
    expect(await count(house, 'application')).toBe(1);
    expect((await get(`/es/sumarse/${unconfirmed}`)).status).toBe(404);
  });

  test('the answers, once all mesas decided and the time to object is long over', async () => {
    const { id } = await apply(house);
    const { token: two } = await secretary(house, 2);
    await post(`/es/solicitudes/${id}`, { mesa: '2', outcome: 'admitted' }, two);
    const draft = async () =>
      (await house.deps.db.selectFrom('application').select('draft').executeTakeFirstOrThrow()).draft;
    later(400);
    await forgetApplications(house.deps);
    expect(await draft()).not.toEqual({});
    const { token: four } = await secretary(house, 4);
    await post(`/es/solicitudes/${id}`, { mesa: '4', outcome: 'admitted' }, four);
    later(489);
    await forgetApplications(house.deps);
    expect(await draft()).not.toEqual({});
    later(492);
    await forgetApplications(house.deps);
    expect(await draft()).toEqual({});
    const { token: reviewing } = await secretary(house, 2, 'Nueva Secretaria');
    expect((await get(`/es/solicitudes/${id}`, reviewing)).text).toContain('Las respuestas ya se borraron');
  });

  test('a person who asks to be forgotten is taken out of the applications that name them', async () => {
    const { rosa: _, id } = await member(house);
    const { id: personId } = await house.deps.db
      .selectFrom('person')
      .select('id')
      .where('email', '=', 'luis@camino.example')
      .executeTakeFirstOrThrow();
    expect(await applicationRecords.read(house.deps.db, personId as never)).toMatchObject([
      { application: id, answers: { 'representatives.1.name': 'Luis Gómez' } },
    ]);
    await transact(house.deps.db, async (tx) =>
      accept(await applicationRecords.erase(tx, personId as never, house.deps.clock())),
    );
    expect(await applicationRecords.read(house.deps.db, personId as never)).toEqual([]);
    const { draft } = await house.deps.db.selectFrom('application').select('draft').executeTakeFirstOrThrow();
    expect(JSON.stringify(draft)).not.toContain('Luis');
    expect(JSON.stringify(draft)).toContain('Rosa');
  });
});

describe('bad input', () => {
  const hostile = [
    ['very long', 'ñ'.repeat(100_000)],
    ['right to left', '\u202eمنظمة المهاجرين\u202c'],
    ['emoji', '👩🏽‍👧🏽 Red 🌎'],
    ['a script', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['SQL', "'; drop table organization; --"],
    ['null bytes', 'Red\0 del\0 Sur'],
    ['control characters', 'Red\u0007'],
    ['a message placeholder', '{$name} {{}} .match'],
  ] as const;

  test('a character that no field takes is refused in joining too, not dropped', async () => {
    const token = await begin(house);
    const form = { ...answers.organizacion, name: 'Red\0 del Sur' };
    const sent = await post(`/es/sumarse/${token}/organizacion`, form);
    expect(sent.status).toBe(422);
    expect(wordsIn(await sent.text())).toContain('Tiene caracteres invisibles');
  });

  test.each(hostile)('%s in every field is kept or refused, never run and never a fault', async (_, value) => {
    const token = await begin(house);
    for (const [step, fields] of Object.entries(answers)) {
      const form = Object.fromEntries(Object.keys(fields).map((field) => [field, value]));
      const sent = await post(`/es/sumarse/${token}/${step}`, form);
      expect([303, 422]).toContain(sent.status);
      const html = await (await house.ask(`/es/sumarse/${token}/${step}?revisar=si`)).text();
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('<img src=x');
      expect(html).not.toContain('\0');
    }
    const checked = await house.ask(`/es/sumarse/${token}/revisar`);
    expect(checked.status).toBe(200);
    expect(await checked.text()).not.toContain('<script>alert');
    expect((await post(`/es/sumarse/${token}/revisar`, {})).status).toBe(422);
  });

  test.each(hostile)('%s as the name of an organization goes its whole way', async (_, value) => {
    const { token: as } = await secretary(house, 2);
    const token = await begin(house);
    const step = await post(`/es/sumarse/${token}/organizacion`, { ...answers.organizacion, name: value });
    if (step.status === 422) return;
    const { organizacion: __, ...rest } = answers;
    for (const [name, fields] of Object.entries(rest)) await post(`/es/sumarse/${token}/${name}`, fields);
    expect((await post(`/es/sumarse/${token}/revisar`, {})).status).toBe(303);
    const [mail] = await mailsTo(house, 'red@camino.example');
    expect(mail?.html).not.toContain('<script>');
    expect(mail?.subject).not.toMatch(/[\r\n\0]/);
    await post(/(\/es\/sumarse\/confirmar\/[\w-]{32})/.exec(mail?.text ?? '')?.[1] ?? '', {});
    const id = await idOf(house, token);
    expect((await post(`/es/solicitudes/${id}`, { mesa: '2', outcome: 'admitted' }, as)).status).toBe(303);
    for (const path of [`/es/sumarse/${token}`, '/es/solicitudes', `/es/solicitudes/${id}`]) {
      const html = await (await house.ask(path, { as })).text();
      expect(html).not.toContain('<script>alert');
    }
    expect(await count(house, 'organization')).toBe(1);
  });

  test('files and lists where text is asked for, and nothing at all', async () => {
    const token = await begin(house);
    const file = new File(['x'.repeat(1000)], 'x.exe');
    const forms = [
      { name: file, email: file },
      { name: ['a', 'b'], countries: ['GT', 'MX'], group: ['migrants', 'other'] },
      {},
    ];
    for (const form of forms) {
      const sent = await house.ask(`/es/sumarse/${token}/organizacion`, { form });
      expect(sent.status).toBe(422);
    }
    expect((await house.ask(`/es/sumarse/${token}/otra`, { form: {} })).status).toBe(404);
  });

  test('addresses that are none are not found, signed in or not', async () => {
    const { token: as } = await secretary(house, 2);
    const { token: answering } = await liaison(house);
    for (const id of [
      'x',
      '01890000-0000-7000-8000-000000000000',
      "'--",
      '%00',
      '01890000-0000-7000-8000-00000000000G',
    ]) {
      expect((await get(`/es/solicitudes/${id}`, as)).status).toBe(404);
      expect((await post(`/es/solicitudes/${id}`, { mesa: '2', outcome: 'admitted' }, as)).status).toBe(404);
      expect((await get(`/es/objeciones/${id}/2`, answering)).status).toBe(404);
      expect((await get(`/es/mi/organizacion/${id}`, as)).status).toBe(404);
    }
  });
});
