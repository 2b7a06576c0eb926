import { createReadStream } from 'node:fs';
import { Halt } from '../platform/halt.ts';

/** Connecting and reading together may take ten minutes. */
const longestMs = 600_000;

/**
 * The bytes of a download from a file, or over http or https.
 * @throws Halt where there is none, with the reason in one line; also while it is being read.
 */
export function openDownload(source: string, timeoutMs: number = longestMs): AsyncIterable<Uint8Array> {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(source) ? overTheWeb(source, timeoutMs) : fromFile(source);
}

async function* fromFile(path: string): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield* createReadStream(path, { highWaterMark: 256 * 1024 });
  } catch (fault) {
    throw new Halt(`cannot read ${path}: ${reasonOf(fault)}`);
  }
}

async function* overTheWeb(address: string, timeoutMs: number): AsyncGenerator<Uint8Array, void, void> {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new Halt(`cannot fetch ${address}: only http and https addresses are fetched`);
  }
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    if (!answer.ok) throw new Halt(`cannot fetch ${address}: it answered ${answer.status}`);
    yield* answer.body ?? [];
  } catch (fault) {
    if (fault instanceof Halt) throw fault;
    throw new Halt(`cannot fetch ${address}: ${reasonOf(fault)}`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  ENOTFOUND: 'there is no such server',
  ECONNREFUSED: 'nothing answers there',
};

function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  if (fault.name === 'TimeoutError') return 'it took too long';
  // fetch() says only "fetch failed"; what failed is its cause.
  const cause = fault.cause instanceof Error ? fault.cause : fault;
  const code = 'code' in cause ? String(cause.code) : '';
  return reasons[code] ?? (code || cause.message);
}
