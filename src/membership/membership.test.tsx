import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
} from './testing/joining.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const get = async (path: string, as?: string) => {
  const response = await house.ask(path, { as });
  return { status: response.status, text: wordsIn(await response.text()), headers: response.headers };
};

describe('the page that says what joining is', () => {
  test('says who decides, for which reasons only, and how long one may object; in both languages', async () => {
    const { charter } = house.deps;
    for (const language of ['es', 'en']) {
      const { status, text } = await get(`/${language}/sumarse`);
      expect(status).toBe(200);
      for (const { title } of charter.membership.refusalReasons) expect(text).toContain(title[language]);
      for (const { title } of charter.membership.principles) expect(text).toContain(title[language]);
      expect(text).toContain('30');
      expect(text).toContain(charter.liaison.title[language]);
    }
  });

  test('is not kept for others: each visit has its own secret, and two clicks begin one application', async () => {
    const first = await house.ask('/es/sumarse');
    expect(first.headers.get('cache-control')).toBe('no-store');
    const once = /name="once" value="([\w-]{32})"/.exec(await first.text())?.[1] ?? '';
    expect(await (await house.ask('/es/sumarse')).text()).not.toContain(once);
    const clicks = await Promise.all([1, 2, 3].map(() => house.ask('/es/sumarse', { form: { once } })));
    expect(clicks.map(locationOf)).toEqual(Array(3).fill(`/es/sumarse/${once}/organizacion`));
    expect(await count(house, 'application')).toBe(1);
  });

  test('refuses a start without its secret, and too many from one place', async () => {
    for (const once of ['', 'corto', "' or 1=1 --", 'x'.repeat(33)]) {
      expect((await house.ask('/es/sumarse', { form: { once } })).status).toBe(422);
    }
    for (let n = 0; n < 100; n += 1) await house.ask('/es/sumarse', { form: { once: 'x' } });
    expect((await house.ask('/es/sumarse', { form: { once: 'a'.repeat(32) } })).status).toBe(429);
    expect(await count(house, 'application')).toBe(0);
  });
});

