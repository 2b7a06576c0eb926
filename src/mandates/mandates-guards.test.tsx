import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCharter } from '../charter/read-charter.ts';
import { readerFor } from '../platform/languages.ts';
import { type House, openHouse } from '../testing/house.ts';
import type { Env } from '../web.ts';
import { everyone, type Guard, guardOf, holding, linkHolder, signedIn } from './guards.ts';
import { actorWith as actorOf, mandateOf } from './testing/actor.ts';
import type { Actor, Body } from './types.ts';

const charter = readCharter('pmm-lac');
const actorWith = (mandates: readonly (readonly [office: string, body: Body])[], passed = true): Actor =>
  actorOf(
    mandates.map(([office, body]) => mandateOf(charter, office, body)),
    passed,
  );

/** What the door answers `actor`: `in`, or the status, or where it leads. */
async function knock(door: Guard, actor: Actor | null, init: RequestInit & { path?: string } = {}): Promise<string> {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    c.set('actor', actor);
    c.set('deps', { baseUrl: 'https://dialogo.example.org' } as Env['Variables']['deps']);
    c.set('reader', readerFor({ language: 'es', languages: ['es', 'en'], path: c.req.path.replace('/es', '') }));
    await next();
  });
  app.on(['GET', 'POST'], '/es/*', door, (c) => c.text('in'));
  app.onError((fault, c) => c.text(String(fault instanceof HTTPException ? fault.status : fault)));
  const answer = await app.request(`http://localhost:3000${init.path ?? '/es/mesas/2/lista'}`, init);
  return answer.headers.get('location') ?? (await answer.text());
}

const toSignIn = '/es/entrar?volver=%2Fmesas%2F2%2Flista';
const toFactor = '/es/entrar/segundo-factor?volver=%2Fmesas%2F2%2Flista';
const mesaTwo = () => 'mesa:2' as const;

describe('everyone', () => {
  test('lets anyone in', async () => {
    expect(await knock(everyone, null)).toBe('in');
    expect(await knock(everyone, actorWith([]))).toBe('in');
  });
});

describe('signedIn', () => {
  test('lets in whoever is, mandate or not; asks others to, and brings them back', async () => {
    expect(await knock(signedIn, actorWith([]))).toBe('in');
    expect(await knock(signedIn, null)).toBe(toSignIn);
  });

  test('a form that was sent leads back to the page it stood on, if that is ours', async () => {
    const send = (referer?: string) =>
      knock(signedIn, null, { method: 'POST', ...(referer && { headers: { referer } }) });
    expect(await send('http://localhost:3000/es/mandatos?hecho=granted')).toBe('/es/entrar?volver=%2Fmandatos');
    expect(await send('https://dialogo.example.org/en/mandatos')).toBe('/es/entrar?volver=%2Fmandatos');
    expect(await send('https://elsewhere.example/es/mandatos')).toBe(toSignIn);
    expect(await send('http://localhost:3000/assets/x')).toBe(toSignIn);
    expect(await send('x')).toBe(toSignIn);
    expect(await send()).toBe(toSignIn);
  });
});

describe('holding', () => {
  const door = holding('review-applications', mesaTwo);

  test('asks who is not signed in to sign in', async () => {
    expect(await knock(door, null)).toBe(toSignIn);
  });

  test('lets in a mandate of that body, and no other', async () => {
    expect(await knock(door, actorWith([['secretariat', 'mesa:2']]))).toBe('in');
    expect(await knock(door, actorWith([['secretariat', 'mesa:1']]))).toBe('403');
    expect(await knock(door, actorWith([['delegate', 'mesa:2']]))).toBe('403');
    expect(await knock(door, actorWith([]))).toBe('403');
  });

  test('without a body, a mandate of any', async () => {
    expect(await knock(holding('review-applications'), actorWith([['secretariat', 'mesa:1']]))).toBe('in');
  });

  test('where the address names no body, nobody', async () => {
    const nowhere = holding('review-applications', () => null);
    expect(await knock(nowhere, actorWith([['secretariat', 'mesa:2']]))).toBe('403');
    expect(await knock(nowhere, actorWith([['secretariat', 'mesa:2']], false))).toBe('403');
  });

  test('leads to the second factor first; only whom it would let in', async () => {
    expect(await knock(door, actorWith([['secretariat', 'mesa:2']], false))).toBe(toFactor);
    expect(await knock(door, actorWith([['secretariat', 'mesa:1']], false))).toBe('403');
  });

  test('an office without a second factor does not open the doors of one with', async () => {
    const either = holding(['take-notes', 'invite']);
    const theme: Body = 'theme:0198e0a0-0000-7000-8000-000000000000';
    expect(await knock(either, actorWith([['rapporteur', theme]], false))).toBe('in');
    expect(await knock(either, actorWith([['secretariat', 'mesa:2']], false))).toBe(toFactor);
    expect(
      await knock(
        holding('invite'),
        actorWith(
          [
            ['rapporteur', theme],
            ['secretariat', 'mesa:2'],
          ],
          false,
        ),
      ),
    ).toBe(toFactor);
    expect(await knock(either, actorWith([['operator', 'mechanism']]))).toBe('403');
  });
});

test('each guard says what it guards; what is none says nothing', () => {
  expect([everyone, linkHolder, signedIn, holding('invite')].map(guardOf)).toEqual([
    'everyone',
    'link-holder',
    'signed-in',
    'holding invite',
  ]);
  expect([() => {}, { guards: 'everyone' }, null].map(guardOf)).toEqual([null, null, null]);
});

describe('through the app', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  test('pages of a personal link are not kept, nor do they tell another site their address', async () => {
    const answer = await house.ask('/es/entrar/enlace/x');
    expect([answer.headers.get('cache-control'), answer.headers.get('referrer-policy')]).toEqual([
      'no-store',
      'same-origin',
    ]);
  });

  test('the contacts of a mesa wait for the second factor of the office that opens them', async () => {
    const mandates = [{ office: 'secretariat', body: 'mesa:2' }] as const;
    const early = await house.signIn({ name: 'Ana', secondFactor: false, mandates });
    const passed = await house.signIn({ name: 'Bea', mandates });
    expect((await house.ask('/es/mesas/2/contactos', { as: early.token })).status).toBe(403);
    expect((await house.ask('/es/mesas/2/contactos', { as: passed.token })).status).toBe(200);
    expect(await (await house.ask('/es/mesas/2', { as: early.token })).text()).not.toContain('/mesas/2/contactos');
    expect(await (await house.ask('/es/mesas/2', { as: passed.token })).text()).toContain('/mesas/2/contactos');
  });
});
