// Everything the project promises, checked: `npm test`. Closes with one line a runner can read.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../src/platform/root.ts';
import { findChromium } from './chromium.ts';

const bin = (name: string): string => join(root, 'node_modules/.bin', name);
const node = process.execPath;
let passed = 0;
let failed = 0;
let skipped = 0;

check('types', bin('tsc'), ['-p', '.']);
check('lint and format', bin('biome'), ['ci', '--error-on-warnings', '.']);
check('structure', node, ['tools/check-structure.ts']);
check('messages', node, ['tools/check-messages.ts']);
check('build', node, ['tools/build.ts']);
const chromium = findChromium();

const folder = mkdtempSync(join(tmpdir(), 'pansocial-test-'));
const results = join(folder, 'results.json');
const vitest = spawnSync(
  bin('vitest'),
  ['run', '--reporter=default', '--reporter=json', `--outputFile=${results}`, ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { ...process.env, CHROMIUM: chromium } },
);
count(results, vitest.status === 0);
rmSync(folder, { recursive: true, force: true });

console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 ? 0 : 1);

function check(name: string, command: string, args: string[]): void {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status === 0) passed += 1;
  else failed += 1;
  console.log(`${status === 0 ? 'ok' : 'FAILED'}: ${name}`);
}

/** A run that broke off without results, or failed outside its tests, is one failure more. */
function count(file: string, succeeded: boolean): void {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = read as Record<string, number>;
    passed += numPassedTests;
    failed += numFailedTests;
    skipped += numPendingTests;
    if (!succeeded && numFailedTests === 0) failed += 1;
  } catch {
    failed += 1;
  }
}