describe('the form', () => {
  test('leads from step to step and keeps only the digest of the secret', async () => {
    const token = await begin(house);
    expect(await fillIn(house, token)).toBe(`/es/sumarse/${token}/revisar`);
    const links = await house.deps.db.selectFrom('application_link').selectAll().execute();
    expect(JSON.stringify(links)).not.toContain(token);
    const { text } = await get(`/es/sumarse/${token}/revisar`);
    for (const said of ['Red de Mujeres «El Camino»', 'Guatemala', 'Tecún Umán, Tapachula', 'Rosa Pérez', 'Mesa 4']) {
      expect(text).toContain(said);
    }
  });

  test('keeps what was entered though it is refused, and says all that is wrong beside the fields', async () => {
    const token = await begin(house);
    const sent = { name: '', group: 'x', countries: '', email: 'mal', website: 'ftp:/x', about: 'Lo que hacemos' };
    const refused = await house.ask(`/es/sumarse/${token}/organizacion`, { form: sent });
    const html = await refused.text();
    expect(refused.status).toBe(422);
    for (const reason of [
      'Falta el nombre',
      'no es uno de los grupos',
      'Falta al menos un país',
      'No parece una dirección de correo',
      'No parece una dirección web',
    ]) {
      expect(wordsIn(html)).toContain(reason);
    }
    expect(html).toContain('href="#field-name"');
    expect(html).toContain('Lo que hacemos');
    const again = await (await house.ask(`/es/sumarse/${token}/organizacion`)).text();
    expect(again).toContain('Lo que hacemos');
    expect(again).toContain('value="mal"');
    expect(again).not.toContain('error-summary');
  });

  test.each([
    ['nothing that is drawn', '\u200b\u2060\u00ad'],
    ['an override of the direction', 'Fundaci\u00f3n \u202egnort'],
  ])('a name is refused that has %s', async (_, name) => {
    const token = await begin(house);
    const refused = await house.ask(`/es/sumarse/${token}/organizacion`, { form: { ...answers.organizacion, name } });
    expect(refused.status).toBe(422);
    expect(wordsIn(await refused.text())).toContain('Tiene caracteres invisibles que no se pueden guardar');
  });

  test('a name from right to left, with an emoji or of another script is a name', async () => {
    const token = await begin(house);
    const name = '\u0645\u0646\u0638\u0645\u0629 \u05d0\u05d1 \ud83d\udd4a\ufe0f';
    const sent = { form: { ...answers.organizacion, name } };
    expect((await house.ask(`/es/sumarse/${token}/organizacion`, sent)).status).toBe(303);
  });

  test('going back or away saves and asks nothing', async () => {
    const token = await begin(house);
    const back = await house.ask(`/es/sumarse/${token}/trabajo`, { form: { objectives: '3', go: 'back' } });
    expect(locationOf(back)).toBe(`/es/sumarse/${token}/organizacion`);
    const later = await house.ask(`/es/sumarse/${token}/personas`, {
      form: { 'representatives.0.name': 'Ana', go: 'later' },
    });
    expect(locationOf(later)).toBe(`/es/sumarse/${token}?hecho=saved`);
    expect((await get(`/es/sumarse/${token}?hecho=saved`)).text).toContain('quedó guardado');
    expect(await (await house.ask(`/es/sumarse/${token}/personas`)).text()).toContain('value="Ana"');
    expect(await (await house.ask(`/es/sumarse/${token}/trabajo`)).text()).toMatch(/value="3" checked/);
  });

  test('mails a link to go on from elsewhere once, to the organization’s own address', async () => {
    const token = await begin(house);
    for (let n = 0; n < 3; n += 1) {
      await house.ask(`/es/sumarse/${token}/organizacion`, { form: { ...answers.organizacion, about: String(n) } });
    }
    const mails = await mailsTo(house, 'red@camino.example');
    expect(mails).toHaveLength(1);
    const link = /http:\/\/localhost:3000(\/es\/sumarse\/[\w-]{32})\n/.exec(mails[0]?.text ?? '')?.[1] ?? '';
    expect(link).not.toContain(token);
    const resumed = await get(link);
    expect(resumed.status).toBe(200);
    expect(resumed.text).toContain('Red de Mujeres «El Camino»');
  });

  test('does not flood an address: three letters a day, whoever asks', async () => {
    for (let n = 0; n < 5; n += 1) {
      await house.ask(`/es/sumarse/${await begin(house)}/organizacion`, { form: answers.organizacion });
    }
    expect(await mailsTo(house, 'red@camino.example')).toHaveLength(3);
  });

  test('shows which mesas the objectives point to, and leaves the choice', async () => {
    const token = await begin(house);
    await house.ask(`/es/sumarse/${token}/trabajo`, { form: { objectives: ['2', '5', '10'] } });
    const html = await (await house.ask(`/es/sumarse/${token}/mesas`)).text();
    expect(wordsIn(html)).toContain('Coincide con 2 de los objetivos que marcó: 2 y 5.');
    expect(wordsIn(html)).toContain('Coincide con un objetivo que marcó: 10.');
    expect(html).not.toMatch(/name="mesas"[^>]*checked/);
  });

  test('says all at once what is missing when it is sent, each a link to its step', async () => {
    const token = await begin(house);
    const refused = await house.ask(`/es/sumarse/${token}/revisar`, { form: {} });
    const html = await refused.text();
    expect(refused.status).toBe(422);
    for (const [step, field] of [
      ['organizacion', 'name'],
      ['trabajo', 'objectives'],
      ['mesas', 'mesas'],
      ['personas', 'representatives.0.email'],
      ['consentimientos', 'consents.mechanism-work'],
    ]) {
      expect(html).toContain(`href="/es/sumarse/${token}/${step}?revisar=si#field-${field}"`);
    }
    const corrected = await (await house.ask(`/es/sumarse/${token}/trabajo?revisar=si`)).text();
    expect(corrected).toContain('error-summary');
    const saved = await house.ask(`/es/sumarse/${token}/trabajo`, { form: { objectives: '1', checking: 'yes' } });
    expect(locationOf(saved)).toBe(`/es/sumarse/${token}/revisar`);
  });

  test('is answered 404 for a guessed secret, whatever its form', async () => {
    await begin(house);
    for (const guess of ['a'.repeat(32), 'a'.repeat(31), '%00', "'--", '../../etc/passwd', 'á'.repeat(32)]) {
      expect((await house.ask(`/es/sumarse/${guess}`)).status).toBe(404);
      expect((await house.ask(`/es/sumarse/${guess}/organizacion`, { form: { name: 'x' } })).status).toBe(404);
      expect((await house.ask(`/es/sumarse/confirmar/${guess}`)).status).toBe(404);
    }
  });
});

describe('any organization may join: nothing is asked or weighed of size or sector', () => {
  test('one of every group of the charter, from within the region and from outside it', async () => {
    const { groups } = house.deps.charter;
    for (const [index, { key }] of groups.entries()) {
      const token = await begin(house);
      const country = index % 2 === 0 ? 'ES' : 'BO';
      const organizacion = { ...answers.organizacion, name: `Grupo ${key}`, group: key, countries: country };
      await fillIn(house, token, { organizacion });
      expect((await house.ask(`/es/sumarse/${token}/revisar`, { form: {} })).status).toBe(303);
    }
    const sent = await house.deps.db.selectFrom('application_submission').select('name').execute();
    expect(sent).toHaveLength(13);
  });
});

