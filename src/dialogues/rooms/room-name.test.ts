import { expect, test } from 'vitest';
import { readRoomName } from './room-name.ts';

test.each([
  ['conv-2026-t1', true],
  [' Tema1 ', true],
  ['abc', true],
  ['ab', false],
  ['-tema', false],
  ['tema-', false],
  ['tema 1', false],
  ['inclusión', false],
  ['a,b', false],
  ['../admin', false],
  ['a'.repeat(100), true],
  ['a'.repeat(101), false],
  ['', false],
])('«%s» is a name for a room: %s', (written, is) => {
  const read = readRoomName(written);
  expect(read.ok).toBe(is);
  expect(read.ok ? read.value : read.reasons).toEqual(
    is ? written.trim() : [{ code: 'room-name-invalid', field: 'room' }],
  );
});
