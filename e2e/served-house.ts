import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { build } from 'esbuild';
import type { Browser, BrowserContext } from 'playwright-core';
import { buildApp } from '../src/app.tsx';
import type { Deps } from '../src/deps.ts';
import { machineClock } from '../src/platform/clock.ts';
import { root } from '../src/platform/root.ts';
import { type House, openHouse } from '../src/testing/house.ts';
import { assetSources } from '../src/ui/assets.ts';

export type App = ReturnType<typeof buildApp>;

export type ServedHouse = { readonly deps: Deps; readonly app: App; readonly origin: string; close(): Promise<void> };

/** A house at a port of its own, with `clock` where another is wanted. */
export async function serve(house: House, clock = house.deps.clock): Promise<ServedHouse> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const origin = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`;
  const deps: Deps = { ...house.deps, clock, baseUrl: origin };
  const app = buildApp(deps);
  server.on(
    'request',
    getRequestListener((request, bindings) => app.fetch(request, bindings)),
  );
  return {
    deps,
    app,
    origin,
    async close() {
      server.close();
      server.closeAllConnections();
      await house.close();
    },
  };
}

/** The whole house on an empty database, with the machine's clock: cookies end by the browser's. */
export const serveHouse = async (): Promise<ServedHouse> => serve(await openHouse(), machineClock);

type Options = Parameters<Browser['newContext']>[0];

/** A browser of someone's own, with style and scripts as they are now; signed in where a token is given. */
export async function comes(
  browser: Browser,
  origin: string,
  token: string | null,
  options: Options = {},
): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  await freshAssets(context);
  if (token) await context.addCookies([cookieOf(token, origin)]);
  return context;
}

/** The cookie that says who is signed in. */
export const cookieOf = (token: string, url: string) =>
  ({ name: 'sesion', value: token, url, httpOnly: true, sameSite: 'Lax' }) as const;

/** Style and scripts from their sources as they are now, whatever was built before. */
export async function freshAssets(context: BrowserContext): Promise<void> {
  await context.route('**/assets/*', async (route) => {
    const [name = ''] = new URL(route.request().url()).pathname.split('/').slice(-1);
    const plain = name.replace(/-[0-9a-f]{10}(?=\.)/, '');
    const source = Object.entries(assetSources).find(([known]) => known === plain)?.[1];
    if (!source) return route.fulfill({ status: 404 });
    const types: Record<string, string> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' };
    const extension = plain.split('.').at(-1) ?? '';
    const body = built.get(source) ?? buildAsset(source, extension);
    built.set(source, body);
    await route.fulfill({ contentType: types[extension] ?? 'text/plain', body: await body });
  });
}

/** Once a run: many pages ask for the same few. */
const built = new Map<string, Promise<Buffer>>();

async function buildAsset(source: string, extension: string): Promise<Buffer> {
  const { outputFiles } = await build({
    entryPoints: [join(root, source)],
    bundle: true,
    minify: true,
    format: 'iife',
    loader: { '.svg': 'copy' },
    outdir: 'out',
    write: false,
  });
  const file = outputFiles.find(({ path }) => path.endsWith(`.${extension}`));
  return Buffer.from(file?.contents ?? []);
}
