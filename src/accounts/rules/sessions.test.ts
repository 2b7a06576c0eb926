import { expect, test } from 'vitest';
import { sessionEnd, sessionTokenOf } from './sessions.ts';

test('a session lasts 14 days', () => {
  expect(sessionEnd(Temporal.Instant.from('2026-11-20T12:00:00Z')).toString()).toBe('2026-12-04T12:00:00Z');
});

test('the same button pressed twice opens the same session, another page or another link another one', () => {
  const token = sessionTokenOf('link', 'page');
  expect(sessionTokenOf('link', 'page')).toBe(token);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(sessionTokenOf('link', 'page 2')).not.toBe(token);
  expect(sessionTokenOf('link 2', 'page')).not.toBe(token);
});
