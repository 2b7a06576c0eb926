import { expect, test } from 'vitest';
import { decideCancellation, decideDeletion } from './cancelling.ts';

const draft = { convenedAt: null };
const announced = { convenedAt: Temporal.Instant.from('2026-11-20T12:00:00Z') };
const codes = ({ ok, ...rest }: ReturnType<typeof decideDeletion>) =>
  ok ? [] : 'reasons' in rest ? rest.reasons.map(({ code }) => code) : [];

test('what was announced is called off, what was not is deleted, and what took place is neither', () => {
  expect(codes(decideCancellation(announced, false))).toEqual([]);
  expect(codes(decideCancellation(draft, false))).toEqual(['dialogue-not-convened']);
  expect(codes(decideCancellation(announced, true))).toEqual(['dialogue-took-place']);
  expect(codes(decideDeletion(draft, false))).toEqual([]);
  expect(codes(decideDeletion(announced, false))).toEqual(['dialogue-not-deleted']);
  expect(codes(decideDeletion(draft, true))).toEqual(['dialogue-took-place']);
});
