import { expect, test } from 'vitest';
import { sender } from './connection.ts';

test.each([
  ['190.4.20.7', undefined, '190.4.20.7'],
  ['::ffff:190.4.20.7', undefined, '190.4.20.7'],
  // Somebody on the internet who claims to be somebody else.
  ['190.4.20.7', '10.1.1.1', '190.4.20.7'],
  // A proxy on this machine or beside it.
  ['127.0.0.1', '190.4.20.7', '190.4.20.7'],
  ['::1', '8.8.8.8, 190.4.20.7', '190.4.20.7'],
  ['172.18.0.1', '190.4.20.7', '190.4.20.7'],
  ['172.32.0.1', '190.4.20.7', '172.32.0.1'],
  ['127.0.0.1', undefined, '127.0.0.1'],
  [null, undefined, 'unknown'],
  [null, '190.4.20.7', '190.4.20.7'],
  // One household or host has a whole /64.
  ['2001:db8:1:2:aaaa::1', undefined, '2001:db8:1:2'],
  ['2001:DB8:1:2:bbbb:0:0:2', undefined, '2001:db8:1:2'],
  ['2001:db8::1', undefined, '2001:db8:0:0'],
])('from %j, forwarded for %j, counts as %s', (peer, forwarded, counted) => {
  expect(sender(peer, forwarded)).toBe(counted);
});
