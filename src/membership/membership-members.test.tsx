import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { transact } from '../platform/database.ts';
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
  entries,
  fillIn,
  idOf,
  liaison,
  locationOf,
  secretary,
} from './testing/joining.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const get = async (path: string, as?: string) => {
  const response = await house.ask(path, { as });
  return { status: response.status, text: wordsIn(await response.text()) };
};
const post = (path: string, form: Record<string, string | readonly string[]>, as?: string) =>
  house.ask(path, { form, as });

/** Admits the application to mesas 2 and 4 and signs its representative in. */
async function member() {
  const applied = await apply(house);
  for (const mesa of [2, 4]) {
    const { token: as } = await secretary(house, mesa);
    await post(`/es/solicitudes/${applied.id}`, { mesa: String(mesa), outcome: 'admitted' }, as);
  }
  const { id } = await house.deps.db.selectFrom('organization').select('id').executeTakeFirstOrThrow();
  return { ...applied, organizationId: id, rosa: await signInAs('rosa@camino.example') };
}

async function signInAs(email: string): Promise<string> {
  const { id } = await house.deps.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  const { token, personId } = await house.signIn({ name: 'x' });
  await house.deps.db.updateTable('session').set({ person_id: id }).where('person_id', '=', personId).execute();
  await house.deps.db.deleteFrom('person').where('id', '=', personId).execute();
  return token;
}

const mesasOf = async () => {
  const rows = await house.deps.db
    .selectFrom('membership as m')
    .leftJoin('membership_end as e', 'e.membership_id', 'm.id')
    .select(['m.mesa', 'm.source', 'e.cause'])
    .orderBy('m.mesa')
    .orderBy('m.since')
    .orderBy('m.id')
    .execute();
  return rows.map(({ mesa, source, cause }) => [mesa, source, cause].filter(Boolean).join(' '));
};

const own = '/es/mi/organizacion/rmc';

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
    expect(text).not.toContain('Correo confirmado');
    const person = await house.deps.db
      .selectFrom('person')
      .select(['name', 'email'])
      .where('name', '=', 'Juana')
      .execute();
    expect(person).toEqual([{ name: 'Juana', email: null }]);
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

