import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { headingOf, onceIn } from '../accounts/testing/browser.ts';
import type { PersonId } from '../accounts/types.ts';
import { digest } from '../platform/random.ts';
import { prepareHouse } from '../prepare.ts';
import { type House, openHouse } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { appointPerson } from './appoint-person.ts';
import { endMandate } from './end-mandate.ts';
import { currentHolders, findActor, holdersFrom } from './store.ts';
import type { Body, MandateId } from './types.ts';

let house: House;
let operator: { personId: PersonId; token: string };
beforeEach(async () => {
  house = await openHouse();
  await prepareHouse(house.deps);
  operator = await house.signIn({
    name: 'Olga Paz',
    email: 'olga@ejemplo.org',
    mandates: [{ office: 'operator', body: 'mechanism' }],
  });
});
afterEach(() => house.close());

const once = '0198e0a0-0000-7000-8000-00000000000';
const good = {
  once: `${once}1`,
  name: 'Bea Ñandú',
  email: 'Bea@Ejemplo.org',
  office: 'mesa:2/secretariat',
  onBehalfOf: 'Casa Abierta',
  from: '2026-11-20',
  until: '',
  source: 'Votación de la Mesa 2, acta 7',
};
const page = async (path = '/es/mandatos', as = operator.token) => (await house.ask(path, { as })).text();
const grant = (changes: Partial<typeof good & { agency: string }> = {}, as = operator.token) =>
  house.ask('/es/mandatos', { as, form: { ...good, ...changes } });
const end = (mandate: string, cause = 'resignation', as = operator.token) =>
  house.ask('/es/mandatos/fin', { as, form: { mandate, cause } });
const held = (body: Body = 'mesa:2') => currentHolders(house.deps.db, [body], house.deps.clock());
const coming = (body: Body = 'mesa:2') => holdersFrom(house.deps.db, [body], house.deps.clock());
const lastEntry = async () =>
  house.deps.db.selectFrom('record_entry').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow();
const countOf = async (table: 'person' | 'mandate' | 'record_entry' | 'mail_message') => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(house.deps.db);
  return rows[0]?.n ?? 0;
};
const faultsIn = (html: string) =>
  [...html.matchAll(/<a href="#(field|cause)-([\w-]+)">/g)].map(([, , field]) => field);
const only = <T,>(list: readonly T[]): T => {
  const [first, ...rest] = list;
  if (first === undefined || rest.length > 0) throw new Error(`not one but ${list.length}`);
  return first;
};

