import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../testing/house.ts';
import { linkTo, mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { forgetWhatEnded } from './jobs.ts';
import { cookieIn, enter, headingOf, onceIn } from './testing/browser.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await person('Ana Salgado', 'ana@ejemplo.org');
});
afterEach(() => house.close());

const person = (name: string, email: string, language = 'es') =>
  house.deps.db.insertInto('person').values({ name, email, language, created_at: house.deps.clock() }).execute();

const ask = (email: string, headers: Record<string, string> = {}) =>
  house.ask('/es/entrar', { form: { email }, headers });

async function linkPage(): Promise<{ path: string; once: string }> {
  await ask('ana@ejemplo.org');
  const path = await linkTo(house, 'ana@ejemplo.org');
  return { path, once: onceIn(await (await house.ask(path)).text()) };
}

const sessions = () => house.deps.db.selectFrom('session').selectAll().execute();

describe('asking for a link', () => {
  test('a known person is sent one, in their language, good for 20 minutes', async () => {
    await person('Joan Baptiste', 'joan@example.org', 'en');
    const answer = await ask('  JOAN@example.org ');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/es/entrar/enviado']);
    const [mail] = await mailsTo(house, 'joan@example.org');
    expect(mail?.subject).toBe('Your link to sign in');
    expect(mail?.text).toContain('Dear Joan Baptiste,');
    expect(mail?.text).toContain('20 minutes');
    expect(mail?.text).toMatch(/http:\/\/localhost:3000\/en\/entrar\/enlace\/[\w-]{32}\n/);
  });

  test('the answer is the same for an unknown address, to which nothing is sent', async () => {
    const known = await ask('ana@ejemplo.org');
    const unknown = await ask('nadie@ejemplo.org');
    const seen = async (answer: Response) => [answer.status, [...answer.headers], await answer.text()];
    expect(await seen(unknown)).toEqual(await seen(known));
    expect(await mailsTo(house, 'nadie@ejemplo.org')).toEqual([]);
    const rows = await house.deps.db.selectFrom('sign_in_link').selectAll().execute();
    expect(rows.length).toBe(2);
    // Both take the same steps, and no stranger's address is kept.
    expect(JSON.stringify(rows)).not.toContain('nadie');
  });

  test('the secret of a link is in the mail only', async () => {
    const { path } = await linkPage();
    const token = path.split('/').at(-1) ?? '';
    const [row] = await house.deps.db.selectFrom('sign_in_link').selectAll().execute();
    expect(row?.digest.toString('base64url')).not.toBe(token);
    expect(JSON.stringify(row)).not.toContain(token);
  });

  test('five links an address within a quarter of an hour, known or not; the sixth is refused', async () => {
    for (const email of ['ana@ejemplo.org', 'nadie@ejemplo.org']) {
      const answers = [];
      for (let i = 0; i < 6; i += 1) answers.push((await ask(email, { 'x-forwarded-for': `190.0.0.${i}` })).status);
      expect(answers).toEqual([303, 303, 303, 303, 303, 429]);
    }
    const sixth = await ask('ana@ejemplo.org', { 'x-forwarded-for': '190.0.0.9' });
    const page = await sixth.text();
    expect(wordsIn(page)).toContain(
      'Ya enviamos varios correos para esto. Mire también en el correo no deseado; si no llegaron, podrá pedir otro dentro de 15 minutos, como máximo.',
    );
    expect(page).toContain('value="ana@ejemplo.org"');
    expect((await mailsTo(house, 'ana@ejemplo.org')).length).toBe(5);
    house.setTime('2026-11-20T12:15:00Z');
    expect((await ask('ana@ejemplo.org')).status).toBe(303);
  });

  test('a hundred a connection, which a whole room may share; who is turned away counts for nothing', async () => {
    const from = (connection: string, i: number) => ask(`a${i}@ejemplo.org`, { 'x-forwarded-for': connection });
    const answers = [];
    for (let i = 0; i < 101; i += 1) answers.push((await from('190.0.0.1', i)).status);
    expect(answers).toEqual([...Array(100).fill(303), 429]);
    expect(wordsIn(await (await from('190.0.0.1', 101)).text())).toContain(
      'Hay demasiadas solicitudes desde su conexión.',
    );
    expect((await from('190.0.0.2', 100)).status).toBe(303);
    house.setTime('2026-11-20T12:14:00Z');
    expect((await from('190.0.0.1', 200)).status).toBe(429);
    house.setTime('2026-11-20T12:15:00Z');
    const later = [];
    for (let i = 300; i < 400; i += 1) later.push((await from('190.0.0.1', i)).status);
    expect(later).toEqual(Array(100).fill(303));
  });

  test.each([
    ['', 'Falta completar este dato.'],
    ['ana', 'No parece una dirección de correo.'],
    ['ana@ejemplo', 'No parece una dirección de correo.'],
    ['ana@ejemplo.org\u0000', 'Tiene caracteres invisibles'],
    ["' or 1=1 --@ejemplo.org", 'No parece una dirección de correo.'],
    [`${'a'.repeat(300)}@ejemplo.org`, 'caben 254 caracteres'],
    ['<script>alert(1)</script>@ejemplo.org', 'No parece una dirección de correo.'],
  ])('%j is refused beside the field, the input kept', async (email, reason) => {
    const answer = await ask(email);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(wordsIn(page)).toContain(reason);
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('aria-invalid="true"');
    expect(page).toMatch(/<title>Error: /);
  });

  test.each(['مريم@مثال.السعودية', 'añá@ejemplo.org', '👩‍🌾@ejemplo.org', "o'neill+pmm@ejemplo.co.cr"])(
    '%s is an address like any other',
    async (email) => {
      expect((await ask(email)).headers.get('location')).toBe('/es/entrar/enviado');
    },
  );

  test('ten megabytes of address are refused unread', async () => {
    const answer = await ask(`${'a'.repeat(10 * 1024 * 1024)}@ejemplo.org`);
    expect(answer.status).toBe(413);
  });

  test('a form from another site is refused', async () => {
    const answer = await house.ask('/es/entrar', {
      form: { email: 'ana@ejemplo.org' },
      headers: { origin: 'https://evil.example' },
    });
    expect(answer.status).toBe(403);
    expect(await mailsTo(house, 'ana@ejemplo.org')).toEqual([]);
  });
});

