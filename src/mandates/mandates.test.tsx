import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { headingOf, onceIn } from '../accounts/testing/browser.ts';
import type { PersonId } from '../accounts/types.ts';
import { prepareHouse } from '../prepare.ts';
import { eraseNames } from '../record/erase-names.ts';
import { type House, openHouse } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { faultsIn, good, type MandatesDesk, makeMember, mandatesDesk, once, only } from './testing/granting.ts';

let house: House;
let operator: { personId: PersonId; token: string };
let desk: MandatesDesk;
beforeEach(async () => {
  house = await openHouse();
  await prepareHouse(house.deps);
  operator = await house.signIn({
    name: 'Olga Paz',
    email: 'olga@ejemplo.org',
    mandates: [{ office: 'operator', body: 'mechanism' }],
  });
  desk = mandatesDesk(house, operator.token);
  await makeMember(house, 'Casa Abierta', 2);
});
afterEach(() => house.close());

describe('granting a mandate', () => {
  test('registers the person, gives the office for a year, and shows it', async () => {
    const answer = await desk.grant();
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/es/mandatos?hecho=granted']);
    expect(only(await desk.held())).toMatchObject({
      name: 'Bea Ñandú',
      office: 'secretariat',
      body: 'mesa:2',
      onBehalfOf: 'Casa Abierta',
      startsAt: house.deps.clock(),
      endsAt: Temporal.Instant.from('2027-11-20T12:00:00Z'),
      source: { kind: 'appointment', text: { es: 'Votación de la Mesa 2, acta 7' } },
    });
    const words = wordsIn(await desk.page('/es/mandatos?hecho=granted'));
    expect(words).toContain('El mandato quedó otorgado y está en el registro público.');
    expect(words).toContain(
      'Bea Ñandú (Casa Abierta) Secretaría · del 20 de noviembre de 2026 al 20 de noviembre de 2027 Votación de la Mesa 2, acta 7',
    );
  });

  test('is an act in the record, in the name of the office that did it; names are openings', async () => {
    await desk.grant();
    const entry = await desk.lastEntry();
    const mandate = only(await desk.held());
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
      { value: 'Votación de la Mesa 2, acta 7', about },
    ]);
    expect(wordsIn(await desk.page('/es/registro'))).toContain(
      'Por designación. Fuente: «Votación de la Mesa 2, acta 7».',
    );
  });

  test('its source is read in the record until the name of its holder is erased', async () => {
    await desk.grant();
    const { personId } = only(await desk.held());
    await house.deps.db
      .transaction()
      .execute((tx) =>
        eraseNames(tx, `person:${personId}`, 'console', { at: house.deps.clock(), random: house.deps.random }),
      );
    const words = wordsIn(await desk.page('/es/registro?otra'));
    expect(words).toContain('Se otorgó a (nombre borrado)');
    expect(words).toContain('Por designación.');
    expect(words).not.toContain('acta 7');
  });

  test('tells the person, in a letter that says how to come in', async () => {
    await desk.grant();
    const mail = only(await mailsTo(house, 'bea@ejemplo.org'));
    expect(mail.subject).toBe(
      'Su mandato: Secretaría, Mesa 2 · Gobernanza migratoria, salvar vidas y reintegración sostenible',
    );
    expect(mail.text).toContain('Hola, Bea Ñandú:');
    expect(mail.text).toContain('Desde el 20 de noviembre de 2026 ejerce este cargo');
    expect(mail.text).toContain('Este cargo pide un segundo paso al entrar');
    expect(mail.text).toContain('http://localhost:3000/es/entrar');
  });

  test('an office of a mesa is held for one of its members, or for nobody; other bodies are not asked', async () => {
    const places = [
      { office: 'mesa:2/secretariat', onBehalfOf: 'CASA ABIERTA' },
      { office: 'mesa:3/delegate', onBehalfOf: '' },
      { office: 'liaison/liaison-member', onBehalfOf: 'Red de la Frontera' },
    ];
    for (const [n, place] of places.entries()) {
      const answer = await desk.grant({ ...place, once: `${once}${n}`, email: `p${n}@ejemplo.org` });
      expect([place.office, answer.status]).toEqual([place.office, 303]);
    }
    expect((await desk.grant({ once: `${once}9`, office: 'mesa:3/secretariat' })).status).toBe(422);
  });

  test('someone known by that address keeps their name and language', async () => {
    await house.signIn({ name: 'Beatriz', email: 'bea@ejemplo.org', language: 'en' });
    const before = await desk.countOf('person');
    await desk.grant();
    expect(await desk.countOf('person')).toBe(before);
    expect(only(await desk.held()).name).toBe('Beatriz');
    expect(only(await mailsTo(house, 'bea@ejemplo.org')).text).toContain('Hello Beatriz,');
  });

  test('for an agency, by its key: the person speaks for it, and its acronym stands for words not given', async () => {
    const place = { office: 'working-group/agency-focal-point', onBehalfOf: '' };
    await desk.grant({ ...place, agency: 'iom' });
    expect(only(await desk.held('working-group'))).toMatchObject({ agency: 'iom', onBehalfOf: 'OIM' });
    expect(wordsIn(await desk.page('/es/mandatos'))).toContain('(OIM)');
    expect(wordsIn(await desk.page('/en/mandatos'))).toContain('(IOM)');
    expect(wordsIn(await desk.page('/en/registro'))).toContain('for IOM');
    const answer = await desk.grant({ ...place, once: `${once}2`, email: 'dos@ejemplo.org', agency: 'imf' });
    expect([answer.status, faultsIn(await answer.text())]).toEqual([422, ['agency']]);
  });

  test('from a coming day: given ahead, and of no use before its midnight there', async () => {
    await desk.grant({ from: '2026-12-01' });
    expect(await desk.held()).toEqual([]);
    const mandate = only(await desk.coming());
    expect(mandate.startsAt.toString()).toBe('2026-12-01T06:00:00Z');
    const words = wordsIn(await desk.page());
    expect(words).toContain('todavía no comienza: del 1 de diciembre de 2026 al 30 de noviembre de 2027');
    expect(only(await mailsTo(house, 'bea@ejemplo.org')).text).toContain(
      'A partir del 1 de diciembre de 2026 ejercerá',
    );
    house.setTime('2026-12-01T05:59:59Z');
    expect(await desk.held()).toEqual([]);
    house.setTime('2026-12-01T06:00:00Z');
    expect(await desk.held()).toHaveLength(1);
  });

  test('until an earlier day; from a past one', async () => {
    await desk.grant({ until: '2026-12-31' });
    expect(only(await desk.held()).endsAt?.toString()).toBe('2026-12-31T06:00:00Z');
    await desk.grant({ once: `${once}2`, email: 'otra@ejemplo.org', office: 'mesa:2/delegate', from: '2026-06-01' });
    const delegate = (await desk.held()).find(({ office }) => office === 'delegate');
    expect([delegate?.startsAt.toString(), delegate?.endsAt?.toString()]).toEqual([
      '2026-06-01T06:00:00Z',
      '2027-06-01T06:00:00Z',
    ]);
  });

  test('the form sent twice is one mandate, one letter, one entry', async () => {
    const before = await desk.countOf('record_entry');
    const answers = await Promise.all([desk.grant(), desk.grant(), desk.grant()]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await desk.held()).toHaveLength(1);
    expect((await desk.countOf('record_entry')) - before).toBe(1);
    expect(await mailsTo(house, 'bea@ejemplo.org')).toHaveLength(1);
  });

  test('two operators at once: one seat, one holder', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map((n) => desk.grant({ once: `${once}${n}`, email: `p${n}@ejemplo.org` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422]);
    expect(await desk.held()).toHaveLength(1);
  });

  test('each page brings a key of its own', async () => {
    const [first, second] = [onceIn(await desk.page()), onceIn(await desk.page())];
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).not.toBe(first);
  });
});