describe('granting a mandate', () => {
  test('registers the person, gives the office for a year, and shows it', async () => {
    const answer = await grant();
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/es/mandatos?hecho=granted']);
    expect(only(await held())).toMatchObject({
      name: 'Bea Ñandú',
      office: 'secretariat',
      body: 'mesa:2',
      onBehalfOf: 'Casa Abierta',
      startsAt: house.deps.clock(),
      endsAt: Temporal.Instant.from('2027-11-20T12:00:00Z'),
      source: { kind: 'appointment', text: { es: 'Votación de la Mesa 2, acta 7' } },
    });
    const words = wordsIn(await page('/es/mandatos?hecho=granted'));
    expect(words).toContain('El mandato quedó otorgado y está en el registro público.');
    expect(words).toContain(
      'Bea Ñandú (Casa Abierta) Secretaría · del 20 de noviembre de 2026 al 20 de noviembre de 2027 Votación de la Mesa 2, acta 7',
    );
  });

  test('is an act in the record, in the name of the office that did it; names are openings', async () => {
    await grant();
    const entry = await lastEntry();
    const mandate = only(await held());
    expect(entry).toMatchObject({
      kind: 'mandate-granted',
      actor: { office: 'operator', body: 'mechanism' },
      subject: `mandate:${mandate.id}`,
      facts: {
        office: 'secretariat',
        body: 'mesa:2',
        source: 'appointment',
        from: '2026-11-20',
        to: '2027-11-20',
      },
    });
    expect(entry.canonical).not.toMatch(/Bea|Casa Abierta|acta|ejemplo/);
    const openings = await house.deps.db
      .selectFrom('record_opening')
      .select(['value', 'about'])
      .where('seq', '=', entry.seq)
      .orderBy('value')
      .execute();
    const about = `person:${mandate.personId}`;
    expect(openings).toEqual([
      { value: 'Bea Ñandú', about },
      { value: 'Casa Abierta', about },
    ]);
  });

  test('tells the person, in a letter that says how to come in', async () => {
    await grant();
    const mail = only(await mailsTo(house, 'bea@ejemplo.org'));
    expect(mail.subject).toBe(
      'Su mandato: Secretaría, Mesa 2 · Gobernanza migratoria, salvar vidas y reintegración sostenible',
    );
    expect(mail.text).toContain('Hola, Bea Ñandú:');
    expect(mail.text).toContain('Desde el 20 de noviembre de 2026 ejerce este cargo');
    expect(mail.text).toContain('Este cargo pide un segundo paso al entrar');
    expect(mail.text).toContain('http://localhost:3000/es/entrar');
  });

  test('someone known by that address keeps their name and language', async () => {
    await house.signIn({ name: 'Beatriz', email: 'bea@ejemplo.org', language: 'en' });
    const before = await countOf('person');
    await grant();
    expect(await countOf('person')).toBe(before);
    expect(only(await held()).name).toBe('Beatriz');
    expect(only(await mailsTo(house, 'bea@ejemplo.org')).text).toContain('Hello Beatriz,');
  });

  test('for an agency, by its key: the person speaks for it, and its acronym stands for words not given', async () => {
    const place = { office: 'working-group/agency-focal-point', onBehalfOf: '' };
    await grant({ ...place, agency: 'iom' });
    expect(only(await held('working-group'))).toMatchObject({ agency: 'iom', onBehalfOf: 'OIM' });
    const answer = await grant({ ...place, once: `${once}2`, email: 'dos@ejemplo.org', agency: 'imf' });
    expect([answer.status, faultsIn(await answer.text())]).toEqual([422, ['agency']]);
  });

  test('from a coming day: given ahead, and of no use before its midnight there', async () => {
    await grant({ from: '2026-12-01' });
    expect(await held()).toEqual([]);
    const mandate = only(await coming());
    expect(mandate.startsAt.toString()).toBe('2026-12-01T06:00:00Z');
    const words = wordsIn(await page());
    expect(words).toContain('todavía no comienza: del 1 de diciembre de 2026 al 1 de diciembre de 2027');
    expect(only(await mailsTo(house, 'bea@ejemplo.org')).text).toContain(
      'A partir del 1 de diciembre de 2026 ejercerá',
    );
    house.setTime('2026-12-01T05:59:59Z');
    expect(await held()).toEqual([]);
    house.setTime('2026-12-01T06:00:00Z');
    expect(await held()).toHaveLength(1);
  });

  test('until an earlier day; from a past one', async () => {
    await grant({ until: '2026-12-31' });
    expect(only(await held()).endsAt?.toString()).toBe('2026-12-31T06:00:00Z');
    await grant({ once: `${once}2`, email: 'otra@ejemplo.org', office: 'mesa:2/delegate', from: '2026-06-01' });
    const delegate = (await held()).find(({ office }) => office === 'delegate');
    expect([delegate?.startsAt.toString(), delegate?.endsAt?.toString()]).toEqual([
      '2026-06-01T06:00:00Z',
      '2027-06-01T06:00:00Z',
    ]);
  });

  test('the form sent twice is one mandate, one letter, one entry', async () => {
    const before = await countOf('record_entry');
    const answers = await Promise.all([grant(), grant(), grant()]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await held()).toHaveLength(1);
    expect((await countOf('record_entry')) - before).toBe(1);
    expect(await mailsTo(house, 'bea@ejemplo.org')).toHaveLength(1);
  });

  test('two operators at once: one seat, one holder', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map((n) => grant({ once: `${once}${n}`, email: `p${n}@ejemplo.org` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422]);
    expect(await held()).toHaveLength(1);
  });

  test('each page brings a key of its own', async () => {
    const [first, second] = [onceIn(await page()), onceIn(await page())];
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).not.toBe(first);
  });
});