describe('confirming the address', () => {
  const confirmationPath = async () => {
    const [mail] = await mailsTo(house, 'red@camino.example');
    return /(\/es\/sumarse\/confirmar\/[\w-]{32})/.exec(mail?.text ?? '')?.[1] ?? '';
  };
  const send = async () => {
    const token = await begin(house);
    await fillIn(house, token);
    await house.ask(`/es/sumarse/${token}/revisar`, { form: {} });
    return token;
  };
  const confirmations = async () =>
    (await house.deps.db.selectFrom('application_confirmation').select('at').execute()).length;

  test('opening the link confirms nothing, the button does, twice is once', async () => {
    const token = await send();
    const path = await confirmationPath();
    expect((await get(path)).text).toContain('Sí, es nuestra solicitud');
    expect((await get(path)).status).toBe(200);
    expect(await confirmations()).toBe(0);
    const pressed = await Promise.all([house.ask(path, { form: {} }), house.ask(path, { form: {} })]);
    for (const response of pressed) expect(locationOf(response)).toMatch(/\/es\/sumarse\/[\w-]{32}\?hecho=confirmed$/);
    expect(await confirmations()).toBe(1);
    expect((await get(path)).text).toContain('ya está confirmado');
    expect((await get(`/es/sumarse/${token}`)).text).not.toContain('Falta confirmar');
  });

  test('the mesas’ secretariats are written to once it is confirmed, not before, and only theirs', async () => {
    await secretary(house, 2);
    await secretary(house, 3);
    await send();
    expect(await mailsTo(house, 'secretaria.2@mesas.example')).toHaveLength(0);
    await house.ask(await confirmationPath(), { form: {} });
    expect(await mailsTo(house, 'secretaria.2@mesas.example')).toHaveLength(1);
    expect(await mailsTo(house, 'secretaria.3@mesas.example')).toHaveLength(0);
  });

  test('an expired link says so and offers another one', async () => {
    await send();
    const path = await confirmationPath();
    house.setTime('2026-12-04T12:00:00Z');
    expect((await get(path)).status).toBe(410);
    expect((await house.ask(path, { form: {} })).status).toBe(410);
    expect(await confirmations()).toBe(0);
    expect((await house.ask(`${path}/otro`, { form: {} })).status).toBe(200);
    const another = await confirmationPath();
    expect(another).not.toBe(path);
    expect((await house.ask(another, { form: {} })).status).toBe(303);
    expect(await confirmations()).toBe(1);
  });

  test('a corrected address gets its own link, and the old one confirms nothing', async () => {
    const token = await send();
    const old = await confirmationPath();
    const corrected = await house.ask(`/es/sumarse/${token}/confirmacion`, { form: { email: 'Nueva@camino.example' } });
    expect(locationOf(corrected)).toBe(`/es/sumarse/${token}?hecho=again`);
    expect((await house.ask(old, { form: {} })).status).toBe(404);
    const [mail] = await mailsTo(house, 'nueva@camino.example');
    const path = /(\/es\/sumarse\/confirmar\/[\w-]{32})/.exec(mail?.text ?? '')?.[1] ?? '';
    expect((await house.ask(path, { form: {} })).status).toBe(303);
    const wrong = await house.ask(`/es/sumarse/${token}/confirmacion`, { form: { email: 'no' } });
    expect(wrong.status).toBe(422);
  });

  test('sent twice it is sent once; afterwards the form is closed', async () => {
    const token = await begin(house);
    await fillIn(house, token);
    const clicks = await Promise.all([1, 2].map(() => house.ask(`/es/sumarse/${token}/revisar`, { form: {} })));
    expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
    expect(await mailsTo(house, 'red@camino.example')).toHaveLength(2);
    const late = await house.ask(`/es/sumarse/${token}/organizacion`, {
      form: { ...answers.organizacion, name: 'Otra' },
    });
    expect(locationOf(late)).toBe(`/es/sumarse/${token}`);
    const { draft } = await house.deps.db.selectFrom('application').select('draft').executeTakeFirstOrThrow();
    expect(draft).toMatchObject({ name: 'Red de Mujeres «El Camino»' });
  });
});

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
    const { text } = await get(`/es/solicitudes/${second.id}`, as);
    expect(text).toContain('casi seguro la misma');
    expect(text).toContain('tienen el mismo nombre');
    expect(text).toContain('usan el mismo dominio en Internet');
    expect(text).toContain('Miembro desde el 20 de noviembre de 2026: Mesa 2.');
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
    const form = { mesa: '2', text: 'Trabajamos el objetivo 7.' };
    const clicks = await Promise.all([1, 2].map(() => house.ask(`/es/sumarse/${token}/objecion`, { form })));
    expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
    expect(await count(house, 'objection')).toBe(1);
    const other = await house.ask(`/es/sumarse/${token}/objecion`, { form: { ...form, text: 'Y además…' } });
    expect(wordsIn(await other.text())).toContain('ya presentó su objeción');
    expect((await get('/es/objeciones', as)).text).toContain('Red de Mujeres «El Camino»');
    expect((await get(`/es/objeciones/${id}/2`, as)).text).toContain('Trabajamos el objetivo 7.');
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