describe('following a link', () => {
  test('opening it shows who is about to sign in and uses nothing up: mail scanners only open', async () => {
    const { path } = await linkPage();
    for (let i = 0; i < 3; i += 1) {
      const answer = await house.ask(path);
      expect(answer.status).toBe(200);
      expect(headingOf(await answer.text())).toBe('¿Entrar como Ana Salgado?');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('referrer-policy')).toBe('same-origin');
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    expect((await house.ask(path, { method: 'HEAD' })).status).toBe(200);
    expect(await sessions()).toEqual([]);
  });

  test('the button signs in for 14 days, in a cookie that no script can read', async () => {
    const { path, once } = await linkPage();
    const answer = await house.ask(path, { form: { once } });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/es/mi']);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^sesion=[\w-]{43}; Path=\/; Expires=Fri, 04 Dec 2026 12:00:00 GMT; HttpOnly; SameSite=Lax$/,
    );
    const inside = await house.ask('/es/mi/datos', { as: cookieIn(answer) });
    expect(inside.status).toBe(200);
    expect(await inside.text()).toContain('value="Ana Salgado"');
  });

  test('over https the cookie is Secure', async () => {
    await house.close();
    house = await openHouse();
    await person('Ana Salgado', 'ana@ejemplo.org');
    Object.assign(house.deps, { baseUrl: 'https://localhost:3000' });
    await ask('ana@ejemplo.org');
    const [mail] = await mailsTo(house, 'ana@ejemplo.org');
    const path = /https:\/\/localhost:3000(\/\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    const once = onceIn(await (await house.ask(path)).text());
    const answer = await house.ask(path, { form: { once } });
    expect(answer.headers.get('set-cookie')).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
  });

  test('pressed twice at once, it signs in once, and both answers hold', async () => {
    const { path, once } = await linkPage();
    const answers = await Promise.all([1, 2, 3].map(() => house.ask(path, { form: { once } })));
    expect(answers.map((answer) => answer.headers.get('location'))).toEqual(['/es/mi', '/es/mi', '/es/mi']);
    expect(new Set(answers.map(cookieIn)).size).toBe(1);
    expect((await sessions()).length).toBe(1);
  });

  test('used on another page it says so and offers a new one', async () => {
    const { path, once } = await linkPage();
    const other = onceIn(await (await house.ask(path)).text());
    expect(other).not.toBe(once);
    expect((await house.ask(path, { form: { once } })).status).toBe(303);
    for (const again of [await house.ask(path, { form: { once: other } }), await house.ask(path)]) {
      const page = await again.text();
      expect(again.status).toBe(410);
      expect(again.headers.get('set-cookie')).toBeNull();
      expect(headingOf(page)).toBe('Este enlace ya se usó');
      expect(page).toContain('action="/es/entrar"');
      expect(page).toContain('value="ana@ejemplo.org"');
    }
    expect((await sessions()).length).toBe(1);
  });

  test('after signing out, the page that had the button does not open the door again', async () => {
    const { path, once } = await linkPage();
    const token = cookieIn(await house.ask(path, { form: { once } }));
    await house.ask('/es/salir', { method: 'POST', as: token });
    expect((await house.ask(path, { form: { once } })).status).toBe(410);
  });

  test('it is good until the last second of its 20 minutes, and not at their end', async () => {
    const { path, once } = await linkPage();
    house.setTime('2026-11-20T12:19:59Z');
    expect((await house.ask(path)).status).toBe(200);
    house.setTime('2026-11-20T12:20:00Z');
    for (const late of [await house.ask(path), await house.ask(path, { form: { once } })]) {
      expect(late.status).toBe(410);
      expect(headingOf(await late.text())).toBe('El enlace venció');
    }
    expect(await sessions()).toEqual([]);
  });

  test('pressed at the last second it signs in', async () => {
    const { path, once } = await linkPage();
    house.setTime('2026-11-20T12:19:59Z');
    expect((await house.ask(path, { form: { once } })).status).toBe(303);
  });

  test.each(['x', 'A'.repeat(32), '..%2F..', "'%3B--", '🔑'])(
    '%s is no link: 404, and a new one at hand',
    async (token) => {
      const answer = await house.ask(`/es/entrar/enlace/${token}`);
      const page = await answer.text();
      expect(answer.status).toBe(404);
      expect(headingOf(page)).toBe('Este enlace no funciona');
      expect(page).toContain('action="/es/entrar"');
      expect((await house.ask(`/es/entrar/enlace/${token}`, { form: { once: 'A'.repeat(32) } })).status).toBe(404);
    },
  );

  test('without the one-time value of its page the link is shown again, not used', async () => {
    const { path } = await linkPage();
    for (const form of [{}, { once: '' }, { once: 'short' }, { once: ['A'.repeat(32), 'B'.repeat(32)] }]) {
      const answer = await house.ask(path, { form });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
    }
    expect(await sessions()).toEqual([]);
  });

  test('the name in the page and in the mail is text, whatever it holds', async () => {
    const name = '<img src=x onerror=alert(1)> "مريم" 👩‍🌾';
    await person(name, 'm@ejemplo.org');
    await ask('m@ejemplo.org');
    const page = await (await house.ask(await linkTo(house, 'm@ejemplo.org'))).text();
    const [mail] = await mailsTo(house, 'm@ejemplo.org');
    for (const html of [page, mail?.html ?? '']) {
      expect(html).not.toContain('<img');
      expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    }
    expect(mail?.text).toContain(`Hola, ${name}:`);
  });
});