describe('what is refused, beside its field, the input kept, and with no effect', () => {
  const reasonsOf = async (changes: Partial<typeof good>) => {
    const before = await Promise.all((['person', 'mandate', 'record_entry', 'mail_message'] as const).map(countOf));
    const answer = await grant(changes);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(headingOf(html)).toBe('Mandatos');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain(`name="once" value="${changes.once ?? good.once}"`);
    expect(await Promise.all((['person', 'mandate', 'record_entry', 'mail_message'] as const).map(countOf))).toEqual(
      before,
    );
    return { fields: faultsIn(html), words: wordsIn(html), html };
  };

  test.each<[keyof typeof good, string, string]>([
    ['name', '', 'Falta completar este dato.'],
    ['name', 'a'.repeat(201), 'caben 200 caracteres'],
    ['name', 'Bea\u0000', 'caracteres invisibles'],
    ['email', '', 'Falta completar este dato.'],
    ['email', 'bea', 'No parece una dirección de correo.'],
    ['email', "bea@ejemplo.org' or 1=1", 'No parece una dirección de correo.'],
    ['office', '', 'Falta completar este dato.'],
    ['office', 'mesa:9/secretariat', 'Elija una de las opciones'],
    ['office', 'mesa:2/operator', 'Elija una de las opciones'],
    ['office', 'organization:0198e0a0-0000-7000-8000-000000000000/representative', 'Elija una de las opciones'],
    ['onBehalfOf', 'a'.repeat(201), 'caben 200 caracteres'],
    ['from', '', 'Falta completar este dato.'],
    ['from', '2026-02-30', 'No es una fecha del calendario.'],
    ['from', '20/11/2026', 'No es una fecha del calendario.'],
    ['from', '0001-01-01', 'No es una fecha del calendario.'],
    ['from', '+020260-01-01', 'No es una fecha del calendario.'],
    ['until', 'mañana', 'No es una fecha del calendario.'],
    ['until', '9999-12-31', 'No es una fecha del calendario.'],
    ['until', '2026-11-20', 'Ese día llega antes de que el mandato comience.'],
    ['source', '', 'Falta completar este dato.'],
    ['source', 'a'.repeat(301), 'caben 300 caracteres'],
  ])('%s = %j', async (field, value, reason) => {
    const { fields, words, html } = await reasonsOf({ [field]: value });
    expect(fields).toEqual([field]);
    expect(words).toContain(reason);
    if (field !== 'name') expect(html).toContain('value="Bea Ñandú"');
    if (field !== 'office') expect(html).toContain('<option value="mesa:2/secretariat" selected="">');
  });

  test('everything at once', async () => {
    const { fields, words } = await reasonsOf({ name: '', email: '', office: '', from: '', until: 'x', source: '' });
    expect(fields).toEqual(['name', 'email', 'office', 'from', 'until', 'source']);
    expect(words).toContain('Hay 6 cosas que corregir');
  });

  test.each(['مريم العربي', '山田 花子', '👩‍🌾 Bea', '<script>alert(1)</script>', "O'Neill; drop table mandate"])(
    '%s is a name like any other',
    async (name) => {
      expect((await grant({ name })).status).toBe(303);
      expect(only(await held()).name).toBe(name);
      expect(await page()).not.toContain('<script>alert');
    },
  );

  test('a seat that is taken, beside the office', async () => {
    await grant();
    const { fields, words } = await reasonsOf({ once: `${once}2`, email: 'otra@ejemplo.org' });
    expect(fields).toEqual(['office']);
    expect(words).toContain('No queda lugar en esas fechas: este cargo lo ejerce una sola persona a la vez.');
  });

  test('a mandate to themselves, beside their own address', async () => {
    const { fields, words } = await reasonsOf({ once: `${once}2`, email: 'olga@ejemplo.org' });
    expect(fields).toEqual(['email']);
    expect(words).toContain('Nadie se da un mandato a sí mismo.');
  });

  test('an office the person holds already, beside their address', async () => {
    await grant();
    const { fields, words } = await reasonsOf({ once: `${once}2` });
    expect(fields).toEqual(['email']);
    expect(words).toContain('La persona ya tiene un mandato en este cargo en esas fechas.');
  });

  test('"una reelección inmediata": a third mandate in a row, with the day from which it may be again', async () => {
    for (const [n, from] of ['2024-11-20', '2025-11-20'].entries()) {
      expect((await grant({ once: `${once}${n + 2}`, from })).status).toBe(303);
    }
    const { fields, words } = await reasonsOf({ from: '2026-11-21' });
    expect(fields).toEqual(['email']);
    expect(words).toContain('2027');
  });
});

