import { expect, test } from 'vitest';
import { readReach } from './reach.ts';

test.each<[string, string | null]>([
  ['Ana@Camino.example', 'ana@camino.example'],
  ['+502 5555 0101', null],
  ['(506) 2222-3333', null],
])('%s is a way to answer', (written, email) => {
  expect(readReach(written)).toEqual({ ok: true, value: { email } });
});

test.each(['Ana', 'ana@camino', '12345', 'http://camino.example/1234567'])('%s is none', (written) => {
  expect(readReach(written)).toEqual({ ok: false, reasons: [{ code: 'no-way-to-answer', field: 'reach' }] });
});