describe('coming back', () => {
  test.each([
    ['/mesas/2', '/es/mesas/2'],
    ['/mesas/2?x=1', '/es/mesas/2?x=1'],
    ['//evil.example', '/es/mi'],
    ['https://evil.example/mi', '/es/mi'],
    ['/\\evil.example', '/es/mi'],
    ['/..//evil.example', '/es/mi'],
    ['javascript:alert(1)', '/es/mi'],
    ['/\u0000', '/es/mi'],
  ])('volver=%j leads to %s', async (volver, location) => {
    const form = await (await house.ask(`/es/entrar?volver=${encodeURIComponent(volver)}`)).text();
    expect(form.includes('evil') || form.includes('javascript:')).toBe(false);
    await house.ask('/es/entrar', { form: { email: 'ana@ejemplo.org', volver } });
    const path = await linkTo(house, 'ana@ejemplo.org');
    const once = onceIn(await (await house.ask(path)).text());
    const answer = await house.ask(path, { form: { once } });
    expect(answer.headers.get('location')).toBe(location);
  });

  test('a page for signed-in persons sends through the door and back', async () => {
    const outside = await house.ask('/es/mi/datos');
    expect(outside.headers.get('location')).toBe('/es/entrar?volver=%2Fmi%2Fdatos');
    const page = await (await house.ask('/es/entrar?volver=%2Fmi%2Fdatos')).text();
    expect(page).toContain('name="volver" value="/mi/datos"');
  });

  test('who is signed in already is not asked again', async () => {
    const token = await enter(house, 'ana@ejemplo.org');
    const at = async (path: string) => (await house.ask(path, { as: token })).headers.get('location');
    expect(await at('/es/entrar')).toBe('/es/mi');
    expect(await at('/es/entrar?volver=/mesas/1')).toBe('/es/mesas/1');
    expect(await at('/es/entrar?volver=//evil.example')).toBe('/es/mi');
  });
});