describe('ending a mandate', () => {
  const mandateOf = async (changes: Partial<typeof good> = {}) => {
    await grant(changes);
    return only(await coming()).id;
  };

  test('it ends at once, and the record says why', async () => {
    const id = await mandateOf();
    // Still the 20th in the mechanism's zone.
    house.setTime('2026-11-21T05:00:00Z');
    const answer = await end(id);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/es/mandatos?hecho=ended']);
    expect(await held()).toEqual([]);
    const entry = await lastEntry();
    expect(entry).toMatchObject({
      kind: 'mandate-ended',
      actor: { office: 'operator', body: 'mechanism' },
      subject: `mandate:${id}`,
      facts: { office: 'secretariat', body: 'mesa:2', cause: 'resignation', on: '2026-11-20' },
    });
    expect(entry.canonical).not.toContain('Bea');
    const opening = await house.deps.db.selectFrom('record_opening').selectAll().where('seq', '=', entry.seq).execute();
    expect(only(opening).value).toBe('Bea Ñandú');
    const row = await house.deps.db.selectFrom('mandate_end').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ mandate_id: id, by: operator.personId, cause: 'resignation', at: house.deps.clock() });
    expect(wordsIn(await page('/es/mandatos?hecho=ended'))).toContain('El mandato terminó');
  });

  test('its holder is told', async () => {
    await end(await mandateOf(), 'incapacity');
    const [mail] = await mailsTo(house, 'bea@ejemplo.org');
    expect(mail?.subject).toMatch(/^Terminó su mandato: Secretaría, Mesa 2/);
    expect(mail?.text).toContain('Motivo: No puede seguir ejerciéndolo.');
  });

  test('the seat is free for the next', async () => {
    await end(await mandateOf());
    expect((await grant({ once: `${once}2`, email: 'otra@ejemplo.org' })).status).toBe(303);
    expect(only(await held()).name).toBe('Bea Ñandú');
  });

  test('one given ahead is withdrawn before it begins, and never held', async () => {
    const id = await mandateOf({ from: '2026-11-21' });
    expect(wordsIn(await page())).toContain('Retirar antes de que comience');
    expect((await end(id, 'decision-of-the-body')).status).toBe(303);
    expect(await coming()).toEqual([]);
    house.setTime('2026-11-21T11:00:00Z');
    expect(await held()).toEqual([]);
    expect((await end(id)).status).toBe(422);
  });

  test('the last who may give mandates cannot lay that down here: nobody could give another', async () => {
    const own = only(await held('mechanism'));
    const answer = await end(own.id);
    expect(answer.status).toBe(422);
    expect(wordsIn(await answer.text())).toContain('Es el último mandato que permite dar mandatos');
    expect(await held('mechanism')).toEqual([own]);
    await house.signIn({ name: 'Ola', mandates: [{ office: 'operator', body: 'mechanism' }] });
    expect((await end(own.id)).status).toBe(303);
  });

  test('ended twice it is ended once; the second is told so', async () => {
    const id = await mandateOf();
    const answers = await Promise.all([end(id), end(id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    const late = await end(id);
    expect(wordsIn(await late.text())).toContain('Este mandato ya terminó.');
    expect(await countOf('record_entry')).toBe(4);
    expect(await mailsTo(house, 'bea@ejemplo.org')).toHaveLength(2);
  });

  test.each([
    ['', 'Falta completar este dato.'],
    ['boredom', 'Elija una de las opciones'],
  ])('the cause %j is refused beside its field, the form open', async (cause, reason) => {
    const id = await mandateOf();
    const answer = await end(id, cause);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(faultsIn(html)).toEqual([id]);
    expect(html).toMatch(
      new RegExp(`<details class="disclosure" open="">.*id="cause-${id}".*aria-invalid="true"`, 's'),
    );
    expect(wordsIn(html)).toContain(reason);
    expect(await held()).toHaveLength(1);
  });

  test.each(['', 'x', '0198e0a0-0000-7000-8000-000000000000', "' or 1=1"])('%j is no mandate', async (id) => {
    const answer = await end(id);
    expect(answer.status).toBe(422);
    expect(await countOf('record_entry')).toBe(2);
  });

  test("a mandate of an organization or a session is not within the operator's reach", async () => {
    const organization = await house.deps.db
      .insertInto('organization')
      .values({
        slug: 'casa',
        name: 'Casa',
        stakeholder_group: 'civil-society',
        country: 'MX',
        created_at: house.deps.clock(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const body: Body = `organization:${organization.id}`;
    await house.signIn({
      name: 'Carla',
      mandates: [{ office: 'representative', body, organizationId: organization.id }],
    });
    const { id } = only(await held(body));
    expect(wordsIn(await (await end(id)).text())).toContain('Ese mandato no existe.');
    expect(await held(body)).toHaveLength(1);
  });

  test('the address of the form leads back to the page', async () => {
    const answer = await house.ask('/es/mandatos/fin', { as: operator.token });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/es/mandatos']);
  });
});

describe('acts in the name of the console', () => {
  const appointment = {
    name: 'Bea',
    email: 'bea@ejemplo.org',
    language: 'en',
    office: 'agency-focal-point',
    body: 'working-group',
    source: { kind: 'operator', text: { en: 'Letter of the agency' } },
  } as const;

  test('are told apart in the record', async () => {
    const at = house.deps.clock();
    const granted = await appointPerson(house.deps, { ...appointment, startsAt: at }, 'console', at);
    expect(granted.ok).toBe(true);
    expect(await lastEntry()).toMatchObject({ kind: 'mandate-granted', actor: 'console', facts: { to: null } });
    if (!granted.ok) return;
    await endMandate(house.deps, { mandateId: granted.value, cause: 'replacement' }, 'console', at.add({ hours: 1 }));
    expect(await lastEntry()).toMatchObject({ kind: 'mandate-ended', actor: 'console' });
  });

  test('refuse like any other: a mandate nobody gave', async () => {
    const end = { mandateId: `${once}9` as MandateId, cause: 'resignation' } as const;
    expect(await endMandate(house.deps, end, 'console', house.deps.clock())).toEqual({
      ok: false,
      reasons: [{ code: 'mandate-unknown' }],
    });
  });
});

describe('a mandate holds to the second', () => {
  const endsAt = '2026-11-20T13:00:00Z';

  test.each([
    ['2026-11-20T12:59:59.999Z', 200],
    ['2026-11-20T13:00:00Z', 403],
    ['2026-11-20T13:01:00Z', 403],
  ])('one that ends at 13:00: at %s the page answers %i, and its acts alike', async (at, status) => {
    const short = await house.signIn({ name: 'Ola', mandates: [{ office: 'operator', body: 'mechanism', endsAt }] });
    house.setTime(at);
    expect((await house.ask('/es/mandatos', { as: short.token })).status).toBe(status);
    expect((await grant({}, short.token)).status).toBe(status === 200 ? 303 : 403);
    expect(await held()).toHaveLength(status === 200 ? 1 : 0);
  });

  test('one that was ended a minute ago opens nothing', async () => {
    const other = await house.signIn({ name: 'Ola', mandates: [{ office: 'operator', body: 'mechanism' }] });
    const theirs = (await held('mechanism')).find(({ personId }) => personId === other.personId);
    expect((await house.ask('/es/mandatos', { as: other.token })).status).toBe(200);
    await end(theirs?.id ?? '');
    expect((await house.ask('/es/mandatos', { as: other.token })).status).toBe(403);
    house.setTime('2026-11-20T12:01:00Z');
    expect((await grant({}, other.token)).status).toBe(403);
    expect((await end(only(await held('mechanism')).id, 'resignation', other.token)).status).toBe(403);
    expect(await held('mechanism')).toHaveLength(1);
  });

  test('one that begins later opens nothing yet', async () => {
    const later = await house.signIn({
      name: 'Ola',
      mandates: [{ office: 'operator', body: 'mechanism', startsAt: '2026-11-20T12:30:00Z' }],
    });
    expect((await house.ask('/es/mandatos', { as: later.token })).status).toBe(403);
    house.setTime('2026-11-20T12:30:00Z');
    expect((await house.ask('/es/mandatos', { as: later.token })).status).toBe(200);
  });

  test('who asks is known by session and moment, with the powers of offices the charter has', async () => {
    const two = await house.signIn({
      name: 'Ola',
      mandates: [
        { office: 'delegate', body: 'mesa:1', startsAt: '2026-02-01T00:00:00Z' },
        { office: 'abolished-office', body: 'mesa:1' },
      ],
    });
    const at = house.deps.clock();
    const actor = await findActor(house.deps.db, house.deps.charter, digest(two.token), at);
    expect(actor?.mandates.map(({ office, powers, secondFactor }) => ({ office, powers, secondFactor }))).toEqual([
      { office: 'delegate', powers: ['assist-joining', 'see-members'], secondFactor: true },
    ]);
    expect(await findActor(house.deps.db, house.deps.charter, digest('x'), at)).toBeNull();
    expect(await findActor(house.deps.db, house.deps.charter, digest(two.token), at.add({ hours: 24 }))).toBeNull();
  });
});

describe('how the offices stand against the parity rule', () => {
  const hold = async (secretariat: string | null, delegate: string | null) => {
    for (const [office, gender] of [
      ['secretariat', secretariat],
      ['delegate', delegate],
    ] as const) {
      await house.signIn({ name: office, mandates: [{ office, body: 'mesa:3' }], ...(gender && { gender }) });
    }
  };

  test.each([
    ['woman', 'man', 'se cumple'],
    ['woman', 'woman', 'no se cumple'],
    ['woman', null, 'no puede decirse todavía'],
  ])('the operator sees with %s and %s: %s', async (one, other, said) => {
    await hold(one, other);
    const html = await page();
    expect(wordsIn(html)).toContain(`Paridad de género: ${said}`);
    expect(html).toContain('<a href="/es/reglas#regla-parity">La regla de paridad</a>');
  });

  test('with one of the offices vacant nothing is said', async () => {
    await house.signIn({ name: 'Ola', gender: 'woman', mandates: [{ office: 'secretariat', body: 'mesa:3' }] });
    expect(await page()).not.toContain('Paridad de género');
  });

  test('the public page of the mesa says the same whatever they answered', async () => {
    await hold('woman', 'woman');
    const alike = await (await house.ask('/es/mesas/3')).text();
    expect(wordsIn(alike)).toContain(
      'Paridad de género: no se publica si se cumple mientras ejercen estos cargos menos de 5 personas',
    );
    expect(alike).toContain('<a href="/es/reglas#regla-parity">');
    for (const gender of ['man', 'non-binary', null]) {
      await house.deps.db.updateTable('person').set({ gender }).where('name', '=', 'delegate').execute();
      expect(await (await house.ask('/es/mesas/3?otra')).text()).toBe(alike);
    }
  });
});
