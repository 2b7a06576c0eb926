import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { answerReader, load } from './load.ts';

const plain = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello';
const chunked = 'HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n';

test('RFC 9112 §6: an answer ends with its length or its last chunk, however its bytes arrive', () => {
  for (const [text, status] of [
    [plain, 200],
    [chunked, 404],
    ['HTTP/1.1 304 Not Modified\r\n\r\n', 304],
  ] as const) {
    for (let cut = 1; cut < text.length; cut += 1) {
      const read = answerReader();
      expect([read(Buffer.from(text.slice(0, cut))), read(Buffer.from(text.slice(cut)))]).toEqual([null, status]);
      expect(read(Buffer.from(text))).toBe(status);
    }
  }
});

test('what is asked arrives, and what is answered is counted; an answer that is no 200 is no figure', async () => {
  const heard: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.url} ${request.headers.cookie}`);
    response.statusCode = request.url === '/gone' ? 404 : 200;
    response.end('hello');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { rate, p99Ms } = await load({ url: `${origin}/es`, headers: { cookie: 'a=b' }, connections: 3, seconds: 0.2 });
  expect(new Set(heard)).toEqual(new Set(['/es a=b']));
  expect(heard.length).toBeGreaterThan(2);
  expect(rate).toBeGreaterThan(0);
  expect(p99Ms).toBeGreaterThanOrEqual(0);
  await expect(load({ url: `${origin}/gone`, headers: {}, connections: 1, seconds: 0.1 })).rejects.toThrow('404');
  server.closeAllConnections();
  server.close();
});