describe('a member’s own page', () => {
  test('shows what is kept, only to those who represent it now', async () => {
    const { rosa } = await member();
    expect(locationOf(await house.ask('/es/mi/organizacion', { as: rosa }))).toBe(own);
    const { status, text } = await get(own, rosa);
    expect(status).toBe(200);
    for (const said of [
      'red@camino.example',
      'Rosa Pérez',
      'Luis Gómez',
      'Mesa 4',
      'Aceptado el 20 de noviembre de 2026',
    ]) {
      expect(text).toContain(said);
    }
    const { token: other } = await secretary(house, 3);
    expect((await get(own, other)).status).toBe(404);
    expect((await post(`${own}/dejar`, { understood: 'yes' }, other)).status).toBe(404);
    expect((await get(own)).status).toBe(303);
    expect((await get('/es/mi/organizacion', other)).text).toContain('no representa a ninguna organización');
  });

  test('corrects the data; a former name is kept', async () => {
    const { rosa, organizationId } = await member();
    const form = {
      name: 'Red El Camino',
      acronym: 'REC',
      group: 'migrants',
      country: 'MX',
      cities: 'Tapachula',
      website: '',
      email: 'nueva@camino.example',
      about: '',
      objectives: ['1', '23'],
    };
    const wrong = await post(`${own}/datos`, { ...form, name: '', email: 'x', country: 'ZZ', objectives: [] }, rosa);
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    for (const field of ['name', 'email', 'country', 'objectives']) expect(html).toContain(`href="#field-${field}"`);
    expect(locationOf(await post(`${own}/datos`, form, rosa))).toBe(`${own}?hecho=changed`);
    const organization = await house.deps.db.selectFrom('organization').selectAll().executeTakeFirstOrThrow();
    expect(organization).toMatchObject({
      slug: 'rmc',
      name: 'Red El Camino',
      country: 'MX',
      website: null,
      about: null,
    });
    const former = await house.deps.db.selectFrom('former_name').selectAll().execute();
    expect(former).toEqual([
      { organization_id: organizationId, name: 'Red de Mujeres «El Camino»', until: house.deps.clock() },
    ]);
    const objectives = await house.deps.db.selectFrom('organization_objective').select('objective').execute();
    expect(objectives.map(({ objective }) => objective)).toEqual([1, 23]);
  });

  test('takes part in as many further mesas as it wants, leaves one, and comes back', async () => {
    const { rosa } = await member();
    await Promise.all([1, 2].map(() => post(`${own}/mesas`, { mesas: ['1', '3'] }, rosa)));
    expect(await mesasOf()).toEqual(['1 own-choice', '2 application', '3 own-choice', '4 application']);
    expect((await entries(house)).at(-1)).toMatchObject({
      kind: 'organization-admitted',
      actor: { office: 'representative' },
      facts: { mesas: [1, 3] },
    });
    const left = await Promise.all([1, 2].map(() => post(`${own}/dejar-mesa`, { mesa: '2' }, rosa)));
    expect(left.map(locationOf)).toEqual(Array(2).fill(`${own}?hecho=left`));
    await post(`${own}/mesas`, { mesas: '2' }, rosa);
    expect(await mesasOf()).toEqual([
      '1 own-choice',
      '2 application own-choice',
      '2 own-choice',
      '3 own-choice',
      '4 application',
    ]);
    const none = await post(`${own}/mesas`, {}, rosa);
    expect(wordsIn(await none.text())).toContain('Falta elegir al menos una mesa');
  });

  test('does not go round a mesa that refused it, nor one that is still deciding', async () => {
    const applied = await apply(house, { mesas: { mesas: ['2', '3', '4'] } });
    const { token: two } = await secretary(house, 2);
    const { token: four } = await secretary(house, 4);
    await post(`/es/solicitudes/${applied.id}`, { mesa: '2', outcome: 'admitted' }, two);
    const refusal = { mesa: '4', outcome: 'refused', reason: 'not-confirmed', explanation: 'No respondieron.' };
    await post(`/es/solicitudes/${applied.id}`, refusal, four);
    const rosa = await signInAs('rosa@camino.example');
    const refused = await post(`${own}/mesas`, { mesas: ['3', '4', '1'] }, rosa);
    expect(refused.status).toBe(422);
    const text = wordsIn(await refused.text());
    expect(text).toContain('La mesa 3 todavía no respondió');
    expect(text).toContain('La mesa 4 no admitió la solicitud');
    expect(await mesasOf()).toEqual(['2 application']);
    const last = await post(`${own}/dejar-mesa`, { mesa: '2' }, rosa);
    expect(wordsIn(await last.text())).toContain('Es su última mesa');
  });

  test('replaces who represents it: one mandate ends, one begins, both are told', async () => {
    const { rosa } = await member();
    const form = { slot: '0', name: 'Ana López', email: 'Ana@camino.example', gender: 'non-binary' };
    const wrong = await post(`${own}/personas`, { slot: '0', name: '', email: 'no', gender: 'x' }, rosa);
    expect(wrong.status).toBe(422);
    const same = await post(`${own}/personas`, { ...form, email: 'luis@camino.example' }, rosa);
    expect(wordsIn(await same.text())).toContain('ya representa a la organización');
    const named = await Promise.all([1, 2].map(() => post(`${own}/personas`, form, rosa)));
    expect(named.map(locationOf)).toEqual(Array(2).fill('/es/mi/organizacion?hecho=replaced'));
    const mandates = await house.deps.db
      .selectFrom('mandate as m')
      .innerJoin('person as p', 'p.id', 'm.person_id')
      .leftJoin('mandate_end as e', 'e.mandate_id', 'm.id')
      .select(['p.name', 'm.office', 'e.cause'])
      .where('m.organization_id', 'is not', null)
      .orderBy('p.name')
      .execute();
    expect(mandates).toEqual([
      { name: 'Ana López', office: 'representative', cause: null },
      { name: 'Luis Gómez', office: 'alternate-representative', cause: null },
      { name: 'Rosa Pérez', office: 'representative', cause: 'replacement' },
    ]);
    expect((await mailsTo(house, 'ana@camino.example'))[0]?.subject).toContain('Usted representa a');
    expect((await mailsTo(house, 'rosa@camino.example'))[0]?.subject).toContain('Ya no representa a');
    expect((await get(own, rosa)).status).toBe(404);
    expect((await get(own, await signInAs('ana@camino.example'))).status).toBe(200);
  });

  test('someone may stop, but not the last one', async () => {
    const { rosa } = await member();
    const page = await (await house.ask(own, { as: rosa })).text();
    const mandates = [...page.matchAll(/name="mandate" value="([\w-]{36})"/g)].map(([, id]) => id ?? '');
    expect(mandates).toHaveLength(2);
    const [ofRosa = '', ofLuis = ''] = mandates;
    const ended = await Promise.all([1, 2].map(() => post(`${own}/personas/fin`, { mandate: ofLuis }, rosa)));
    expect(ended.map(locationOf)).toEqual(Array(2).fill('/es/mi/organizacion?hecho=ended'));
    const last = await post(`${own}/personas/fin`, { mandate: ofRosa }, rosa);
    expect(wordsIn(await last.text())).toContain('Es la única persona que la representa');
    const foreign = await post(`${own}/personas/fin`, { mandate: '01890000-0000-7000-8000-000000000000' }, rosa);
    expect(foreign.status).toBe(422);
  });

  test('takes back the consent to be named: out of the directory, and its name out of the record', async () => {
    const { rosa } = await member();
    const openings = async () => (await house.deps.db.selectFrom('record_opening').select('value').execute()).length;
    expect(await openings()).toBe(2);
    const form = { consent: 'public-directory', given: 'no' };
    await Promise.all([1, 2].map(() => post(`${own}/consentimientos`, form, rosa)));
    expect(await openings()).toBe(0);
    const { listed_since } = await house.deps.db
      .selectFrom('organization')
      .select('listed_since')
      .executeTakeFirstOrThrow();
    expect(listed_since).toBeNull();
    await post(`${own}/consentimientos`, { consent: 'public-directory', given: 'yes' }, rosa);
    await post(`${own}/consentimientos`, { consent: 'member-contact', given: 'yes' }, rosa);
    const given = await house.deps.db
      .selectFrom('consent')
      .select(['kind', 'withdrawn_at'])
      .orderBy('kind')
      .orderBy('given_at')
      .orderBy('id')
      .execute();
    expect(given.map(({ kind, withdrawn_at }) => [kind, withdrawn_at === null])).toEqual([
      ['mechanism-work', true],
      ['member-contact', true],
      ['public-directory', false],
      ['public-directory', true],
    ]);
    const required = await post(`${own}/consentimientos`, { consent: 'mechanism-work', given: 'no' }, rosa);
    expect(required.status).toBe(422);
  });

  test('leaves: memberships, consents and every mandate through it end, what was kept to work with it is deleted', async () => {
    const { rosa, organizationId } = await member();
    await house.signIn({ name: 'Sec', mandates: [{ office: 'delegate', body: 'mesa:2', organizationId }] });
    expect((await post(`${own}/dejar`, {}, rosa)).status).toBe(422);
    const form = { understood: 'yes' };
    expect(locationOf(await post(`${own}/dejar`, form, rosa))).toBe('/es/mi/organizacion?hecho=departed');
    expect(locationOf(await post(`${own}/dejar`, form, rosa))).toBe('/es/mi/organizacion?hecho=departed');
    expect(await mesasOf()).toEqual(['2 application organization-left', '4 application organization-left']);
    const organization = await house.deps.db.selectFrom('organization').selectAll().executeTakeFirstOrThrow();
    expect(organization).toMatchObject({
      name: 'Red de Mujeres «El Camino»',
      country: 'GT',
      email: null,
      website: null,
      about: null,
      cities: [],
      listed_since: null,
    });
    const ends = await house.deps.db.selectFrom('mandate_end').select('cause').execute();
    expect(ends.map(({ cause }) => cause)).toEqual(Array(3).fill('organization-left'));
    const open = await house.deps.db.selectFrom('consent').selectAll().where('withdrawn_at', 'is', null).execute();
    expect(open).toEqual([]);
    expect((await entries(house)).at(-1)).toMatchObject({ kind: 'membership-ended', facts: { mesas: [2, 4] } });
    expect((await get('/es/mi/organizacion?hecho=departed', rosa)).text).toContain('dejó de participar');
  });
});

