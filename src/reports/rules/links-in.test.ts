import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linksIn } from './links-in.ts';

test.each([
  ['Tablero: https://migrationnetwork.un.org/es/a-b', ['https://migrationnetwork.un.org/es/a-b']],
  ['(véase http://example.org/a?b=1&c=2).', ['http://example.org/a?b=1&c=2']],
  ['«https://example.org», y https://example.com/x.', ['https://example.org', 'https://example.com/x']],
  ['javascript:alert(1) data:text/html,x ftp://example.org', []],
  ['https://', []],
])('in %s', (text, addresses) => {
  expect(linksIn(text).flatMap(({ href }) => href ?? [])).toEqual(addresses);
});

test('no letter is lost, and only web addresses lead anywhere', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.webUrl())), (parts) => {
      const text = parts.join(' ');
      const pieces = linksIn(text);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      expect(pieces.every(({ href }) => href === null || /^https?:\/\//i.test(href))).toBe(true);
    }),
  );
});
