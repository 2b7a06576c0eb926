import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type House, openHouse, type TestPerson } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { codeAt } from './rules/authenticator-codes.ts';
import { recoveryCodesOf } from './rules/recovery-codes.ts';
import { headingOf, onceIn, sessionByLink } from './testing/browser.ts';
import type { PersonId } from './types.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const secretary: TestPerson = {
  name: 'Ana Salgado',
  email: 'ana@ejemplo.org',
  secondFactor: false,
  mandates: [{ office: 'secretariat', body: 'mesa:1' }],
};

const secretOf = async (personId: PersonId, confirmed = true): Promise<string> =>
  (
    await house.deps.db
      .selectFrom('authenticator')
      .select('secret')
      .where('person_id', '=', personId)
      .where('confirmed_at', confirmed ? 'is not' : 'is', null)
      .executeTakeFirstOrThrow()
  ).secret;

const codeNow = async (personId: PersonId, confirmed = true): Promise<string> =>
  codeAt(await secretOf(personId, confirmed), house.deps.clock()).code;

const post = (path: string, token: string, form: Record<string, string> = {}) =>
  house.ask(`/es${path}`, { as: token, form });
const get = async (path: string, token: string) => {
  const answer = await house.ask(`/es${path}`, { as: token });
  return { status: answer.status, location: answer.headers.get('location'), page: await answer.text() };
};

const anotherSession = (personId: PersonId) => sessionByLink(house, personId);

async function withAuthenticator(person: TestPerson = secretary) {
  const signedIn = await house.signIn(person);
  await post('/mi/seguridad/autenticador', signedIn.token);
  await post('/mi/seguridad/autenticador/codigo', signedIn.token, { code: await codeNow(signedIn.personId, false) });
  return signedIn;
}

const passed = async (token: string) => (await get('/entrar/segundo-factor?volver=/mesas/1', token)).location;

