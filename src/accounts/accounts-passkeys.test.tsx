import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { cookieIn, headingOf, sessionByLink } from './testing/browser.ts';
import { type SoftwareAuthenticator, softwareAuthenticator } from './testing/software-authenticator.ts';
import type { PersonId } from './types.ts';

let house: House;
let ana: { personId: PersonId; token: string };
let phone: SoftwareAuthenticator;
beforeEach(async () => {
  house = await openHouse();
  ana = await house.signIn({
    name: 'Ana Salgado',
    email: 'ana@ejemplo.org',
    secondFactor: false,
    mandates: [{ office: 'secretariat', body: 'mesa:1' }],
  });
  phone = softwareAuthenticator('phone');
});
afterEach(() => house.close());

const optionsAt = async (path: string, as?: string) => (await house.ask(`/es${path}`, { method: 'POST', as })).json();
const post = (path: string, form: Record<string, string>, as?: string) => house.ask(`/es${path}`, { as, form });

async function addPhone(name = 'Mi teléfono'): Promise<Response> {
  const credential = phone.create(await optionsAt('/mi/seguridad/llaves/opciones', ana.token));
  return post('/mi/seguridad/llaves', { credential, name }, ana.token);
}

async function enterWith(how: Parameters<SoftwareAuthenticator['get']>[1] = {}, volver = '/mesas/1') {
  const credential = phone.get(await optionsAt('/entrar/llave/opciones'), how);
  return post('/entrar/llave', { credential, volver });
}

