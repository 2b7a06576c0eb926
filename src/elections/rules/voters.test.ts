import { describe, expect, test } from 'vitest';
import type { Stage } from '../types.ts';
import { aboutVoters } from './voters.ts';

const codes = (...asked: Parameters<typeof aboutVoters>) => aboutVoters(...asked).map(({ code }) => code);

describe('an organization names who votes for it from the call to the close', () => {
  test.each<readonly [Stage, boolean]>([
    ['preparing', false],
    ['candidacies', true],
    ['objections', true],
    ['listing', true],
    ['listed', true],
    ['voting', true],
    ['closing', false],
    ['complaints', false],
    ['proclaiming', false],
    ['proclaimed', false],
    ['void', false],
    ['cancelled', false],
  ])('%s: %s', (stage, open) => {
    expect(codes(stage, true, { email: 'a@example.org' })).toEqual(open ? [] : ['voters-fixed']);
  });
});

test('everything against the voters is said at once', () => {
  const same = { email: 'a@example.org', substituteEmail: 'a@example.org' };
  expect(aboutVoters('closing', false, same)).toEqual([
    { code: 'voters-fixed' },
    { code: 'organization-not-entitled' },
    { code: 'substitute-is-voter', field: 'substituteEmail' },
  ]);
});

test('of addresses that could not be read nothing is said', () => {
  expect(codes('voting', true, {})).toEqual([]);
  expect(codes('voting', true, { substituteEmail: 'a@example.org' })).toEqual([]);
  expect(codes('voting', true, { email: 'a@example.org', substituteEmail: null })).toEqual([]);
});
