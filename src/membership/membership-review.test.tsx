import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refusedFields } from '../testing/error-summary.ts';
import { type House, openHouse } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
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
  visit,
} from './testing/joining.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const get = (path: string, as?: string) => visit(house, path, as);

describe('review by the mesas', () => {
  test('a secretariat sees what was sent to its mesa, and nothing else', async () => {
    const { id } = await apply(house);
    const two = await secretary(house, 2);
    const three = await secretary(house, 3);
    expect((await get('/es/solicitudes', two.token)).text).toContain('Red de Mujeres «El Camino»');
    expect((await get('/es/solicitudes', three.token)).text).not.toContain('Red de Mujeres');
    const shown = wordsIn((await get(`/es/solicitudes/${id}`, two.token)).text);
    expect(shown).toContain('rosa@camino.example');
    // What a person answered about their gender is read by nobody beside their name.
    expect(shown).not.toMatch(/Mujer\b(?!es)/);
    expect((await get(`/es/solicitudes/${id}`, three.token)).status).toBe(404);
    expect((await get(`/es/solicitudes/${id}`)).status).toBe(303);
    const form = { mesa: '2', outcome: 'admitted' };
    expect((await house.ask(`/es/solicitudes/${id}`, { form, as: three.token })).status).toBe(404);
    expect((await house.ask(`/es/solicitudes/${id}`, { form: { ...form, mesa: '4' }, as: two.token })).status).toBe(
      422,
    );
    expect(await count(house, 'membership')).toBe(0);
  });

  test('admission makes the organization, its mandates and its membership, tells them, and is recorded', async () => {
    const { id, token } = await apply(house);
    const { token: as } = await secretary(house, 2);
    const form = { mesa: '2', outcome: 'admitted' };
    const clicks = await Promise.all([1, 2].map(() => house.ask(`/es/solicitudes/${id}`, { form, as })));
    expect(clicks.map(locationOf)).toEqual(Array(2).fill(`/es/solicitudes/${id}?hecho=admitted`));

    const organization = await house.deps.db.selectFrom('organization').selectAll().executeTakeFirstOrThrow();
    expect(organization).toMatchObject({
      slug: 'rmc',
      name: 'Red de Mujeres «El Camino»',
      country: 'GT',
      cities: ['Tecún Umán', 'Tapachula'],
      website: 'https://www.camino.example',
      listed_since: house.deps.clock(),
    });
    const objectives = await house.deps.db.selectFrom('organization_objective').select('objective').execute();
    expect(objectives.map(({ objective }) => objective)).toEqual([7, 10]);
    const memberships = await house.deps.db.selectFrom('membership').select(['mesa', 'source']).execute();
    expect(memberships).toEqual([{ mesa: 2, source: 'application' }]);
    const mandates = await house.deps.db
      .selectFrom('mandate')
      .innerJoin('person', 'person.id', 'mandate.person_id')
      .select(['name', 'gender', 'office', 'body'])
      .where('organization_id', '=', organization.id)
      .orderBy('office', 'desc')
      .execute();
    expect(mandates).toEqual([
      { name: 'Rosa Pérez', gender: 'woman', office: 'representative', body: `organization:${organization.id}` },
      { name: 'Luis Gómez', gender: null, office: 'alternate-representative', body: `organization:${organization.id}` },
    ]);
    const consents = await house.deps.db.selectFrom('consent').selectAll().orderBy('kind').execute();
    expect(
      consents.map(({ kind, organization_id, charter_version }) => [kind, organization_id, charter_version]),
    ).toEqual([
      ['mechanism-work', organization.id, house.deps.charter.version],
      ['public-directory', organization.id, house.deps.charter.version],
    ]);

    const recorded = await entries(house);
    expect(recorded.map(({ kind }) => kind)).toEqual(['mandate-granted', 'mandate-granted', 'organization-admitted']);
    expect(recorded[2]).toMatchObject({ actor: { office: 'secretariat', body: 'mesa:2' }, facts: { mesas: [2] } });
    expect(JSON.stringify(recorded)).not.toContain('Camino');

    expect((await mailsTo(house, 'rosa@camino.example'))[0]?.subject).toBe(
      'Usted representa a Red de Mujeres «El Camino»',
    );
    const [told] = await mailsTo(house, 'red@camino.example');
    expect(told?.subject).toBe('Red de Mujeres «El Camino» ya es parte');
    const status = (await get(`/es/sumarse/${token}`)).text;
    expect(status).toContain('Admitida.');
    expect(status).toContain('respondieron 1 de 2');
  });

  test('each mesa decides for itself: two at the same moment make one organization with two memberships', async () => {
    const { id } = await apply(house);
    const two = await secretary(house, 2);
    const four = await secretary(house, 4);
    const decisions = await Promise.all([
      house.ask(`/es/solicitudes/${id}`, { form: { mesa: '2', outcome: 'admitted' }, as: two.token }),
      house.ask(`/es/solicitudes/${id}`, { form: { mesa: '4', outcome: 'admitted' }, as: four.token }),
    ]);
    expect(decisions.map(({ status }) => status)).toEqual([303, 303]);
    expect(await count(house, 'organization')).toBe(1);
    expect(await count(house, 'membership')).toBe(2);
    expect((await entries(house)).filter(({ kind }) => kind === 'organization-admitted')).toHaveLength(2);
  });

  test('whoever acts for a member through an office of another mesa does not decide on it there', async () => {
    const { id } = await apply(house);
    const { token: as } = await secretary(house, 2);
    await house.ask(`/es/solicitudes/${id}`, { form: { mesa: '2', outcome: 'admitted' }, as });
    const organization = await house.deps.db.selectFrom('organization').select('id').executeTakeFirstOrThrow();
    const own = await house.signIn({
      name: 'Por la organización',
      mandates: [{ office: 'secretariat', body: 'mesa:4', organizationId: organization.id }],
    });
    const refused = await house.ask(`/es/solicitudes/${id}`, {
      form: { mesa: '4', outcome: 'admitted' },
      as: own.token,
    });
    expect(wordsIn(await refused.text())).toContain('la decisión le toca a otra persona');
  });

  test('without the consent to be listed nobody is named: not in the directory, not in the record', async () => {
    const { id } = await apply(house, { consentimientos: { 'consents.mechanism-work': 'yes' } });
    const { token: as } = await secretary(house, 2);
    await house.ask(`/es/solicitudes/${id}`, { form: { mesa: '2', outcome: 'admitted' }, as });
    const { listed_since } = await house.deps.db
      .selectFrom('organization')
      .select('listed_since')
      .executeTakeFirstOrThrow();
    expect(listed_since).toBeNull();
    expect((await entries(house)).at(-1)?.facts).toEqual({ name: null, mesas: [2] });
  });

  test('a refusal needs one of the charter’s reasons and words; both are kept in the form until then', async () => {
    const { id, token } = await apply(house);
    const { token: as } = await secretary(house, 2);
    const path = `/es/solicitudes/${id}`;
    const bare = await house.ask(path, { form: { mesa: '2', outcome: 'refused' }, as });
    expect(bare.status).toBe(422);
    expect(wordsIn(await bare.text())).toContain('Elija el motivo del rechazo.');
    const foreign = await house.ask(path, {
      form: { mesa: '2', outcome: 'refused', reason: 'too-small', explanation: 'Son pocas' },
      as,
    });
    const html = await foreign.text();
    expect(wordsIn(html)).toContain('Ese motivo no está entre los que admiten las reglas.');
    expect(html).toContain('Son pocas');
    const long = { mesa: '2', outcome: 'refused', explanation: 'a'.repeat(3001) };
    const both = await (await house.ask(`/es/solicitudes/${id}`, { form: long, as })).text();
    expect(refusedFields(both)).toEqual(['reason', 'explanation']);
    expect(both).toContain(long.explanation);
    const form = { mesa: '2', outcome: 'refused', reason: 'duplicate', explanation: 'Ya participa.\nComo RMC.' };
    expect(locationOf(await house.ask(path, { form, as }))).toBe(`${path}?hecho=refused`);
    expect((await entries(house)).at(-1)).toMatchObject({
      kind: 'organization-refused',
      facts: { reason: 'duplicate', mesas: [2] },
    });
    expect(JSON.stringify(await entries(house))).not.toContain(id);
    const [mail] = await mailsTo(house, 'red@camino.example');
    expect(mail?.text).toContain('Ya participa.');
    expect(mail?.text).toContain('20 de diciembre de 2026');
    const status = (await get(`/es/sumarse/${token}`)).text;
    expect(status).toContain('No admitida.');
    expect(status).toContain('Como RMC.');
    expect(await count(house, 'organization')).toBe(0);
  });

  test('nobody decides on the application that names them; nobody once their mandate has ended', async () => {
    const { id } = await apply(house);
    const own = await house.signIn({
      name: 'Rosa Pérez',
      email: 'rosa@camino.example',
      mandates: [{ office: 'secretariat', body: 'mesa:2' }],
    });
    const form = { mesa: '2', outcome: 'admitted' };
    const refused = await house.ask(`/es/solicitudes/${id}`, { form, as: own.token });
    expect(refused.status).toBe(422);
    expect(wordsIn(await refused.text())).toContain('la decisión le toca a otra persona');
    const { id: other } = await apply(house, {
      organizacion: { ...answers.organizacion, email: 'sec@mesas.example', name: 'Otra', acronym: '' },
    });
    const address = await house.signIn({
      name: 'Sec',
      email: 'sec@mesas.example',
      mandates: [{ office: 'secretariat', body: 'mesa:2' }],
    });
    expect((await house.ask(`/es/solicitudes/${other}`, { form, as: address.token })).status).toBe(422);
    const former = await house.signIn({
      name: 'Ex',
      mandates: [{ office: 'secretariat', body: 'mesa:4', endsAt: '2026-11-20T11:59:00Z' }],
    });
    expect((await house.ask(`/es/solicitudes/${id}`, { form: { ...form, mesa: '4' }, as: former.token })).status).toBe(
      403,
    );
    expect(await count(house, 'membership')).toBe(0);
  });

  test('before the address is confirmed nothing is decided', async () => {
    const token = await begin(house);
    await fillIn(house, token);
    await house.ask(`/es/sumarse/${token}/revisar`, { form: {} });
    const { token: as } = await secretary(house, 2);
    const id = await idOf(house, token);
    const refused = await house.ask(`/es/solicitudes/${id}`, { form: { mesa: '2', outcome: 'admitted' }, as });
    expect(wordsIn(await refused.text())).toContain('todavía no confirmó su correo');
    expect((await get('/es/solicitudes', as)).text).toContain('Todavía no confirmaron su correo');
  });

  test('whom an application resembles is said with why, under other spellings, to the reviewer', async () => {
    const { token: as } = await secretary(house, 2);
    const first = await apply(house);
    await house.ask(`/es/solicitudes/${first.id}`, { form: { mesa: '2', outcome: 'admitted' }, as });
    const organizacion = {
      ...answers.organizacion,
      name: 'RED DE MUJERES EL CAMINO, A.C.',
      email: 'otra@prensa.camino.example',
    };
    const personas = { 'representatives.0.name': 'Eva', 'representatives.0.email': 'eva@otra.example' };
    const second = await apply(house, { organizacion, personas });
    await house.deps.db
      .updateTable('membership')
      .set({ since: Temporal.Instant.from('2022-04-08T12:00:00Z') })
      .execute();
    const { text } = await get(`/es/solicitudes/${second.id}`, as);
    expect(text).toContain('casi seguro la misma');
    expect(text).toContain('tienen el mismo nombre');
    expect(text).toContain('usan el mismo dominio en Internet');
    expect(text).toContain('Miembro desde el 8 de abril de 2022: Mesa 2.');
  });

  test('who represents two organizations makes them alike perhaps, not one', async () => {
    const { token: as } = await secretary(house, 2);
    const first = await apply(house);
    await house.ask(`/es/solicitudes/${first.id}`, { form: { mesa: '2', outcome: 'admitted' }, as });
    const other = { name: 'Casa Tochán', acronym: 'CT', email: 'hola@tochan.example', website: '' };
    const { id } = await apply(house, { organizacion: { ...answers.organizacion, ...other } });
    expect((await get(`/es/solicitudes/${id}`, as)).text).toContain(
      'quizás la misma : el correo de quien representa a una aparece en la otra.',
    );
  });

  test('an applicant is told of a like member only if that one is named in public, and may send all the same', async () => {
    const { token: as } = await secretary(house, 2);
    const hidden = { ...answers.organizacion, name: 'Casa Reservada', acronym: 'CR', email: 'casa@reservada.example' };
    for (const changes of [{}, { organizacion: hidden, consentimientos: { 'consents.mechanism-work': 'yes' } }]) {
      const { id } = await apply(house, changes);
      await house.ask(`/es/solicitudes/${id}`, { form: { mesa: '2', outcome: 'admitted' }, as });
    }
    const check = async (name: string, email: string) => {
      const token = await begin(house);
      await fillIn(house, token, { organizacion: { ...answers.organizacion, name, acronym: '', website: '', email } });
      const { text } = await get(`/es/sumarse/${token}/revisar`);
      expect((await house.ask(`/es/sumarse/${token}/revisar`, { form: {} })).status).toBe(303);
      return text;
    };
    expect(await check('Red de Mujeres El Camino', 'otra@gmail.com')).toContain(
      'Puede que la organización ya sea miembro',
    );
    expect(await check('Casa Reservada', 'otro@gmail.com')).not.toContain('Puede que la organización ya sea miembro');
  });
});

