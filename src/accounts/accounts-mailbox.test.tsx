import { afterEach, beforeEach, expect, test } from 'vitest';
import { transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept } from '../platform/result.ts';
import { type House, openHouse } from '../testing/house.ts';
import { linkTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { demoCodes } from './demo-codes.ts';
import { registerPerson } from './register-person.ts';
import { acceptCode } from './rules/authenticator-codes.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await register('Ana Salgado', 'ana@ejemplo.org');
});
afterEach(() => house.close());

const register = (name: string, email: string | null, example = false) =>
  transact(house.deps.db, async (tx) =>
    accept(await registerPerson(tx, { name, email, language: 'es', example }, house.deps.clock())),
  );
const get = async (path: string) => (await house.ask(path)).text();
const subjectsIn = (page: string) => [...page.matchAll(/<h3><a [^>]+>([^<]+)</g)].map(([, subject]) => subject);
const send = (to: string, subject: string) =>
  transact(house.deps.db, async (tx) => {
    await queueMail(tx, { to, language: 'es', subject, text: subject, html: `<p>${subject}</p>` }, house.deps.clock());
    return accept(null);
  });

test('empty, it says what will be there', async () => {
  expect(wordsIn(await get('/es/correo'))).toContain('Todavía no hay correos');
});

test('newest first, also for a visitor without a cookie right after another mail', async () => {
  await send('a@ejemplo.org', 'Primero');
  expect(subjectsIn(await get('/es/correo'))).toEqual(['Primero']);
  house.setTime('2026-11-20T12:00:01Z');
  await send('b@ejemplo.org', 'Segundo');
  expect(subjectsIn(await get('/es/correo'))).toEqual(['Segundo', 'Primero']);
});

test('filtered by a part of the address', async () => {
  await send('a@ejemplo.org', 'Uno');
  await send('b@otra.org', 'Dos');
  expect(subjectsIn(await get('/es/correo?para=OTRA'))).toEqual(['Dos']);
  expect(subjectsIn(await get('/es/correo?para=%25'))).toEqual([]);
  for (const hostile of ["'%3B--", '%F0%9F%94%91', 'a'.repeat(5000)]) {
    expect((await house.ask(`/es/correo?para=${hostile}`)).status).toBe(200);
  }
});

test('25 a page', async () => {
  for (let i = 0; i < 26; i += 1) await send('a@ejemplo.org', `Correo ${i}`);
  expect(subjectsIn(await get('/es/correo')).length).toBe(25);
  expect(subjectsIn(await get('/es/correo?pagina=2')).length).toBe(1);
  for (const page of ['0', '-1', '99', 'x', '1e99', 'Infinity']) {
    expect((await house.ask(`/es/correo?pagina=${page}`)).status).toBe(200);
  }
});

test('a message shows its text with a link that can be followed, and the letter in a frame without scripts or forms', async () => {
  await house.ask('/es/entrar', { form: { email: 'ana@ejemplo.org' } });
  const path = /href="(\/es\/correo\/[0-9a-f-]{36})"/.exec(await get('/es/correo'))?.[1] ?? '';
  const page = await get(path);
  const link = await linkTo(house, 'ana@ejemplo.org');
  expect(page).toContain(`<a href="http://localhost:3000${link}">http://localhost:3000${link}</a>`);
  expect(page).toContain(
    `<iframe title="Como se ve" src="${path}/carta" sandbox="allow-top-navigation-by-user-activation">`,
  );
  const letter = await house.ask(`${path}/carta`);
  expect(letter.headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-top-navigation-by-user-activation; frame-ancestors 'self'",
  );
  expect(letter.headers.get('x-frame-options')).toBe('SAMEORIGIN');
  const html = await letter.text();
  expect(html).toContain('<base target="_top"/>');
  expect(html).toContain(`href="http://localhost:3000${link}"`);
});

test.each(['x', '00000000-0000-0000-0000-000000000000', '%00', "'%3B--"])('%s is no message: 404', async (id) => {
  expect((await house.ask(`/es/correo/${id}`)).status).toBe(404);
  expect((await house.ask(`/es/correo/${id}/carta`)).status).toBe(404);
});

test('where a mail server is set there is no mailbox', async () => {
  await send('a@ejemplo.org', 'Uno');
  const { id } = await house.deps.db.selectFrom('mail_message').select('id').executeTakeFirstOrThrow();
  Object.assign(house.deps, { localMailbox: false });
  for (const path of ['/es/correo', `/es/correo/${id}`, `/es/correo/${id}/carta`]) {
    expect((await house.ask(path)).status).toBe(404);
  }
  expect(wordsIn(await get('/es/entrar/enviado'))).not.toContain('buzón local');
});

test('the codes shown are those of example persons with a confirmed authenticator, and they work', async () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const at = house.deps.clock();
  const persons = [
    ['Persona de ejemplo', true, at],
    ['Sin confirmar', true, null],
    ['Persona real', false, at],
  ] as const;
  for (const [name, example, confirmedAt] of persons) {
    const made = await register(name, null, example);
    if (!made.ok) throw new Error('not registered');
    await house.deps.db
      .insertInto('authenticator')
      .values({ person_id: made.value, secret, created_at: at, confirmed_at: confirmedAt })
      .execute();
  }
  const codes = await demoCodes(house.deps.db, house.deps.clock);
  expect(codes.map(({ name }) => name)).toEqual(['Persona de ejemplo']);
  expect(codes[0]?.until.toString()).toBe('2026-11-20T12:00:30Z');
  expect(acceptCode(secret, codes[0]?.code ?? '', at, 0).ok).toBe(true);
  const page = wordsIn(await get('/es/correo'));
  expect(page).toContain('Ver 1 código');
  expect(page).toContain('Códigos válidos hasta las 06:00:30');
  expect(page).not.toContain('Persona real');
  expect(wordsIn(await get('/es/correo?para=nadie'))).not.toContain('Códigos válidos');
  // The page is not kept for others: half a minute later it shows the next code.
  house.setTime('2026-11-20T12:00:30Z');
  expect(wordsIn(await get('/es/correo'))).toContain('Códigos válidos hasta las 06:01:00');
});

test('a person is registered once for an address, also by two acts at the same moment', async () => {
  const made = await Promise.all([1, 2, 3].map((n) => register(`Bea ${n}`, 'bea@ejemplo.org')));
  const ids = made.map((result) => (result.ok ? result.value : 'refused'));
  expect(new Set(ids).size).toBe(1);
  const [one, other] = [await register('Sin correo', null), await register('Sin correo', null)];
  expect(one).not.toEqual(other);
});
