import { describe, expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { actorWith, mandateOf } from '../../mandates/testing/actor.ts';
import type { Stage } from '../types.ts';
import { castsFor, decideCasting } from './casting.ts';

const charter = readCharter('pmm-lac');
const own = '019a0000-0000-7000-8000-000000000001';
const other = '019a0000-0000-7000-8000-000000000002';
const representative = actorWith([mandateOf(charter, 'representative', `organization:${own}`)]);

describe('one vote an organization, cast by its accredited voter or the substitute', () => {
  test('where none was accredited, whoever represents it, and nobody else’s representative', () => {
    expect([castsFor(representative, own, null), castsFor(representative, other, null)]).toEqual([true, false]);
    const alternate = actorWith([mandateOf(charter, 'alternate-representative', `organization:${own}`)]);
    expect(castsFor(alternate, own, null)).toBe(true);
    expect([castsFor(actorWith([]), own, null), castsFor(null, own, null)]).toEqual([false, false]);
  });
  test('where someone was, that person or the substitute, and not the representative', () => {
    expect(castsFor(representative, own, { personId: 'x', substituteId: 'y' })).toBe(false);
    expect(castsFor(actorWith([]), own, { personId: 'p', substituteId: null })).toBe(true);
    expect(castsFor(actorWith([]), own, { personId: 'x', substituteId: 'p' })).toBe(true);
    expect(castsFor(null, own, { personId: 'x', substituteId: null })).toBe(false);
  });
});

describe('a vote is cast', () => {
  const casting = { stage: 'voting', isOnRoll: true, casts: true, hasVoted: false } as const;
  test('while voting is open, by who may, once', () => {
    expect(decideCasting(casting)).toEqual({ ok: true, value: null });
  });
  test.each<[Partial<Parameters<typeof decideCasting>[0]>, readonly string[]]>([
    [{ stage: 'listed' }, ['vote-not-open']],
    [{ stage: 'closing' }, ['vote-too-late']],
    [{ stage: 'complaints' }, ['vote-too-late']],
    [{ isOnRoll: false, casts: false }, ['vote-not-on-roll']],
    [{ casts: false }, ['vote-not-yours']],
    [{ hasVoted: true }, ['vote-already-cast']],
    [{ stage: 'closing', hasVoted: true }, ['vote-too-late', 'vote-already-cast']],
  ])('%j is refused', (changed, codes) => {
    const decision = decideCasting({ ...casting, ...changed });
    expect(decision.ok ? [] : decision.reasons.map(({ code }) => code)).toEqual(codes);
  });
  test('and in no other stage', () => {
    const stages: readonly Stage[] = [
      'preparing',
      'candidacies',
      'objections',
      'listing',
      'proclaiming',
      'proclaimed',
      'void',
      'cancelled',
    ];
    expect(stages.filter((stage) => decideCasting({ ...casting, stage }).ok)).toEqual([]);
  });
});