describe('adding a passkey', () => {
  test('the browser is asked for one that is found without an address and verifies its holder', async () => {
    const options = await optionsAt('/mi/seguridad/llaves/opciones', ana.token);
    expect(options.rp).toEqual({ id: 'localhost', name: 'Pansocial' });
    expect(options.user.name).toBe('ana@ejemplo.org');
    expect(options.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' });
    expect(options.pubKeyCredParams.map(({ alg }: { alg: number }) => alg)).toEqual([-8, -7, -257]);
    expect(Buffer.from(options.challenge, 'base64url').length).toBe(32);
  });

  test('it is kept under its name, counts as the second step of this session, and is told by e-mail', async () => {
    const answer = await addPhone();
    expect(answer.headers.get('location')).toBe('/es/mi/seguridad/codigos');
    const page = await (await house.ask('/es/mi/seguridad', { as: ana.token })).text();
    expect(page).toContain('<h3>Mi teléfono</h3>');
    expect(wordsIn(page)).toContain('Guardada el 20 de noviembre de 2026 · todavía sin usar');
    const second = await house.ask('/es/entrar/segundo-factor?volver=/mesas/1', { as: ana.token });
    expect(second.headers.get('location')).toBe('/es/mesas/1');
    const [mail] = await mailsTo(house, 'ana@ejemplo.org');
    expect(mail?.text).toContain('Se agregó una llave de acceso a su cuenta.');
  });

  test('one without a name is called by what it is', async () => {
    await addPhone('');
    expect(await (await house.ask('/es/mi/seguridad', { as: ana.token })).text()).toContain('<h3>Llave de acceso</h3>');
  });

  test('a browser is told which ones are there already, and the same is not kept twice', async () => {
    await addPhone();
    const options = await optionsAt('/mi/seguridad/llaves/opciones', ana.token);
    expect(options.excludeCredentials).toEqual([
      { id: phone.credentialId, transports: ['internal'], type: 'public-key' },
    ]);
    const again = await post('/mi/seguridad/llaves', { credential: phone.create(options), name: '' }, ana.token);
    expect(again.status).toBe(422);
    expect(wordsIn(await again.text())).toContain('Esa llave de acceso ya está en una cuenta.');
  });

  test.each([
    ['for another site', { origin: 'https://evil.example' }],
    ['under another site’s name', { rpId: 'evil.example' }],
    ['without verifying its holder', { verified: false }],
    ['in answer to another challenge', { challenge: 'A'.repeat(43) }],
    ['as an answer of another kind', { type: 'webauthn.get' }],
  ])('one made %s is refused', async (_, how) => {
    const options = await optionsAt('/mi/seguridad/llaves/opciones', ana.token);
    const answer = await post('/mi/seguridad/llaves', { credential: phone.create(options, how), name: 'x' }, ana.token);
    expect(answer.status).toBe(422);
    expect(await house.deps.db.selectFrom('passkey').selectAll().execute()).toEqual([]);
  });

  test('a challenge given to one person is no other’s', async () => {
    const bea = await house.signIn({ name: 'Bea', email: 'bea@ejemplo.org' });
    const options = await optionsAt('/mi/seguridad/llaves/opciones', ana.token);
    const answer = await post('/mi/seguridad/llaves', { credential: phone.create(options), name: 'x' }, bea.token);
    expect(answer.status).toBe(422);
  });

  test.each(['', '{', 'null', '[]', '"x"', '{"id":"x"}', '\u0000', '👩‍🌾', `{"id":"${'A'.repeat(30_000)}"}`])(
    'an answer that is none is refused: %j',
    async (credential) => {
      for (const path of ['/mi/seguridad/llaves', '/entrar/segundo-factor/llave']) {
        expect((await post(path, { credential, name: 'x' }, ana.token)).status).toBe(422);
      }
      expect((await post('/entrar/llave', { credential })).status).toBe(422);
    },
  );
});

describe('signing in with a passkey', () => {
  beforeEach(async () => {
    await addPhone();
  });

  test('it opens a session with both steps passed, without an address or a code', async () => {
    const answer = await enterWith();
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/es/mesas/1']);
    const token = cookieIn(answer);
    expect((await house.ask('/es/mi/seguridad', { as: token })).status).toBe(200);
    const page = wordsIn(await (await house.ask('/es/mi/seguridad', { as: token })).text());
    expect(page).toContain('usada por última vez el 20 de noviembre de 2026');
  });

  test('what is asked of the browser tells nothing of anyone', async () => {
    const options = await optionsAt('/entrar/llave/opciones');
    expect(options).toEqual({
      rpId: 'localhost',
      challenge: expect.any(String),
      allowCredentials: [],
      timeout: 300_000,
      userVerification: 'required',
    });
  });

  test('an answer signs in once', async () => {
    const credential = phone.get(await optionsAt('/entrar/llave/opciones'));
    expect((await post('/entrar/llave', { credential })).status).toBe(303);
    const again = await post('/entrar/llave', { credential });
    expect(again.status).toBe(422);
    expect(again.headers.get('set-cookie')).toBeNull();
    expect(wordsIn(await again.text())).toContain('Pasó demasiado tiempo.');
  });

  test('five minutes to answer, to the second', async () => {
    const first = phone.get(await optionsAt('/entrar/llave/opciones'));
    const second = phone.get(await optionsAt('/entrar/llave/opciones'));
    house.setTime('2026-11-20T12:04:59Z');
    expect((await post('/entrar/llave', { credential: first })).status).toBe(303);
    house.setTime('2026-11-20T12:05:00Z');
    expect((await post('/entrar/llave', { credential: second })).status).toBe(422);
  });

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another site’s name', { rpId: 'evil.example' }],
    ['an unverified holder', { verified: false }],
    ['a challenge of one’s own', { challenge: 'A'.repeat(43) }],
    ['an answer of another kind', { type: 'webauthn.create' }],
    ['bytes changed after signing', { tampered: true }],
  ])('%s does not sign in', async (_, how) => {
    const answer = await enterWith(how);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(headingOf(page)).toBe('Entrar');
    expect(page).toContain('role="alert"');
  });

  test('Web Authentication, section 6.1.1: a counter that does not grow betrays a copy', async () => {
    expect((await enterWith({ counter: 7 })).status).toBe(303);
    expect((await enterWith({ counter: 7 })).status).toBe(422);
    expect((await enterWith({ counter: 6 })).status).toBe(422);
    expect((await enterWith({ counter: 8 })).status).toBe(303);
  });

  test('one that nobody registered is unknown', async () => {
    const stranger = softwareAuthenticator('stranger');
    const options = await optionsAt('/entrar/llave/opciones');
    stranger.create({ challenge: 'x', rp: { id: 'localhost' }, user: { id: 'x' } });
    const answer = await post('/entrar/llave', { credential: stranger.get(options) });
    expect(answer.status).toBe(422);
    expect(wordsIn(await answer.text())).toContain('no está registrada aquí');
  });

  test('another key under a known name is refused', async () => {
    const forged = softwareAuthenticator('phone');
    expect(forged.credentialId).toBe(phone.credentialId);
    const answer = await post('/entrar/llave', { credential: forged.get(await optionsAt('/entrar/llave/opciones')) });
    expect(answer.status).toBe(422);
  });

  test('sixty askings a connection within a quarter of an hour', async () => {
    const statuses = [];
    for (let i = 0; i < 61; i += 1) {
      const answer = await house.ask('/es/entrar/llave/opciones', {
        method: 'POST',
        headers: { 'x-forwarded-for': '190.0.0.1' },
      });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([...Array(60).fill(200), 429]);
  });
});

