import { expect, test } from 'vitest';
import { accept } from '../../platform/result.ts';
import { readRoomAddress } from './external.ts';

test.each([
  ['https://us02web.zoom.us/j/81234567890?pwd=abc', 'https://us02web.zoom.us/j/81234567890?pwd=abc'],
  [' https://meet.example.org/tema-1 ', 'https://meet.example.org/tema-1'],
  ['https://SALA.ejemplo.org', 'https://sala.ejemplo.org/'],
])('%s is a room', (written, url) => {
  expect(readRoomAddress(written)).toEqual(accept(url));
});

test.each<[string, string[]]>([
  ['http://zoom.us/j/1', ['room-link-invalid']],
  ['zoom.us/j/1', ['room-link-invalid']],
  ['javascript:alert(1)', ['room-link-invalid']],
  ['data:text/html,x', ['room-link-invalid']],
  ['https://zoom.us/j/1 y la clave es 5', ['room-link-invalid']],
  [`https://zoom.us/${'a'.repeat(2_000)}`, ['room-link-invalid']],
  ['', ['room-link-invalid']],
  ['https://ana:clave@zoom.us/', ['room-link-has-password']],
  ['https://localhost/', ['room-link-local']],
  ['https://sala/', ['room-link-local']],
  ['https://192.168.1.10/', ['room-link-local']],
  ['https://2130706433/', ['room-link-local']],
  ['https://[::1]/', ['room-link-local']],
  ['https://bbb.internal/', ['room-link-local']],
  ['https://ana@sala.local/', ['room-link-has-password', 'room-link-local']],
])('%s is not', (written, codes) => {
  expect(readRoomAddress(written)).toEqual({ ok: false, reasons: codes.map((code) => ({ code, field: 'url' })) });
});