describe('what a person is asked to do', () => {
  test('applications by mesa, objections, and the organizations one represents', async () => {
    const actorOf = async (token: string) => {
      const { findActor } = await import('../mandates/store.ts');
      const { digest } = await import('../platform/random.ts');
      const actor = await findActor(house.deps.db, house.deps.charter, digest(token), house.deps.clock());
      if (!actor) throw new Error('nobody');
      return actor;
    };
    const tasks = async (token: string) => tasksFor(house.deps, await actorOf(token));
    const { token: two } = await secretary(house, 2);
    const { token: answering } = await liaison(house);
    const nothing = { applications: [], objections: 0, organizations: [], assists: false };
    const office = { ...nothing, assists: true };
    expect(await tasks(two)).toEqual(office);
    const { id, token } = await apply(house);
    expect(await tasks(two)).toEqual({ ...office, applications: [{ mesa: 2, waiting: 1 }] });
    expect(await tasks(answering)).toEqual(nothing);
    await post(
      `/es/solicitudes/${id}`,
      { mesa: '2', outcome: 'refused', reason: 'duplicate', explanation: 'Ya está.' },
      two,
    );
    await post(`/es/sumarse/${token}/objecion`, { mesa: '2', text: 'No.' });
    expect(await tasks(two)).toEqual(office);
    expect(await tasks(answering)).toEqual({ ...nothing, objections: 1 });
    await post(`/es/objeciones/${id}/2`, { outcome: 'upheld', explanation: 'Sí.' }, answering);
    expect(await tasks(answering)).toEqual(nothing);
    expect(await tasks(await signInAs('rosa@camino.example'))).toEqual({
      ...nothing,
      organizations: [{ id: expect.any(String), slug: 'rmc', name: 'Red de Mujeres «El Camino»' }],
    });
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
    const { rosa: _, id } = await member();
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
