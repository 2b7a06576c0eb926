import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';

test.each([
  ['/mi', '/mi'],
  ['/mesas/2?pagina=3#acta', '/mesas/2?pagina=3#acta'],
  ['/conversatorios/2023/informe', '/conversatorios/2023/informe'],
  ['/../mi', '/mi'],
  ['/búsqueda', '/b%C3%BAsqueda'],
])('%j is a place of this site: %j', (value, path) => {
  expect(localPath(value)).toBe(path);
});

test.each([
  '',
  null,
  undefined,
  'mi',
  'https://evil.example/mi',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/..//evil.example',
  '/a/..//evil.example',
  'javascript:alert(1)',
  '/\u0000',
  `/${'a'.repeat(500)}`,
])('%j leads nowhere', (value) => {
  expect(localPath(value)).toBeNull();
});

test('whatever is let through stays on this site, whichever language is put before it', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((tail) => `/${tail}`),
      ),
      (value) => {
        const path = localPath(value);
        if (path === null) return;
        expect(new URL(path, 'https://pansocial.example').origin).toBe('https://pansocial.example');
        expect(new URL(`/es${path}`, 'https://pansocial.example').origin).toBe('https://pansocial.example');
      },
    ),
  );
});
