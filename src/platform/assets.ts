import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { Hono } from 'hono';
import { root } from './root.ts';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

type Asset = { readonly type: string; readonly bodies: Record<'br' | 'gzip' | 'identity', Uint8Array<ArrayBuffer>> };

/** Style, scripts and the mark, built to `dist/assets` under names that carry their digest: kept for good. */
export function assetRoutes(): Hono {
  const kept = new Map<string, Asset>();
  const routes = new Hono();
  routes.get('/assets/:name{[a-z0-9-]+(\\.[a-zA-Z0-9-]+)+}', async (c) => {
    const name = c.req.param('name');
    const asset = kept.get(name) ?? (await readAsset(name));
    if (!asset) return c.notFound();
    kept.set(name, asset);
    const accepted = c.req.header('accept-encoding') ?? '';
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
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
    const [br, gzipped] = await Promise.all([toBrotli(identity), toGzip(identity, { level: 9 })]);
    return { type, bodies: { br: new Uint8Array(br), gzip: new Uint8Array(gzipped), identity } };
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null;
    throw fault;
  }
}