describe('what is refused, beside its field, the input kept, and with no effect', () => {
  const reasonsOf = async (changes: Partial<typeof good>) => {
    const before = await Promise.all(
      (['person', 'mandate', 'record_entry', 'mail_message'] as const).map(desk.countOf),
    );
    const answer = await desk.grant(changes);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(headingOf(html)).toBe('Mandatos');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain(`name="once" value="${changes.once ?? good.once}"`);
    expect(
      await Promise.all((['person', 'mandate', 'record_entry', 'mail_message'] as const).map(desk.countOf)),
    ).toEqual(before);
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
    ['onBehalfOf', 'Organización Fantasma', 'Ninguna organización con ese nombre participa en la Mesa 2'],
    ['from', '', 'Falta completar este dato.'],
    ['from', '2026-02-30', 'No es una fecha del calendario.'],
    ['from', '20/11/2026', 'No es una fecha del calendario.'],
    ['from', '0001-01-01', 'No es una fecha del calendario.'],
    ['from', '+020260-01-01', 'No es una fecha del calendario.'],
    ['until', 'mañana', 'No es una fecha del calendario.'],
    ['until', '9999-12-31', 'No es una fecha del calendario.'],
    ['until', '2026-11-20', 'Ese día llega antes de que el mandato comience.'],
    ['until', '2099-01-01', 'lo más tarde que cabe aquí es el 20 de noviembre de 2027'],
    ['source', '', 'Falta completar este dato.'],
    ['source', 'a'.repeat(301), 'caben 300 caracteres'],
  ])('%s = %j', async (field, value, reason) => {
    const { fields, words, html } = await reasonsOf({ [field]: value });
    expect(fields).toEqual([field]);
    expect(words).toContain(reason);
    if (field !== 'name') expect(html).toContain('value="Bea Ñandú"');
    if (field !== 'office') expect(html).toContain('<option value="mesa:2/secretariat" selected="">');
  });

  test('what is refused, and what was done, is said before the contents and the lists', async () => {
    await house.signIn({ name: 'Eva', mandates: [{ office: 'delegate', body: 'mesa:2' }] });
    const { html } = await reasonsOf({ name: '', source: '' });
    const listed = only(await desk.held()).id;
    const uncaused = await (await desk.end(listed, '')).text();
    const done = await desk.page('/es/mandatos?hecho=granted');
    for (const [page, said] of [
      [html, 'class="error-summary"'],
      [uncaused, 'class="error-summary"'],
      [done, 'class="notice done"'],
    ] as const) {
      expect(page.split(said)).toHaveLength(2);
      expect(page.indexOf(said)).toBeGreaterThan(page.indexOf('<h1'));
      expect(page.indexOf(said)).toBeLessThan(page.indexOf('class="contents"'));
    }
    expect(wordsIn(html)).toContain('De dónde viene este mandato: Falta completar este dato.');
  });

  test('everything at once', async () => {
    const { fields, words } = await reasonsOf({ name: '', email: '', office: '', from: '', until: 'x', source: '' });
    expect(fields).toEqual(['name', 'email', 'office', 'from', 'until', 'source']);
    expect(words).toContain('Hay 6 cosas que corregir');
  });

  test.each(['مريم العربي', '山田 花子', '👩‍🌾 Bea', '<script>alert(1)</script>', "O'Neill; drop table mandate"])(
    '%s is a name like any other',
    async (name) => {
      expect((await desk.grant({ name })).status).toBe(303);
      expect(only(await desk.held()).name).toBe(name);
      expect(await desk.page()).not.toContain('<script>alert');
    },
  );

  test.each<[string, Partial<typeof good>, readonly string[]]>([
    ['a seat that is taken', { name: '', email: 'otra@ejemplo.org' }, ['name', 'office']],
    ['an office held already', { source: '' }, ['email', 'source']],
    ['someone else’s mesa', { office: 'mesa:3/delegate', source: '' }, ['onBehalfOf', 'source']],
    ['a mandate to themselves', { email: 'olga@ejemplo.org', from: 'hoy' }, ['email', 'from']],
    ['an end before the beginning', { email: '', until: '2026-11-20' }, ['email', 'until']],
  ])('%s is told together with what is written badly', async (_, changes, fields) => {
    await desk.grant();
    expect((await reasonsOf({ once: `${once}2`, ...changes })).fields).toEqual(fields);
  });

  test('an end that cannot be read leaves open what the term would run into', async () => {
    await desk.grant();
    expect((await reasonsOf({ once: `${once}2`, until: 'x' })).fields).toEqual(['until']);
  });

  test('a seat that is taken, beside the office', async () => {
    await desk.grant();
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
    await desk.grant();
    const { fields, words } = await reasonsOf({ once: `${once}2` });
    expect(fields).toEqual(['email']);
    expect(words).toContain('La persona ya tiene un mandato en este cargo en esas fechas.');
  });

  test('"una reelección inmediata": a third mandate in a row, with the day from which it may be again', async () => {
    for (const [n, from] of ['2024-11-20', '2025-11-20'].entries()) {
      expect((await desk.grant({ once: `${once}${n + 2}`, from })).status).toBe(303);
    }
    const { fields, words } = await reasonsOf({ from: '2026-11-21' });
    expect(fields).toEqual(['email']);
    expect(words).toContain('2027');
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
    const html = await desk.page();
    expect(wordsIn(html)).toContain(`Paridad de género: ${said}`);
    expect(html).toContain('<a href="/es/reglas#regla-parity">La regla de paridad</a>');
  });

  test('with one of the offices vacant nothing is said', async () => {
    await house.signIn({ name: 'Ola', gender: 'woman', mandates: [{ office: 'secretariat', body: 'mesa:3' }] });
    expect(await desk.page()).not.toContain('Paridad de género');
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
