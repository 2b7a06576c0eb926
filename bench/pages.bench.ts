import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from './load.ts';
import { machine } from './machine.ts';
import { median } from './median.ts';
import { end, ready, start } from './served.ts';
import { signInAt } from './sign-in.ts';

const seconds = 6;
const rounds = 3;
const connections = 40;
const ports = { hello: 3391, house: 3392 };
const house = `http://127.0.0.1:${ports.house}`;

/** What is asked for: the pages an anonymous visitor opens, and a member's own. */
const pages = [
  { name: 'home', path: '/es', personal: false },
  { name: 'mesa', path: '/es/mesas/2', personal: false },
  { name: 'report', path: '/es/informes/2023', personal: false },
  { name: 'member-home', path: '/es/mi', personal: true },
] as const;

type Figure = { requestsPerSecond: number; p99Ms: number; bytes: number; ratioToHello: number };

/**
 * Requests a second of four pages against a bare Hono "hello", by turns in the same run, the load generator on the
 * same machine. Every answer must be a 200: a fast error is no figure.
 */
export async function bench(): Promise<object> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pansocial-bench-'));
  const hello = start(process.execPath, ['bench/hello.ts', String(ports.hello)], {});
  const served = start('bin/pansocial', ['demo'], {
    PORT: String(ports.house),
    BASE_URL: house,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
  });
  try {
    await ready(`http://127.0.0.1:${ports.hello}/`);
    await ready(`${house}/readyz`);
    const cookie = await signInAt(house, 'ianthe.samaroo@bluhires.example');
    const figures = await measure(cookie);
    return { bench: 'pages', machine: machine(), seconds, rounds, connections, ...figures };
  } finally {
    await end(served);
    await end(hello);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(cookie: string): Promise<{ hello: number; pages: Record<string, Figure> }> {
  const hellos: number[] = [];
  const found = new Map<string, { rate: number; p99: number; bytes: number }[]>();
  for (let round = 0; round < rounds; round += 1) {
    hellos.push((await ask(`http://127.0.0.1:${ports.hello}/`, {})).rate);
    for (const { name, path, personal } of pages) {
      const headers = { 'accept-encoding': 'br, gzip', ...(personal && { cookie }) };
      found.set(name, [...(found.get(name) ?? []), await ask(`${house}${path}`, headers)]);
    }
  }
  const hello = median(hellos);
  const figures = [...found].map(([name, runs]): [string, Figure] => {
    const rate = median(runs.map((run) => run.rate));
    return [
      name,
      {
        requestsPerSecond: Math.round(rate),
        p99Ms: median(runs.map((run) => run.p99)),
        bytes: runs[0]?.bytes ?? 0,
        ratioToHello: Number((rate / hello).toFixed(3)),
      },
    ];
  });
  return { hello: Math.round(hello), pages: Object.fromEntries(figures) };
}

async function ask(
  url: string,
  headers: Record<string, string>,
): Promise<{ rate: number; p99: number; bytes: number }> {
  const once = await fetch(url, { headers });
  const body = await once.arrayBuffer();
  await load({ url, headers, connections, seconds: 1 });
  const { rate, p99Ms } = await load({ url, headers, connections, seconds });
  return { rate, p99: p99Ms, bytes: body.byteLength };
}
