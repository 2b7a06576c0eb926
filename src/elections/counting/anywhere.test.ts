import { build } from 'esbuild';
import { expect, test } from 'vitest';

test('the count, its readers and its lots run in a browser: they need nothing but themselves', async () => {
  const entries = ['count-election', 'count-back', 'relaxation', 'reasons', 'lots', 'read-elections', 'write-blt'];
  const { metafile } = await build({
    entryPoints: entries.map((name) => `${import.meta.dirname}/${name}.ts`),
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: ['es2022', 'chrome109', 'firefox115', 'safari15.6'],
    outdir: 'unused',
    write: false,
    metafile: true,
  });
  const outside = Object.keys(metafile.inputs).filter((path) => !/^src\/elections\/counting\/[\w-]+\.ts$/.test(path));
  expect(outside).toEqual([]);
});