describe('setting up an authenticator', () => {
  test('an office holder without a second step is led to set one up and comes back to where they were', async () => {
    const { personId, token } = await house.signIn(secretary);
    const asked = await get('/entrar/segundo-factor?volver=%2Fmesas%2F1', token);
    expect(headingOf(asked.page)).toBe('Su cargo pide un segundo paso');
    expect(asked.page).toContain('href="/es/mi/seguridad?volver=%2Fmesas%2F1"');
    const security = await get('/mi/seguridad?volver=%2Fmesas%2F1', token);
    expect(wordsIn(security.page)).toContain('Secretaría: prepare abajo una aplicación o una llave de acceso.');
    const begun = await post('/mi/seguridad/autenticador', token, { volver: '/mesas/1' });
    expect(begun.headers.get('location')).toBe('/es/mi/seguridad/autenticador?volver=%2Fmesas%2F1');
    const confirmed = await post('/mi/seguridad/autenticador/codigo', token, {
      code: await codeNow(personId, false),
      volver: '/mesas/1',
    });
    expect(confirmed.headers.get('location')).toBe('/es/mi/seguridad/codigos?volver=%2Fmesas%2F1');
    const before = await get('/mi/seguridad/codigos?volver=%2Fmesas%2F1', token);
    const codes = await post('/mi/seguridad/codigos', token, { once: onceIn(before.page), volver: '/mesas/1' });
    expect(await codes.text()).toContain('<a class="button" href="/es/mesas/1">');
    expect(await passed(token)).toBe('/es/mesas/1');
  });

  test('the page shows the secret as a QR code, in fours and as a link, and is kept nowhere', async () => {
    const { personId, token } = await house.signIn(secretary);
    await post('/mi/seguridad/autenticador', token);
    const answer = await house.ask('/es/mi/seguridad/autenticador', { as: token });
    const page = await answer.text();
    const secret = await secretOf(personId, false);
    expect(page).toContain(`<code class="secret">${secret.match(/.{4}/g)?.join(' ')}</code>`);
    expect(page).toContain(`href="otpauth://totp/Pansocial:ana%40ejemplo.org?secret=${secret}&amp;issuer=Pansocial"`);
    expect(page).toMatch(/<svg class="qr" viewBox="0 0 (\d+) \1" role="img" aria-label="Código QR/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('begun twice, the secret stays the one that was scanned', async () => {
    const { personId, token } = await house.signIn(secretary);
    await Promise.all([1, 2, 3].map(() => post('/mi/seguridad/autenticador', token)));
    const secret = await secretOf(personId, false);
    await post('/mi/seguridad/autenticador', token);
    expect(await secretOf(personId, false)).toBe(secret);
  });

  test('a wrong code confirms nothing; a secret that nobody confirmed is no second step', async () => {
    const { personId, token } = await house.signIn(secretary);
    await post('/mi/seguridad/autenticador', token);
    const right = await codeNow(personId, false);
    const wrong = right === '000000' ? '000001' : '000000';
    for (const code of [wrong, '', 'abc', '12345678901234567890', '\u0000', '👩‍🌾', '<script>']) {
      const answer = await post('/mi/seguridad/autenticador/codigo', token, { code });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('aria-invalid="true"');
    }
    expect(headingOf((await get('/entrar/segundo-factor', token)).page)).toBe('Su cargo pide un segundo paso');
  });

  test('confirmed twice at once, it is confirmed once, and both answers lead on', async () => {
    const { personId, token } = await house.signIn(secretary);
    await post('/mi/seguridad/autenticador', token);
    const code = await codeNow(personId, false);
    const answers = await Promise.all([1, 2].map(() => post('/mi/seguridad/autenticador/codigo', token, { code })));
    expect(answers.map((answer) => answer.headers.get('location'))).toEqual([
      '/es/mi/seguridad/codigos',
      '/es/mi/seguridad/codigos',
    ]);
    const mails = await mailsTo(house, 'ana@ejemplo.org');
    expect(mails.map(({ subject }) => subject)).toEqual(['Cambió la seguridad de su cuenta']);
  });

  test('the confirming code does not sign in a second time', async () => {
    const { personId, token } = await house.signIn(secretary);
    await post('/mi/seguridad/autenticador', token);
    const code = await codeNow(personId, false);
    await post('/mi/seguridad/autenticador/codigo', token, { code });
    const other = await anotherSession(personId);
    const replayed = await post('/entrar/segundo-factor', other, { code });
    expect(replayed.status).toBe(422);
    expect(wordsIn(await replayed.text())).toContain('Ese código ya se usó.');
  });

  test('changing phones: the old app stays valid until the new one is confirmed, then no more', async () => {
    const { personId, token } = await withAuthenticator();
    const old = await secretOf(personId);
    house.setTime('2026-11-20T12:05:00Z');
    await post('/mi/seguridad/autenticador', token);
    expect((await get('/mi/seguridad/autenticador', token)).page).toContain('sigue valiendo la aplicación');
    const other = await anotherSession(personId);
    const byOld = await post('/entrar/segundo-factor', other, { code: codeAt(old, house.deps.clock()).code });
    expect(byOld.status).toBe(303);
    const fresh = await secretOf(personId, false);
    expect(fresh).not.toBe(old);
    await post('/mi/seguridad/autenticador/codigo', token, { code: codeAt(fresh, house.deps.clock()).code });
    expect(await secretOf(personId)).toBe(fresh);
    house.setTime('2026-11-20T12:10:00Z');
    const third = await anotherSession(personId);
    const late = await post('/entrar/segundo-factor', third, { code: codeAt(old, house.deps.clock()).code });
    expect(late.status).toBe(422);
  });
});

describe('passing it', () => {
  test('the right code opens the way back; the office was closed until then', async () => {
    const { personId } = await withAuthenticator();
    house.setTime('2026-11-20T12:01:00Z');
    const token = await anotherSession(personId);
    expect((await get('/entrar/segundo-factor', token)).page).toContain('autocomplete="one-time-code"');
    const answer = await post('/entrar/segundo-factor', token, { code: await codeNow(personId), volver: '/mesas/1' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/es/mesas/1']);
    expect(await passed(token)).toBe('/es/mesas/1');
  });

  test.each(['//evil.example', 'https://evil.example', '/\\evil.example'])('volver=%s leads home', async (volver) => {
    const { personId } = await withAuthenticator();
    house.setTime('2026-11-20T12:01:00Z');
    const token = await anotherSession(personId);
    const answer = await post('/entrar/segundo-factor', token, { code: await codeNow(personId), volver });
    expect(answer.headers.get('location')).toBe('/es/mi');
  });

  test('RFC 6238, section 5.2: a code works once, also when two devices send it at the same moment', async () => {
    const { personId } = await withAuthenticator();
    house.setTime('2026-11-20T12:01:00Z');
    const code = await codeNow(personId);
    const tokens = [await anotherSession(personId), await anotherSession(personId)];
    const answers = await Promise.all(tokens.map((token) => post('/entrar/segundo-factor', token, { code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  });

  test('a button pressed twice passes once, and both answers lead on', async () => {
    const { personId } = await withAuthenticator();
    house.setTime('2026-11-20T12:01:00Z');
    const token = await anotherSession(personId);
    const code = await codeNow(personId);
    const answers = await Promise.all([1, 2].map(() => post('/entrar/segundo-factor', token, { code })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  });

  test('five tries within a quarter of an hour: the sixth is refused, right as it may be', async () => {
    const { personId } = await withAuthenticator();
    house.setTime('2026-11-20T12:01:00Z');
    const token = await anotherSession(personId);
    const right = await codeNow(personId);
    const wrong = right === '000000' ? '000001' : '000000';
    const statuses = [];
    for (let i = 0; i < 5; i += 1) statuses.push((await post('/entrar/segundo-factor', token, { code: wrong })).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422]);
    const sixth = await post('/entrar/segundo-factor', token, { code: right });
    expect(sixth.status).toBe(429);
    expect(wordsIn(await sixth.text())).toContain('Hubo demasiados intentos.');
    const byRecovery = await post('/entrar/segundo-factor/recuperacion', token, { recovery: 'k7m2-9xqd-4fhn' });
    expect(byRecovery.status).toBe(429);
    house.setTime('2026-11-20T12:16:00Z');
    const later = await post('/entrar/segundo-factor', token, { code: await codeNow(personId) });
    expect(later.status).toBe(303);
  });

  test('thirty tries a day, however patiently', async () => {
    const { personId } = await withAuthenticator();
    const token = await anotherSession(personId);
    let at = Temporal.Instant.from('2026-11-20T12:01:00Z');
    const statuses = [];
    for (let i = 0; i < 31; i += 1) {
      house.setTime(at.toString());
      statuses.push((await post('/entrar/segundo-factor', token, { code: '12' })).status);
      at = at.add({ minutes: 4 });
    }
    expect(statuses).toEqual([...Array(30).fill(422), 429]);
  });

  test('the code is not written into the page again', async () => {
    const { personId } = await withAuthenticator();
    const token = await anotherSession(personId);
    const answer = await post('/entrar/segundo-factor', token, { code: '918273' });
    expect(await answer.text()).not.toContain('918273');
  });

  test('another person’s code is no code', async () => {
    const ana = await withAuthenticator();
    const bea = await withAuthenticator({ ...secretary, name: 'Bea', email: 'bea@ejemplo.org' });
    house.setTime('2026-11-20T12:01:00Z');
    const token = await anotherSession(bea.personId);
    expect((await post('/entrar/segundo-factor', token, { code: await codeNow(ana.personId) })).status).toBe(422);
  });
});

describe('recovery codes', () => {
  async function withCodes() {
    const signedIn = await withAuthenticator();
    const once = onceIn((await get('/mi/seguridad/codigos', signedIn.token)).page);
    const made = await post('/mi/seguridad/codigos', signedIn.token, { once });
    return {
      ...signedIn,
      once,
      codes: [...(await made.text()).matchAll(/<code>([^<]+)<\/code>/g)].map(([, c = '']) => c),
    };
  }

  test('ten are shown once; of them the database has digests only', async () => {
    const { token, codes } = await withCodes();
    expect(codes.length).toBe(10);
    const rows = JSON.stringify(await house.deps.db.selectFrom('recovery_code').selectAll().execute());
    for (const code of codes) expect(rows).not.toContain(code);
    const later = await get('/mi/seguridad/codigos', token);
    for (const code of codes) expect(later.page).not.toContain(code);
    expect(wordsIn((await get('/mi/seguridad', token)).page)).toContain('Le quedan 10.');
  });

  test('asked for twice with one button, the page that is seen holds the codes that count', async () => {
    const { personId, token, once, codes } = await withCodes();
    const again = await post('/mi/seguridad/codigos', token, { once });
    expect([...(await again.text()).matchAll(/<code>([^<]+)<\/code>/g)].map(([, code]) => code)).toEqual(codes);
    const other = await anotherSession(personId);
    expect((await post('/entrar/segundo-factor/recuperacion', other, { recovery: codes[0] ?? '' })).status).toBe(303);
  });

  test('each works once, however it is typed, and its use is told by e-mail', async () => {
    const { personId, codes } = await withCodes();
    const [first = '', second = ''] = codes;
    const token = await anotherSession(personId);
    const used = await post('/entrar/segundo-factor/recuperacion', token, {
      recovery: ` ${first.toUpperCase().replaceAll('-', ' ')} `,
      volver: '/mesas/1',
    });
    expect(used.headers.get('location')).toBe('/es/mesas/1');
    const other = await anotherSession(personId);
    const again = await post('/entrar/segundo-factor/recuperacion', other, { recovery: first });
    expect(again.status).toBe(422);
    expect(wordsIn(await again.text())).toContain('no es suyo o ya se usó');
    expect((await post('/entrar/segundo-factor/recuperacion', other, { recovery: second })).status).toBe(303);
    expect(wordsIn((await get('/mi/seguridad', other)).page)).toContain('Le quedan 8.');
    const mails = await mailsTo(house, 'ana@ejemplo.org');
    expect(mails.filter(({ text }) => text.includes('códigos de recuperación para entrar')).length).toBe(2);
  });

  test('used by two devices at the same moment, it opens for one', async () => {
    const { personId, codes } = await withCodes();
    const tokens = [await anotherSession(personId), await anotherSession(personId)];
    const answers = await Promise.all(
      tokens.map((token) => post('/entrar/segundo-factor/recuperacion', token, { recovery: codes[0] ?? '' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  });

  test('new ones void the old', async () => {
    const { personId, token, codes } = await withCodes();
    await post('/mi/seguridad/codigos', token, { once: onceIn((await get('/mi/seguridad/codigos', token)).page) });
    const other = await anotherSession(personId);
    expect((await post('/entrar/segundo-factor/recuperacion', other, { recovery: codes[0] ?? '' })).status).toBe(422);
    expect((await house.deps.db.selectFrom('recovery_code').selectAll().execute()).length).toBe(10);
  });

  test('without a second step there is nothing to recover', async () => {
    const { token } = await house.signIn(secretary);
    const answer = await post('/mi/seguridad/codigos', token, { once: 'A'.repeat(32) });
    expect(answer.status).toBe(422);
    expect(wordsIn(await answer.text())).toContain('prepare primero una aplicación');
    expect(recoveryCodesOf('A'.repeat(32)).length).toBe(10);
    expect(await house.deps.db.selectFrom('recovery_code').selectAll().execute()).toEqual([]);
  });
});

describe('whoever only reads the e-mail', () => {
  test.each([
    ['GET', '/mi/seguridad'],
    ['GET', '/mi/seguridad/autenticador'],
    ['GET', '/mi/seguridad/codigos'],
    ['GET', '/mi/datos'],
    ['GET', '/mi/datos/descarga'],
    ['GET', '/mi/datos/borrar'],
    ['POST', '/mi/seguridad/autenticador'],
    ['POST', '/mi/seguridad/autenticador/codigo'],
    ['POST', '/mi/seguridad/autenticador/retirar'],
    ['POST', '/mi/seguridad/codigos'],
    ['POST', '/mi/seguridad/llaves/opciones'],
    ['POST', '/mi/seguridad/llaves'],
    ['POST', '/mi/seguridad/llaves/retirar'],
    ['POST', '/mi/datos'],
    ['POST', '/mi/datos/correo'],
    ['POST', '/mi/datos/borrar'],
  ])('cannot %s %s of someone who has a second step', async (method, path) => {
    const { personId } = await withAuthenticator();
    const token = await anotherSession(personId);
    const answer = await house.ask(`/es${path}`, { as: token, method });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toContain('/es/entrar/segundo-factor?volver=');
  });
});

describe('removing', () => {
  test('the last second step is kept while an office asks for one, and the reason names the office', async () => {
    const { token } = await withAuthenticator();
    const answer = await post('/mi/seguridad/autenticador/retirar', token);
    expect(answer.status).toBe(422);
    expect(wordsIn(await answer.text())).toContain('su cargo lo pide (Secretaría)');
    expect((await house.deps.db.selectFrom('authenticator').selectAll().execute()).length).toBe(1);
  });

  test('a mandate that ended a minute ago asks for nothing any more', async () => {
    const { personId, token } = await withAuthenticator({
      ...secretary,
      mandates: [{ office: 'secretariat', body: 'mesa:1', endsAt: '2026-11-20T12:09:00Z' }],
    });
    await post('/mi/seguridad/codigos', token, { once: onceIn((await get('/mi/seguridad/codigos', token)).page) });
    house.setTime('2026-11-20T12:10:00Z');
    const answer = await post('/mi/seguridad/autenticador/retirar', token);
    expect(answer.headers.get('location')).toBe('/es/mi/seguridad?hecho=authenticator-removed');
    const left = await house.deps.db
      .selectFrom('recovery_code')
      .selectAll()
      .where('person_id', '=', personId)
      .execute();
    expect(left).toEqual([]);
    const twice = await post('/mi/seguridad/autenticador/retirar', token);
    expect(twice.status).toBe(303);
    const removed = (await mailsTo(house, 'ana@ejemplo.org')).filter(({ text }) =>
      text.includes('Se quitó la aplicación'),
    );
    expect(removed.length).toBe(1);
  });

  test('without an office it may go at any time', async () => {
    const { token } = await withAuthenticator({ name: 'Bea', email: 'bea@ejemplo.org', secondFactor: false });
    expect((await post('/mi/seguridad/autenticador/retirar', token)).status).toBe(303);
  });
});

describe('lost for good', () => {
  const operator: TestPerson = {
    name: 'Olga',
    email: 'olga@ejemplo.org',
    mandates: [{ office: 'operator', body: 'mechanism' }],
  };

  test('the operator takes it away: sessions end, the person is told, who did it is written down', async () => {
    const { personId, token } = await withAuthenticator();
    const { personId: by, token: operating } = await house.signIn(operator);
    const answer = await post('/personas/segundo-factor', operating, { email: 'ANA@ejemplo.org' });
    expect(answer.headers.get('location')).toBe('/es/personas/segundo-factor?hecho=reset');
    expect((await get('/mi/datos', token)).location).toContain('/es/entrar');
    const resets = await house.deps.db.selectFrom('factor_reset').selectAll().execute();
    expect(resets).toEqual([{ person_id: personId, at: house.deps.clock(), by }]);
    const [mail] = await mailsTo(house, 'ana@ejemplo.org');
    expect(mail?.text).toContain('se quitó el segundo paso de su cuenta y se cerraron sus sesiones');
    const again = await anotherSession(personId);
    expect(headingOf((await get('/entrar/segundo-factor', again)).page)).toBe('Su cargo pide un segundo paso');
  });

  test.each([
    ['nadie@ejemplo.org', 'Nadie entra aquí con esa dirección.'],
    ['', 'Falta completar este dato.'],
    ['x', 'No parece una dirección de correo.'],
  ])('%j is refused', async (email, reason) => {
    const { token } = await house.signIn(operator);
    const answer = await post('/personas/segundo-factor', token, { email });
    expect(answer.status).toBe(422);
    expect(wordsIn(await answer.text())).toContain(reason);
  });

  test('no other office may, nor the operator before their own second step', async () => {
    const ana = await house.signIn({ ...secretary, secondFactor: true });
    expect((await get('/personas/segundo-factor', ana.token)).status).toBe(403);
    expect((await post('/personas/segundo-factor', ana.token, { email: 'ana@ejemplo.org' })).status).toBe(403);
    const early = await house.signIn({ ...operator, secondFactor: false });
    const answer = await post('/personas/segundo-factor', early.token, { email: 'ana@ejemplo.org' });
    expect(answer.headers.get('location')).toContain('/es/entrar/segundo-factor');
    expect(await house.deps.db.selectFrom('factor_reset').selectAll().execute()).toEqual([]);
  });
});