describe('sessions', () => {
  test('a session ends 14 days after it began, to the second, however much it was used', async () => {
    const token = await enter(house, 'ana@ejemplo.org');
    house.setTime('2026-12-04T11:59:59Z');
    expect((await house.ask('/es/mi/datos', { as: token })).status).toBe(200);
    house.setTime('2026-12-04T12:00:00Z');
    expect((await house.ask('/es/mi/datos', { as: token })).headers.get('location')).toContain('/es/entrar');
  });

  test('signing out ends this session alone, also when pressed twice', async () => {
    const [phone, desk] = [await enter(house, 'ana@ejemplo.org'), await enter(house, 'ana@ejemplo.org')];
    const out = await house.ask('/es/salir', { method: 'POST', as: phone });
    expect(out.headers.get('location')).toBe('/es/entrar?hecho=signed-out');
    expect(out.headers.get('set-cookie')).toMatch(/^sesion=; Max-Age=0; Path=\//);
    expect((await house.ask('/es/salir', { method: 'POST', as: phone })).status).toBe(303);
    expect((await house.ask('/es/mi/datos', { as: phone })).status).toBe(303);
    expect((await house.ask('/es/mi/datos', { as: desk })).status).toBe(200);
  });

  test('signing out everywhere ends them all', async () => {
    const [phone, desk] = [await enter(house, 'ana@ejemplo.org'), await enter(house, 'ana@ejemplo.org')];
    const page = wordsIn(await (await house.ask('/es/mi/seguridad', { as: desk })).text());
    expect(page).toContain('Tiene abiertas 2 sesiones, contando esta.');
    const out = await house.ask('/es/mi/seguridad/salir', { method: 'POST', as: desk });
    expect(out.headers.get('location')).toBe('/es/entrar?hecho=signed-out-everywhere');
    for (const token of [phone, desk]) expect((await house.ask('/es/mi/datos', { as: token })).status).toBe(303);
  });

  test('another cookie is nobody', async () => {
    for (const as of ['x', 'A'.repeat(43), '%00', "' or 1=1"]) {
      expect((await house.ask('/es/mi/datos', { as })).headers.get('location')).toContain('/es/entrar');
    }
  });

  test('what has ended is forgotten: sessions at once, links after a day, mail after 30', async () => {
    await enter(house, 'ana@ejemplo.org');
    const count = async () => {
      const left = [];
      for (const table of ['session', 'sign_in_link', 'attempt', 'mail_message'] as const) {
        left.push((await house.deps.db.selectFrom(table).selectAll().execute()).length);
      }
      return left;
    };
    expect(await count()).toEqual([1, 1, 2, 1]);
    house.setTime('2026-11-21T12:19:59Z');
    await forgetWhatEnded(house.deps);
    expect(await count()).toEqual([1, 1, 0, 1]);
    house.setTime('2026-11-21T12:20:00Z');
    await forgetWhatEnded(house.deps);
    expect(await count()).toEqual([1, 0, 0, 1]);
    house.setTime('2026-12-04T12:00:00Z');
    await forgetWhatEnded(house.deps);
    expect(await count()).toEqual([0, 0, 0, 1]);
    house.setTime('2026-12-20T12:00:00Z');
    await forgetWhatEnded(house.deps);
    expect(await count()).toEqual([0, 0, 0, 0]);
  });
});
