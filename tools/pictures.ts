// Pictures of every page, for people to look at: `npm run pictures -- FOLDER [--dark]`. Opens with FOLDER/index.html.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../src/platform/root.ts';

const { values, positionals } = parseArgs({ options: { dark: { type: 'boolean' } }, allowPositionals: true });
const [given, ...more] = positionals;
if (!given || more.length > 0) {
  console.error('pictures: name one folder. Example: npm run pictures -- /tmp/pictures --dark');
  process.exit(2);
}
const folder = resolve(given);
mkdirSync(folder, { recursive: true });

// The pages are found, and the house with its example is served, where they are tested.
const { status } = spawnSync(
  join(root, 'node_modules/.bin/vitest'),
  ['run', 'e2e/every-page.test.ts', '--testNamePattern', 'axe finds nothing', '--testTimeout', '1800000'],
  {
    cwd: root,
    stdio: ['ignore', 2, 'inherit'],
    env: { ...process.env, PICTURES: folder, ...(values.dark && { PICTURES_DARK: '1' }) },
  },
);
const taken = readdirSync(folder)
  .filter((name) => name.endsWith('.png'))
  .sort();
writeFileSync(join(folder, 'index.html'), sheet(Map.groupBy(taken, pageOf)));
console.log(`${taken.length} pictures: ${join(folder, 'index.html')}`);
process.exit(status ?? 1);

function pageOf(name: string): string {
  return name.replace(/-(1280|360)-(light|dark)\.png$/, '');
}

function sheet(pages: ReadonlyMap<string, readonly string[]>): string {
  const rows = [...pages].map(
    ([page, names]) =>
      `<section><h2>${page}</h2>${names.map((name) => `<a href="${name}"><img src="${name}" alt="${name}"></a>`).join('')}</section>`,
  );
  const style = 'body{font:16px/1.4 system-ui;margin:2rem}img{height:480px;margin:0 1rem 1rem 0;border:1px solid #999}';
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Every page</title><style>${style}</style><h1>Every page</h1>${rows.join('')}</html>\n`;
}
