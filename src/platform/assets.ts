import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { type Encoded, encodingFor, inEveryEncoding } from './compression.ts';
import { root } from './root.ts';

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

type Asset = { readonly type: string; readonly bodies: Encoded };

/** Style, scripts and the mark, built to `dist/assets` under names that carry their digest: kept for good. */
export function assetRoutes(): Hono {
  const kept = new Map<string, Asset>();
  const routes = new Hono();
  routes.get('/assets/:name{[a-z0-9-]+(\\.[a-zA-Z0-9-]+)+}', async (c) => {
    const name = c.req.param('name');
    const asset = kept.get(name) ?? (await readAsset(name));
    if (!asset) return c.notFound();
    kept.set(name, asset);
    const encoding = encodingFor(c.req.header('accept-encoding') ?? '');
    return new Response(asset.bodies[encoding], {
      headers: {
        'Content-Type': asset.type,
        'Cache-Control': 'public, max-age=31536000, immutable',
        Vary: 'Accept-Encoding',
        ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
      },
    });
  });
  routes.get('/robots.txt', (c) => c.text('User-agent: *\nAllow: /\nDisallow: /*/correo\n'));
  return routes;
}

async function readAsset(name: string): Promise<Asset | null> {
  const type = types[name.split('.').at(-1) ?? ''];
  if (!type) return null;
  try {
    const identity = new Uint8Array(await readFile(join(root, 'dist', 'assets', name)));
    return { type, bodies: await inEveryEncoding(identity) };
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null;
    throw fault;
  }
}
