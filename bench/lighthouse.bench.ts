import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { freePort } from '../e2e/program.ts';
import { chromiumFlags, findChromium } from '../tools/chromium.ts';
import { machine } from './machine.ts';
import { end, ready, start } from './served.ts';

const port = 3393;
const house = `http://localhost:${port}`;
const paths = ['', '/mesas/2', '/informes/2023', '/miembros', '/conversatorios/2023', '/sumarse'];
const pages = ['es', 'en'].flatMap((language) => paths.map((path) => `/${language}${path}`));
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

type Score = Record<(typeof categories)[number], number> & { readonly below?: readonly string[] };

/**
 * The four categories of Lighthouse for the pages that visitors open first, on its phone: a slow one, on a slow line,
 * both simulated. `below` names the audits that cost something.
 */
export async function bench(): Promise<object> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pansocial-bench-'));
  const served = start('bin/pansocial', ['demo'], {
    PORT: String(port),
    BASE_URL: house,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
  });
  const debugPort = await freePort();
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...chromiumFlags, `--remote-debugging-port=${debugPort}`],
  });
  try {
    await ready(`${house}/readyz`);
    const scores: Record<string, Score> = {};
    for (const path of pages) scores[path] = await score(path, debugPort);
    const least = Math.min(...Object.values(scores).flatMap((one) => categories.map((category) => one[category])));
    return { bench: 'lighthouse', machine: machine(), aim: 100, least, pages: scores };
  } finally {
    await browser.close();
    await end(served);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A page that Chromium could not trace, on a machine that is busy, is looked at again. */
const tries = 3;

async function lookAt(path: string, debugPort: number) {
  let fault = 'no result';
  for (let left = tries; left > 0; left -= 1) {
    const run = await lighthouse(house + path, { port: debugPort, onlyCategories: [...categories], logLevel: 'error' });
    if (run && !run.lhr.runtimeError) return run.lhr;
    fault = run?.lhr.runtimeError?.message ?? fault;
  }
  throw new Error(`${path}: ${fault}`);
}

async function score(path: string, debugPort: number): Promise<Score> {
  const lhr = await lookAt(path, debugPort);
  const of = (category: string): number => Math.round((lhr.categories[category]?.score ?? 0) * 100);
  const below = categories.flatMap((category) =>
    (lhr.categories[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${id}: ${lhr.audits[id]?.displayValue ?? lhr.audits[id]?.title}`),
  );
  return {
    performance: of('performance'),
    accessibility: of('accessibility'),
    'best-practices': of('best-practices'),
    seo: of('seo'),
    ...(below.length > 0 && { below }),
  };
}
