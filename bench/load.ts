import { connect } from 'node:net';

type Load = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly seconds: number;
};

/**
 * Asks for one page again and again: every connection asks anew once it has the whole answer. It reads no more of an
 * answer than where it ends, so that it weighs alike on small and large ones, text and compressed.
 * `p99Ms`: of 100 answers, 99 took no longer.
 * @throws where an answer is no 200, or a connection breaks.
 */
export async function load({ url, headers, connections, seconds }: Load): Promise<{ rate: number; p99Ms: number }> {
  const { hostname, port, pathname, host } = new URL(url);
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = Buffer.from(`GET ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n`);
  const tookMs: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      const answer = answerReader();
      let askedAt = 0;
      const ask = () => {
        askedAt = performance.now();
        socket.write(request);
      };
      socket.setNoDelay(true);
      socket.on('connect', ask);
      socket.on('error', reject);
      socket.on('close', () => reject(new Error(`${url}: the connection ended`)));
      socket.on('data', (bytes: Buffer) => {
        const status = answer(bytes);
        if (status === null) return;
        const at = performance.now();
        tookMs.push(at - askedAt);
        if (status !== 200) reject(new Error(`${url} answered ${status}`));
        else if (at < until) return ask();
        else resolve();
        socket.removeAllListeners('close').destroy();
      });
    });
  await Promise.all(Array.from({ length: connections }, one));
  const passed = (performance.now() - began) / 1000;
  tookMs.sort((a, b) => a - b);
  return { rate: tookMs.length / passed, p99Ms: Math.round(tookMs[Math.floor(tookMs.length * 0.99)] ?? 0) };
}

/** Takes the bytes of answers one after another (RFC 9112); the status once the present one is whole, null before. */
export function answerReader(): (bytes: Buffer) => number | null {
  let status = 0;
  /** Bytes of the body still to come; null while in the head, 'chunked' where its last chunk tells the end. */
  let left: number | 'chunked' | null = null;
  let kept: Buffer = Buffer.alloc(0);
  return (bytes) => {
    let rest: Buffer = kept.length > 0 ? Buffer.concat([kept, bytes]) : bytes;
    kept = Buffer.alloc(0);
    if (left === null) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) {
        kept = rest;
        return null;
      }
      const head = rest.toString('latin1', 0, end + 2);
      status = Number(head.slice(9, 12));
      left = lengthIn(head);
      rest = rest.subarray(end + 4);
    }
    if (left === 'chunked') {
      const chunks = afterChunks(rest);
      if (chunks !== 'end') {
        kept = rest.subarray(chunks);
        return null;
      }
    } else {
      left -= rest.length;
      if (left > 0) return null;
    }
    left = null;
    return status;
  };
}

function lengthIn(head: string): number | 'chunked' {
  if (/\r\ntransfer-encoding: *chunked\r\n/i.test(head)) return 'chunked';
  return Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
}

/** How many of these bytes are whole chunks, or that the last is among them. */
function afterChunks(bytes: Buffer): number | 'end' {
  for (let at = 0; ; ) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return at;
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16);
    const next = line + 2 + size + 2;
    if (next > bytes.length) return at;
    if (size === 0) return 'end';
    at = next;
  }
}
