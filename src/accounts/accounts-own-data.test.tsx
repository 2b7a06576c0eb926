import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { grantMandateIn } from '../mandates/grant-mandate.ts';
import { transact } from '../platform/database.ts';
import { type House, openHouse } from '../testing/house.ts';
import { linkTo, mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { erasePerson } from './erase-person.ts';
import { enter, headingOf } from './testing/browser.ts';
import type { PersonId } from './types.ts';

let house: House;
let ana: { personId: PersonId; token: string };
beforeEach(async () => {
  house = await openHouse();
  ana = await house.signIn({ name: 'Ana Salgado', email: 'ana@ejemplo.org' });
});
afterEach(() => house.close());

const get = async (path: string, as = ana.token) => {
  const answer = await house.ask(`/es${path}`, { as });
  return { status: answer.status, page: await answer.text() };
};
const post = (path: string, form: Record<string, string | readonly string[]>, as: string | undefined = ana.token) =>
  house.ask(`/es${path}`, { as, form });
const row = (personId = ana.personId) =>
  house.deps.db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirstOrThrow();

const good = { name: 'Ana S. Mora', language: 'en', zone: 'America/Bogota', gender: 'woman' };

describe('what a person says about themselves', () => {
  test('is kept and shown; the zone is the one they read the clock in', async () => {
    const answer = await post('/mi/datos', good);
    expect(answer.headers.get('location')).toBe('/es/mi/datos?hecho=data');
    expect(await row()).toMatchObject(good);
    const { page } = await get('/mi/datos?hecho=data');
    expect(wordsIn(page)).toContain('Sus datos quedaron guardados.');
    expect(page).toContain('<option value="America/Bogota" selected="">Colombia – Bogotá</option>');
    expect(page).toMatch(/value="woman" checked/);
  });

  test('zone and gender may be left out and taken back', async () => {
    await post('/mi/datos', good);
    await post('/mi/datos', { ...good, zone: '', gender: '' });
    expect(await row()).toMatchObject({ zone: null, gender: null });
    await post('/mi/datos', { name: 'Ana', language: 'es' });
    expect(await row()).toMatchObject({ name: 'Ana', zone: null, gender: null });
  });

  test.each(['America/Costa_Rica', 'America/Argentina/Buenos_Aires', 'America/Port_of_Spain', 'Europe/Madrid'])(
    '%s is a zone',
    async (zone) => {
      expect((await post('/mi/datos', { ...good, zone })).status).toBe(303);
      expect((await get('/mi/datos')).page).toMatch(new RegExp(`value="${zone}" selected`));
    },
  );

  test('a zone that has two names is one choice, whichever name is kept', async () => {
    await house.deps.db
      .updateTable('person')
      .set({ zone: 'America/Buenos_Aires' })
      .where('id', '=', (await row()).id)
      .execute();
    const { page } = await get('/mi/datos');
    expect(page.match(/<option [^>]*>Argentina – Buenos Aires</g)).toEqual([
      '<option value="America/Argentina/Buenos_Aires" selected="">Argentina – Buenos Aires<',
    ]);
  });

  test.each([
    ['name', '', 'Falta completar este dato.'],
    ['name', 'a'.repeat(201), 'caben 200 caracteres'],
    ['name', 'Ana\u0000', 'caracteres invisibles'],
    ['language', 'xx', 'Elija una de las opciones'],
    ['zone', 'America/Atlantis', 'Elija una de las opciones'],
    ['zone', "'; drop table person; --", 'Elija una de las opciones'],
    ['gender', 'x', 'Elija una de las opciones'],
  ])('%s = %j is refused beside its field, the rest kept', async (field, value, reason) => {
    const answer = await post('/mi/datos', { ...good, [field]: value });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain(`href="#field-${field}"`);
    expect(wordsIn(page)).toContain(reason);
    expect((await row()).name).toBe('Ana Salgado');
  });

  test('all reasons at once', async () => {
    const page = await (await post('/mi/datos', { name: '', language: '', zone: 'x', gender: 'x' })).text();
    expect(page.match(/aria-invalid="true"/g)?.length).toBe(4);
    expect(wordsIn(page)).toContain('Hay 4 cosas que corregir');
  });

  test.each(['مريم العربي', '山田 花子', '👩‍🌾 Ana', '<script>alert(1)</script>', "O'Neill; drop table person"])(
    '%s is a name like any other, and is shown as text',
    async (name) => {
      expect((await post('/mi/datos', { ...good, name })).status).toBe(303);
      const { page } = await get('/mi/datos');
      expect(page).not.toContain('<script>alert');
      expect((await row()).name).toBe(name);
    },
  );
});

describe('changing the e-mail address', () => {
  const ask = (email: string) => post('/mi/datos/correo', { email });

  test('a link goes to the new address, word of it to the old; nothing changes until it is confirmed', async () => {
    const answer = await ask('Nueva@Ejemplo.org');
    expect(answer.headers.get('location')).toBe('/es/mi/datos?hecho=email-asked');
    expect((await mailsTo(house, 'nueva@ejemplo.org')).map(({ subject }) => subject)).toEqual([
      'Confirme su correo nuevo',
    ]);
    const [notice] = await mailsTo(house, 'ana@ejemplo.org');
    expect(notice?.text).toContain('lleguen a nueva@ejemplo.org');
    expect((await row()).email).toBe('ana@ejemplo.org');
    const path = await linkTo(house, 'nueva@ejemplo.org');
    for (let i = 0; i < 2; i += 1) expect((await house.ask(path)).status).toBe(200);
    expect((await row()).email).toBe('ana@ejemplo.org');
    const confirmed = await house.ask(path, { form: {} });
    expect(headingOf(await confirmed.text())).toBe('Su correo cambió');
    expect((await row()).email).toBe('nueva@ejemplo.org');
    const [told] = await mailsTo(house, 'ana@ejemplo.org');
    expect(told?.subject).toBe('Su correo cambió');
    expect(await enter(house, 'nueva@ejemplo.org')).not.toBe('');
  });

  test('links sent to the old address are void from then on', async () => {
    await house.ask('/es/entrar', { form: { email: 'ana@ejemplo.org' } });
    const old = await linkTo(house, 'ana@ejemplo.org');
    await ask('nueva@ejemplo.org');
    await house.ask(await linkTo(house, 'nueva@ejemplo.org'), { form: {} });
    expect((await house.ask(old)).status).toBe(404);
  });

  test('confirmed twice it stays so; used up, it says so', async () => {
    await ask('nueva@ejemplo.org');
    const path = await linkTo(house, 'nueva@ejemplo.org');
    const answers = await Promise.all([1, 2].map(() => house.ask(path, { form: {} })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(
      (await mailsTo(house, 'ana@ejemplo.org')).filter(({ subject }) => subject === 'Su correo cambió').length,
    ).toBe(1);
    const later = await house.ask(path);
    expect(later.status).toBe(410);
    expect(wordsIn(await later.text())).toContain('Si fue usted quien lo usó, su correo ya cambió.');
  });

  test('24 hours to confirm, to the second', async () => {
    await ask('nueva@ejemplo.org');
    const path = await linkTo(house, 'nueva@ejemplo.org');
    house.setTime('2026-11-21T11:59:59Z');
    expect((await house.ask(path)).status).toBe(200);
    house.setTime('2026-11-21T12:00:00Z');
    for (const late of [await house.ask(path), await house.ask(path, { form: {} })]) expect(late.status).toBe(410);
    expect((await row()).email).toBe('ana@ejemplo.org');
  });

  test('the answer is the same where somebody has the address already: nobody is found out that way', async () => {
    await house.signIn({ name: 'Bea', email: 'bea@ejemplo.org' });
    const taken = await ask('bea@ejemplo.org');
    const free = await ask('libre@ejemplo.org');
    expect([taken.status, taken.headers.get('location')]).toEqual([free.status, free.headers.get('location')]);
    expect(await mailsTo(house, 'bea@ejemplo.org')).toEqual([]);
  });

  test('taken by somebody in the meantime, it is refused', async () => {
    await ask('nueva@ejemplo.org');
    const path = await linkTo(house, 'nueva@ejemplo.org');
    await house.signIn({ name: 'Bea', email: 'nueva@ejemplo.org' });
    const answer = await house.ask(path, { form: {} });
    expect(answer.status).toBe(422);
    expect(wordsIn(await answer.text())).toContain('Mientras tanto esa dirección pasó a otra cuenta.');
    expect((await row()).email).toBe('ana@ejemplo.org');
  });

  test('asked for anew, the link before is void', async () => {
    await ask('una@ejemplo.org');
    const first = await linkTo(house, 'una@ejemplo.org');
    await ask('dos@ejemplo.org');
    expect((await house.ask(first)).status).toBe(404);
  });

  test.each([
    ['ana@ejemplo.org', 422, 'Es la dirección que ya tiene.'],
    ['', 422, 'Falta completar este dato.'],
    ['x', 422, 'No parece una dirección de correo.'],
  ])('%j is refused', async (email, status, reason) => {
    const answer = await ask(email);
    expect(answer.status).toBe(status);
    expect(wordsIn(await answer.text())).toContain(reason);
  });

  test('five times an hour', async () => {
    const statuses = [];
    for (let i = 0; i < 6; i += 1) statuses.push((await ask(`n${i}@ejemplo.org`)).status);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 422]);
  });

  test('an unknown link is unknown', async () => {
    for (const token of ['x', '%00', 'A'.repeat(32)]) {
      expect((await house.ask(`/es/mi/datos/correo/${token}`)).status).toBe(404);
      expect((await house.ask(`/es/mi/datos/correo/${token}`, { form: {} })).status).toBe(404);
    }
  });
});

describe('taking one’s data along', () => {
  test('the file holds what is kept, and no key, secret or code', async () => {
    await post('/mi/seguridad/autenticador', {});
    await house.ask('/es/entrar', { form: { email: 'ana@ejemplo.org' } });
    const answer = await house.ask('/es/mi/datos/descarga', { as: ana.token });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="pansocial.json"');
    const text = await answer.text();
    const data = JSON.parse(text);
    expect(Object.keys(data).slice(0, 5)).toEqual(['collectedAt', 'person', 'signIn', 'mails', 'mandates']);
    expect(data.person).toEqual({
      id: ana.personId,
      name: 'Ana Salgado',
      email: 'ana@ejemplo.org',
      language: 'es',
      zone: null,
      gender: null,
      createdAt: '2026-11-20T12:00:00Z',
    });
    expect(data.signIn.sessions).toEqual([{ createdAt: '2026-11-20T12:00:00Z', expiresAt: '2026-11-21T12:00:00Z' }]);
    expect(data.mails.map(({ subject }: { subject: string }) => subject)).toEqual(['Su enlace para entrar']);
    const { secret } = await house.deps.db.selectFrom('authenticator').select('secret').executeTakeFirstOrThrow();
    expect(text).not.toContain(secret);
    expect(text).not.toContain(ana.token);
  });
});

test('the offices held are in the file, and said on the page', async () => {
  const bea = await house.signIn({
    name: 'Bea',
    email: 'bea@ejemplo.org',
    mandates: [{ office: 'secretariat', body: 'mesa:1', endsAt: '2026-12-31T00:00:00Z' }],
  });
  const data = await (await house.ask('/es/mi/datos/descarga', { as: bea.token })).json();
  expect(data.mandates).toEqual([
    {
      office: 'secretariat',
      body: 'mesa:1',
      onBehalfOf: null,
      startsAt: '2026-01-01T00:00:00Z',
      endsAt: '2026-12-31T00:00:00Z',
      source: { kind: 'operator', text: { es: 'Test' } },
    },
  ]);
  expect(wordsIn((await get('/mi/datos', bea.token)).page)).toContain('Los cargos que ejerció o ejerce');
});

describe('erasing an account', () => {
  test('says first what goes and what stays, and asks for a sign of understanding', async () => {
    const { page } = await get('/mi/datos/borrar');
    expect(wordsIn(page)).toContain('Lo que se decidió desde sus cargos, sin su nombre');
    const answer = await post('/mi/datos/borrar', {});
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('href="#field-understood"');
    expect((await row()).name).toBe('Ana Salgado');
  });

  test('takes away every way in, the address, what was said, the mail; the row stays without a name', async () => {
    await post('/mi/datos', good);
    await post('/mi/datos/correo', { email: 'nueva@ejemplo.org' });
    await house.ask('/es/entrar', { form: { email: 'ana@ejemplo.org' } });
    await post('/mi/seguridad/autenticador', {});
    await house.ask('/es/mi/seguridad/llaves/opciones', { method: 'POST', as: ana.token });
    const answer = await post('/mi/datos/borrar', { understood: 'yes' });
    expect(answer.headers.get('location')).toBe('/es/entrar?hecho=erased');
    expect(await row()).toMatchObject({ name: 'Nombre borrado', email: null, zone: null, gender: null });
    for (const table of ['session', 'sign_in_link', 'email_change', 'authenticator', 'passkey_challenge'] as const) {
      expect(await house.deps.db.selectFrom(table).selectAll().execute()).toEqual([]);
    }
    expect((await mailsTo(house, 'ana@ejemplo.org')).map(({ subject }) => subject)).toEqual([
      'Your account was erased',
    ]);
    const [erasure] = await house.deps.db.selectFrom('person_erasure').selectAll().execute();
    expect(erasure).toEqual({ person_id: ana.personId, at: house.deps.clock(), by: ana.personId });
    expect((await get('/mi/datos')).status).toBe(303);
    await house.ask('/es/entrar', { form: { email: 'ana@ejemplo.org' } });
    expect((await mailsTo(house, 'ana@ejemplo.org')).length).toBe(1);
  });

  test('pressed twice it is done once', async () => {
    const answers = await Promise.all([1, 2].map(() => post('/mi/datos/borrar', { understood: 'yes' })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect((await house.deps.db.selectFrom('person_erasure').selectAll().execute()).length).toBe(1);
  });

  test('is refused while an office is held: who acts in public is known by name', async () => {
    const bea = await house.signIn({
      name: 'Bea',
      email: 'bea@ejemplo.org',
      mandates: [
        { office: 'secretariat', body: 'mesa:1', endsAt: '2026-11-20T13:00:00Z' },
        { office: 'liaison-member', body: 'liaison', endsAt: '2026-11-20T13:00:00Z' },
      ],
    });
    const { page } = await get('/mi/datos/borrar', bea.token);
    expect(wordsIn(page)).toContain('Mientras tiene un mandato (Secretaría e Integrante de la Mesa de Vinculación)');
    expect(page).not.toContain('name="understood"');
    const refused = await post('/mi/datos/borrar', { understood: 'yes' }, bea.token);
    expect(refused.status).toBe(422);
    expect((await row(bea.personId)).name).toBe('Bea');
    house.setTime('2026-11-20T13:00:00Z');
    expect((await post('/mi/datos/borrar', { understood: 'yes' }, bea.token)).status).toBe(303);
  });

  test('the name goes from the record too, and what rooms keep, all in one', async () => {
    const at = house.deps.clock();
    const grant = {
      personId: ana.personId,
      office: 'secretariat',
      body: 'mesa:1',
      startsAt: at,
      source: { kind: 'election', text: { es: 'Elección' } },
    } as const;
    const granted = await transact(house.deps.db, (tx) => grantMandateIn(tx, house.deps, grant, 'console', at));
    expect(granted.ok).toBe(true);
    const openings = () => house.deps.db.selectFrom('record_opening').select('value').execute();
    expect((await openings()).map(({ value }) => value)).toContain('Ana Salgado');
    const erased: string[] = [];
    const room = {
      name: 'room',
      what: 'accounts.data.kept.person',
      why: 'accounts.data.kept.person.why',
      read: async () => [],
      erase: async (_: unknown, personId: PersonId) => void erased.push(personId),
    } as const;
    const result = await erasePerson(house.deps, { personId: ana.personId, offices: [] }, [room], at);
    expect(result).toEqual({ ok: true, value: null });
    expect((await openings()).map(({ value }) => value)).not.toContain('Ana Salgado');
    expect(erased).toEqual([ana.personId]);
  });
});
