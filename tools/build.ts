// Builds the program and what browsers fetch into dist/: `npm run build`.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { build, type OutputFile } from 'esbuild';
import { root } from '../src/platform/root.ts';
import { assetSources } from '../src/ui/assets.ts';

const dist = join(root, 'dist');
const begun = Temporal.Now.instant();

/** `dist/cli.js` with the chunks it loads as needed. Packages stay in node_modules. */
async function buildProgram(): Promise<OutputFile[]> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/cli.ts')],
    outdir: dist,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node26',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: true,
    sourcesContent: false,
    chunkNames: 'chunks/[name]-[hash]',
    logLevel: 'warning',
    write: false,
  });
  return outputFiles;
}

type Asset = { readonly name: string; readonly file: string; readonly contents: Uint8Array };

/** Under a name with the digest of its contents, so that browsers may keep it for good. */
async function buildAsset(name: string, source: string): Promise<Asset> {
  const { outputFiles } = await build({
    entryPoints: [join(root, source)],
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: ['es2022', 'chrome109', 'firefox115', 'safari15.6'],
    loader: { '.svg': 'copy', '.woff2': 'dataurl' },
    outdir: dist,
    logLevel: 'warning',
    write: false,
  });
  const extension = extname(name);
  const contents = outputFiles.find(({ path }) => extname(path) === extension)?.contents;
  if (!contents) throw new Error(`${source} gives no ${extension}`);
  const digest = createHash('sha256').update(contents).digest('hex').slice(0, 10);
  return { name, file: `${name.slice(0, -extension.length)}-${digest}${extension}`, contents };
}

/**
 * Puts a file in its place whole: builds that run at once, and a program that starts meanwhile, never see half of it.
 * Chunks carry the digest of their contents in their names, so `cli.js`, which comes last, finds its own.
 */
function put(path: string, contents: Uint8Array | string): void {
  const half = `${path}.${process.pid}`;
  writeFileSync(half, contents);
  renameSync(half, path);
}

function write(program: readonly OutputFile[], assets: readonly Asset[]): void {
  mkdirSync(join(dist, 'chunks'), { recursive: true });
  mkdirSync(join(dist, 'assets'), { recursive: true });
  for (const { file, contents } of assets) put(join(dist, 'assets', file), contents);
  const manifest = Object.fromEntries(assets.map(({ name, file }) => [name, `/assets/${file}`]));
  put(join(dist, 'assets.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const entryLast = program.toSorted((one, other) => Number(isEntry(one)) - Number(isEntry(other)));
  for (const { path, contents } of entryLast) put(path, contents);
  const built = join(dist, 'built');
  put(built, '');
  // A source that changed while it was being built is newer than the build.
  utimesSync(built, begun.epochMilliseconds / 1000, begun.epochMilliseconds / 1000);
}

const isEntry = ({ path }: OutputFile): boolean => basename(path) === 'cli.js';

/** A server that still runs an earlier build may load its chunks and assets for another day. */
function removeOld(folder: string): void {
  const dayAgo = begun.epochMilliseconds - 24 * 60 * 60 * 1000;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if ((statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? dayAgo) < dayAgo) rmSync(path, { force: true });
  }
}

const sources = Object.entries(assetSources).filter(([, source]) => existsSync(join(root, source)));
const [program, ...assets] = await Promise.all([
  buildProgram(),
  ...sources.map(([name, source]) => buildAsset(name, source)),
]);
write(program, assets);
for (const folder of ['chunks', 'assets']) removeOld(join(dist, folder));
const took = Temporal.Now.instant().since(begun).total('milliseconds');
if (process.stderr.isTTY) console.error(`Built dist/ in ${Math.round(took)} ms`);