describe('objection', () => {
  const refusal = {
    mesa: '2',
    outcome: 'refused',
    reason: 'outside-the-compact',
    explanation: 'No vemos la relación.',
  };
  const refusedBy = async () => {
    const applied = await apply(house);
    const { token: as, personId } = await secretary(house, 2);
    await house.ask(`/es/solicitudes/${applied.id}`, { form: refusal, as });
    return { ...applied, secretaryToken: as, secretaryId: personId };
  };

  test('is filed once from the page of the application, and those who answer are told', async () => {
    const { id, token } = await refusedBy();
    const { token: as } = await liaison(house);
    expect((await get(`/es/sumarse/${token}`)).text).toContain('hasta el 20 de diciembre de 2026');
    const empty = await house.ask(`/es/sumarse/${token}/objecion`, { form: { mesa: '2', text: '  ' } });
    expect(empty.status).toBe(422);
    expect(wordsIn(await empty.text())).toContain('Por qué no está de acuerdo: Escriba por qué no está de acuerdo.');
    const form = { mesa: '2', text: 'Trabajamos el objetivo 7.' };
    const clicks = await Promise.all([1, 2].map(() => house.ask(`/es/sumarse/${token}/objecion`, { form })));
    expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
    expect(await count(house, 'objection')).toBe(1);
    const other = await house.ask(`/es/sumarse/${token}/objecion`, { form: { ...form, text: 'Y además…' } });
    expect(wordsIn(await other.text())).toContain('ya presentó su objeción');
    expect((await get('/es/objeciones', as)).text).toContain('Red de Mujeres «El Camino»');
    expect((await get(`/es/objeciones/${id}/2`, as)).text).toContain('Trabajamos el objetivo 7.');
    const applicant = async () => wordsIn((await get(`/es/sumarse/${token}`)).text);
    expect(await applicant()).toContain(
      'Ahora Lectura en cada mesa respondieron 1 de 2 Después Lectura de su objeción',
    );
    const { token: another } = await secretary(house, 4);
    await house.ask(`/es/solicitudes/${id}`, { form: { ...refusal, mesa: '4' }, as: another });
    expect(await applicant()).toContain(
      'Hecho Lectura en cada mesa respondieron 2 de 2 Ahora Lectura de su objeción Mesa de Vinculación Después Respuesta',
    );
    expect(
      await house.deps.db.selectFrom('mail_message').select('subject').where('subject', 'like', 'Objeción%').execute(),
    ).toHaveLength(1);
  });

  test('upheld it admits to the mesa that had refused', async () => {
    const { id, token } = await refusedBy();
    await house.ask(`/es/sumarse/${token}/objecion`, { form: { mesa: '2', text: 'No.' } });
    const { token: as } = await liaison(house);
    const path = `/es/objeciones/${id}/2`;
    const bare = await house.ask(path, { form: {}, as });
    expect(bare.status).toBe(422);
    expect(wordsIn(await bare.text())).toContain('¿Qué se resuelve? Falta completar este dato.');
    const unexplained = await house.ask(path, { form: { outcome: 'upheld', explanation: ' ' }, as });
    expect(wordsIn(await unexplained.text())).toContain('Explique la decisión');
    const form = { outcome: 'upheld', explanation: 'El objetivo 7 es del Pacto.' };
    const clicks = await Promise.all([1, 2].map(() => house.ask(path, { form, as })));
    expect(clicks.map(locationOf)).toEqual(Array(2).fill(`${path}?hecho=upheld`));
    const memberships = await house.deps.db.selectFrom('membership').select(['mesa', 'source']).execute();
    expect(memberships).toEqual([{ mesa: 2, source: 'objection' }]);
    expect((await entries(house)).map(({ kind }) => kind).slice(1)).toEqual([
      'objection-decided',
      'mandate-granted',
      'mandate-granted',
      'organization-admitted',
    ]);
    const outcome = wordsIn((await get(`/es/sumarse/${token}`)).text);
    expect(outcome).toContain(
      'Admitida: se dio la razón a la objeción. La primera respuesta de la mesa, del 20 de noviembre de 2026, fue que no.',
    );
    expect(outcome).toContain('respondieron 1 de 2');
    expect(wordsIn((await get(path, as)).text)).toMatch(
      /Admitida: se dio la razón a la objeción\. [^.]+ no la admitió el 20 de noviembre de 2026\./,
    );
    expect((await mailsTo(house, 'red@camino.example'))[0]?.text).toContain('El objetivo 7 es del Pacto.');
  });

  test('rejected the refusal stands, and neither can be changed afterwards', async () => {
    const { id, token } = await refusedBy();
    await house.ask(`/es/sumarse/${token}/objecion`, { form: { mesa: '2', text: 'No.' } });
    const { token: as } = await liaison(house);
    const path = `/es/objeciones/${id}/2`;
    await house.ask(path, { form: { outcome: 'rejected', explanation: 'Se mantiene.' }, as });
    const late = await house.ask(path, { form: { outcome: 'upheld', explanation: 'Cambio.' }, as });
    expect(wordsIn(await late.text())).toContain('ya se resolvió');
    expect(await count(house, 'membership')).toBe(0);
    expect((await entries(house)).at(-1)).toMatchObject({ kind: 'objection-decided', facts: { outcome: 'dismissed' } });
  });

  test('is never answered by who refused', async () => {
    const applied = await apply(house);
    const both = await house.signIn({
      name: 'Las dos',
      mandates: [
        { office: 'secretariat', body: 'mesa:2' },
        { office: 'liaison-member', body: 'liaison' },
      ],
    });
    await house.ask(`/es/solicitudes/${applied.id}`, { form: refusal, as: both.token });
    await house.ask(`/es/sumarse/${applied.token}/objecion`, { form: { mesa: '2', text: 'No.' } });
    const form = { outcome: 'rejected', explanation: 'No.' };
    const path = `/es/objeciones/${applied.id}/2`;
    expect((await get(path, both.token)).text).toContain('la objeción la responde otra persona');
    const refused = await house.ask(path, { form, as: both.token });
    expect(refused.status).toBe(422);
    expect(wordsIn(await refused.text())).toContain('la objeción la resuelve otra persona');
  });

  test('after 30 days, counted by the mechanism’s calendar, it is too late', async () => {
    const { token } = await refusedBy();
    const form = { mesa: '2', text: 'No.' };
    house.setTime('2026-12-21T06:00:00Z');
    const late = await house.ask(`/es/sumarse/${token}/objecion`, { form });
    expect(late.status).toBe(422);
    expect(wordsIn(await late.text())).toContain('El plazo para objetar terminó el 20 de diciembre de 2026');
    house.setTime('2026-12-21T05:59:00Z');
    expect((await house.ask(`/es/sumarse/${token}/objecion`, { form })).status).toBe(303);
  });

  test('there is none against an admission, nor against a mesa that was not asked', async () => {
    const { id, token } = await apply(house);
    const { token: as } = await secretary(house, 2);
    await house.ask(`/es/solicitudes/${id}`, { form: { mesa: '2', outcome: 'admitted' }, as });
    for (const mesa of ['2', '3', '99']) {
      const refused = await house.ask(`/es/sumarse/${token}/objecion`, { form: { mesa, text: 'No.' } });
      expect(refused.status).toBe(422);
    }
    const one = await liaison(house);
    expect((await get(`/es/objeciones/${id}/2`, one.token)).status).toBe(404);
  });
});