describe('as the second step', () => {
  const byLinkOnly = () => sessionByLink(house, ana.personId);

  test('the person’s own passkey passes', async () => {
    await addPhone();
    const token = await byLinkOnly();
    const options = await optionsAt('/entrar/segundo-factor/llave/opciones', token);
    expect(options.allowCredentials.map(({ id }: { id: string }) => id)).toEqual([phone.credentialId]);
    const credential = phone.get(options);
    const answer = await post('/entrar/segundo-factor/llave', { credential, volver: '/mesas/1' }, token);
    expect(answer.headers.get('location')).toBe('/es/mesas/1');
    expect((await house.ask('/es/mi/seguridad', { as: token })).status).toBe(200);
  });

  test('another person’s does not', async () => {
    await addPhone();
    const bea = await house.signIn({ name: 'Bea', email: 'bea@ejemplo.org', secondFactor: false });
    const hers = softwareAuthenticator('hers');
    await post(
      '/mi/seguridad/llaves',
      { credential: hers.create(await optionsAt('/mi/seguridad/llaves/opciones', bea.token)), name: 'x' },
      bea.token,
    );
    const token = await byLinkOnly();
    const credential = hers.get(await optionsAt('/entrar/segundo-factor/llave/opciones', token));
    const answer = await post('/entrar/segundo-factor/llave', { credential }, token);
    expect(answer.status).toBe(422);
  });

  test('a challenge for signing in is none for the second step, and the other way round', async () => {
    await addPhone();
    const token = await byLinkOnly();
    const toEnter = phone.get(await optionsAt('/entrar/llave/opciones'));
    expect((await post('/entrar/segundo-factor/llave', { credential: toEnter }, token)).status).toBe(422);
    const asSecond = phone.get(await optionsAt('/entrar/segundo-factor/llave/opciones', token));
    expect((await post('/entrar/llave', { credential: asSecond })).status).toBe(422);
  });
});

describe('removing a passkey', () => {
  test('the last one stays while an office asks for a second step; one of two may go', async () => {
    await addPhone();
    const refused = await post('/mi/seguridad/llaves/retirar', { credential: phone.credentialId }, ana.token);
    expect(refused.status).toBe(422);
    expect(wordsIn(await refused.text())).toContain('su cargo lo pide (Secretaría)');
    const key = softwareAuthenticator('key');
    const made = key.create(await optionsAt('/mi/seguridad/llaves/opciones', ana.token));
    await post('/mi/seguridad/llaves', { credential: made, name: 'Llave azul' }, ana.token);
    const removed = await post('/mi/seguridad/llaves/retirar', { credential: phone.credentialId }, ana.token);
    expect(removed.headers.get('location')).toBe('/es/mi/seguridad?hecho=passkey-removed');
    expect((await enterWith()).status).toBe(422);
  });

  test('another person’s is out of reach', async () => {
    await addPhone();
    const bea = await house.signIn({ name: 'Bea', email: 'bea@ejemplo.org' });
    await post('/mi/seguridad/llaves/retirar', { credential: phone.credentialId }, bea.token);
    expect((await enterWith()).status).toBe(303);
  });
});

describe('at an address that is no domain', () => {
  test('passkeys are not offered, and everything else is as before', async () => {
    await house.close();
    house = await openHouse();
    Object.assign(house.deps, { baseUrl: 'http://127.0.0.1:3000' });
    const enter = await (await house.ask('/es/entrar')).text();
    expect(enter).not.toContain('data-passkey');
    expect(enter).toContain('name="email"');
    expect((await house.ask('/es/entrar/llave/opciones', { method: 'POST' })).status).toBe(404);
  });
});
