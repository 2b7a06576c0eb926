import { expect, test } from 'vitest';
import { decideLink } from './links.ts';

const expiresAt = Temporal.Instant.from('2026-11-20T12:20:00Z');
const fresh = { expiresAt, usedAt: null };
const at = (time: string) => Temporal.Instant.from(`2026-11-20T${time}Z`);

test('a link is good until the last moment before its end', () => {
  expect(decideLink(fresh, at('12:00:00'))).toEqual({ ok: true, value: fresh });
  expect(decideLink(fresh, at('12:19:59.999999999'))).toEqual({ ok: true, value: fresh });
  expect(decideLink(fresh, at('12:20:00'))).toEqual({ ok: false, reasons: [{ code: 'link-expired' }] });
});

test('a link used before says so, also when it has ended since', () => {
  const used = { expiresAt, usedAt: at('12:01:00') };
  expect(decideLink(used, at('12:02:00'))).toEqual({ ok: false, reasons: [{ code: 'link-used' }] });
  expect(decideLink(used, at('13:00:00'))).toEqual({ ok: false, reasons: [{ code: 'link-used' }] });
});

test('an unknown link is unknown', () => {
  expect(decideLink(null, at('12:00:00'))).toEqual({ ok: false, reasons: [{ code: 'link-unknown' }] });
});
