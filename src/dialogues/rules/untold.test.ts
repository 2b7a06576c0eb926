import { expect, test } from 'vitest';
import type { Invitation } from './invitations.ts';
import { untold } from './untold.ts';

const day = (n: number) => Temporal.Instant.from(`2023-08-0${n}T12:00:00Z`);
type One = Pick<Invitation, 'answer' | 'ended' | 'invitedAt'>;
const waiting: One = { answer: null, ended: null, invitedAt: day(1) };
const confirmed: One = { ...waiting, answer: 'confirmed' };
const all: One[] = [
  waiting,
  confirmed,
  { ...waiting, answer: 'declined' },
  { ...waiting, answer: 'withdrawn' },
  { ...confirmed, ended: 'revoked' },
  { ...waiting, invitedAt: day(4) },
];

test('after a change, who was invited before and may come is told', () => {
  expect(untold(all, day(3), null)).toEqual([waiting, confirmed]);
  expect(untold(all, day(3), day(2))).toEqual([waiting, confirmed]);
});

test('nothing changed, or everyone was told', () => {
  expect(untold(all, null, null)).toEqual([]);
  expect(untold(all, day(3), day(3))).toEqual([]);
});
