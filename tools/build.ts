// Builds the program and what browsers fetch into dist/: `npm run build`.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { build, type OutputFile } from 'esbuild';
import { root } from '../src/platform/root.ts';
import { assetSources } from '../src/ui/assets.ts';

const dist = join(root, 'dist');
const begun = performance.now();

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

/** Last the mark that `bin/pansocial` compares with the sources: a build that was broken off does not count. */
function write(program: readonly OutputFile[], assets: readonly Asset[]): void {
  rmSync(join(dist, 'built'), { force: true });
  mkdirSync(join(dist, 'chunks'), { recursive: true });
  mkdirSync(join(dist, 'assets'), { recursive: true });
  for (const { path, contents } of program) writeFileSync(path, contents);
  for (const { file, contents } of assets) writeFileSync(join(dist, 'assets', file), contents);
  const manifest = Object.fromEntries(assets.map(({ name, file }) => [name, `/assets/${file}`]));
  writeFileSync(join(dist, 'assets.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const kept = new Set(program.map(({ path }) => relative(dist, path)));
  for (const chunk of readdirSync(join(dist, 'chunks'))) {
    if (!kept.has(`chunks/${chunk}`)) rmSync(join(dist, 'chunks', chunk));
  }
  writeFileSync(join(dist, 'built'), `${new Date().toISOString()}\n`);
}

const sources = Object.entries(assetSources).filter(([, source]) => existsSync(join(root, source)));
const [program, ...assets] = await Promise.all([
  buildProgram(),
  ...sources.map(([name, source]) => buildAsset(name, source)),
]);
write(program, assets);
if (process.stderr.isTTY) console.error(`Built dist/ in ${Math.round(performance.now() - begun)} ms`);
