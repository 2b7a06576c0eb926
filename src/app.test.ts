import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadExample } from '../example/load.ts';
import { buildApp } from './app.tsx';
import { guardOf } from './mandates/guards.ts';
import { connect } from './platform/database.ts';
import { newLog } from './platform/log.ts';
import { prepareHouse } from './prepare.ts';
import { type House, openHouse } from './testing/house.ts';

/** Doors without a guard, each with its reason. */
const open = new Set([
  'GET /', // chooses the language
  'GET /assets/:name{[a-z0-9-]+(\\.[a-zA-Z0-9-]+)+}', // style, scripts and the mark
  'GET /robots.txt',
  'GET /healthz',
  'GET /readyz',
  'GET /metrics', // figures of the process, of nobody
]);

type Route = { method: string; path: string; guards: string[] };

let house: House;
let routes: Route[];
beforeAll(async () => {
  house = await openHouse();
  await prepareHouse(house.deps);
  await loadExample(house.deps);
  const handlers = Map.groupBy(
    buildApp(house.deps).routes.filter(({ method }) => method !== 'ALL'),
    ({ method, path }) => `${method} ${path}`,
  );
  routes = [...handlers.values()].map((list) => ({
    method: list[0]?.method ?? '',
    path: list[0]?.path ?? '',
    guards: list.flatMap(({ handler }) => guardOf(handler) ?? []),
  }));
});
afterAll(() => house.close());

const named = ({ method, path }: Route): string => `${method} ${path}`;

const values = ['x', '1', 'x'.repeat(32), '019a0000-0000-7000-8000-000000000000'];

/** The address of a route with, in each of its places, a value that its pattern takes: the first of a choice. */
const addressOf = (path: string): string =>
  path
    .replace(/:language\{[^}]*\}/, 'es')
    .replaceAll(/:([a-z]+)(?:\{((?:[^{}]|\{[^}]*\})*)\})?/gi, (_, name: string, pattern?: string) => {
      const [choice] = /[a-z-]+(?=\|)/.exec(pattern ?? '') ?? [];
      const fits = new RegExp(`^(?:${pattern ?? (name === 'n' ? '1' : 'x')})$`);
      const value = choice ?? values.find((one) => fits.test(one));
      if (value === undefined) throw new Error(`no value for :${name}{${pattern}}`);
      return value;
    });

describe('every door has its guard', () => {
  test('no route without one, and none with two', () => {
    expect(routes.filter((route) => !open.has(named(route)) && route.guards.length !== 1).map(named)).toEqual([]);
  });

  test('no page and no act answers someone who may not come in', async () => {
    const closed = routes.filter(({ guards }) => guards[0] === 'signed-in' || guards[0]?.startsWith('holding'));
    expect(closed.length).toBeGreaterThan(10);
    const answers = await Promise.all(
      closed.map(async (route) => {
        const { status, headers } = await house.ask(addressOf(route.path), {
          method: route.method,
          ...(route.method === 'POST' && { form: {} }),
        });
        return [named(route), status, /^\/es\/entrar\?volver=/.test(headers.get('location') ?? '')];
      }),
    );
    expect(answers.filter(([, status, asked]) => status !== 303 || asked !== true)).toEqual([]);
  });

  test('no act is done for a form sent from another site', async () => {
    const acts = routes.filter(({ method }) => method === 'POST');
    expect(acts.length).toBeGreaterThan(10);
    const answers = await Promise.all(
      acts.map(async (route) => {
        const headers = { origin: 'https://elsewhere.example' };
        const { status } = await house.ask(addressOf(route.path), { method: 'POST', form: {}, headers });
        return [named(route), status];
      }),
    );
    expect(answers.filter(([, status]) => status !== 403)).toEqual([]);
  });

  test('nor is anything of that form shown', async () => {
    const headers = { origin: 'https://elsewhere.example' };
    const answer = await house.ask('/es/mi/datos', { form: { name: 'Llame a este número' }, headers });
    expect(answer.status).toBe(403);
    expect(await answer.text()).not.toContain('Llame');
  });

  test('a guessed link opens nothing', async () => {
    const links = routes.filter(({ guards }) => guards[0] === 'link-holder');
    expect(links.length).toBeGreaterThan(10);
    const answers = await Promise.all(
      links.map(async (route) => {
        const sent = { method: route.method, ...(route.method === 'POST' && { form: {} }) };
        const first = await house.ask(addressOf(route.path), sent);
        // An address that is only a form's goes on to the page on which it stands.
        const onTo = first.headers.get('location');
        const { status } = onTo ? await house.ask(onTo) : first;
        return [named(route), status];
      }),
    );
    expect(answers.filter(([, status]) => status !== 404 && status !== 410)).toEqual([]);
  });
});

describe('what every public page is', () => {
  test('no inline script, style or handler; a policy that forbids them; one language', async () => {
    const pages = routes.filter(({ method, guards }) => method === 'GET' && guards[0] === 'everyone');
    for (const language of house.deps.charter.languages) {
      for (const route of pages) {
        const answer = await house.ask(addressOf(route.path).replace('/es', `/${language}`));
        expect([200, 302, 303, 404, 410], named(route)).toContain(answer.status);
        if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
        const html = await answer.text();
        expect(html, named(route)).not.toMatch(/<script(?![^>]*\ssrc=)/);
        expect(html, named(route)).not.toMatch(/<style|\sstyle="|\son[a-z]+="|javascript:/);
        expect(html, named(route)).toContain(`<html lang="${language}"`);
        expect(answer.headers.get('content-security-policy'), named(route)).toMatch(
          /default-src 'none'; script-src 'self'; style-src 'self';/,
        );
      }
    }
  });
});

describe('what cannot be answered', () => {
  test('says so on a page, wherever it stands', async () => {
    for (const path of ['/assets/none.css', '/none', '/es/none', '/es/mesas/none']) {
      const answer = await house.ask(path);
      expect([answer.status, (await answer.text()).includes('<html lang="es"')], path).toEqual([404, true]);
    }
  });

  test.each([
    ['/es/', '/es'],
    ['/es/mesas/?pagina=2', '/es/mesas?pagina=2'],
    ['//elsewhere.example/es/', '/elsewhere.example/es'],
  ])('%s, typed with a slash at its end, leads to %s', async (typed, address) => {
    const answer = await house.ask(typed);
    expect([answer.status, answer.headers.get('location')]).toEqual([301, address]);
  });

  test('a failure is told on a page with its number; the log has the route, and no secret of the address', async () => {
    const lines: string[] = [];
    const db = connect('postgres://nobody@127.0.0.1:1/nothing');
    const log = newLog('info', { write: (line) => void lines.push(line) });
    const app = buildApp({ ...house.deps, db, log });
    const token = 'x'.repeat(32);
    for (const headers of [{}, { cookie: `sesion=${token}` }]) {
      const answer = await app.request(`http://localhost:3000/es/entrar/enlace/${token}`, { headers });
      const logged = JSON.parse(lines.splice(0).join(''));
      expect(answer.status).toBe(500);
      expect(await answer.text()).toContain(logged.requestId);
      expect(logged).toMatchObject({ msg: 'a request failed', fault: { code: 'ECONNREFUSED' } });
      expect(logged.route).toMatch(/\/entrar\/enlace\/:token$/);
      expect(JSON.stringify(logged)).not.toContain(token);
    }
    await db.destroy();
  });
});
