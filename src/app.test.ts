import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadExample } from '../example/load.ts';
import { buildApp } from './app.tsx';
import { guardOf } from './mandates/guards.ts';
import { prepareHouse } from './prepare.ts';
import { type House, openHouse } from './testing/house.ts';

/** Doors without a guard, each with its reason. */
const open = new Set([
  'GET /', // chooses the language
  'GET /assets/:name{[a-z0-9-]+(\\.[a-zA-Z0-9-]+)+}', // style, scripts and the mark
  'GET /robots.txt',
  'GET /healthz',
  'GET /readyz',
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

/** The address of a route with a value in each of its places. */
const addressOf = (path: string): string =>
  path
    .replace(/:language\{[^}]*\}/, 'es')
    .replaceAll(/:n(\{[^}]*\})?/g, '1')
    .replaceAll(/:seq(\{[^}]*\})?/g, '1')
    .replaceAll(/:[a-z]+(\{(?:[^{}]|\{[^}]*\})*\})?/gi, 'x');

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

  test('a guessed link opens nothing', async () => {
    const links = routes.filter(({ guards }) => guards[0] === 'link-holder' && !guards[0].includes('confirm'));
    const answers = await Promise.all(
      links.map(async (route) => {
        const { status } = await house.ask(addressOf(route.path), {
          method: route.method,
          ...(route.method === 'POST' && { form: {} }),
        });
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
