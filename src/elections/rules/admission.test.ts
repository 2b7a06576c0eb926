import { expect, test } from 'vitest';
import type { PersonId } from '../../accounts/types.ts';
import type { CandidacyId, Stage } from '../types.ts';
import { decideAdmission, decideAnswer, decideObjection, impediments, isInvolved } from './admission.ts';

const at = Temporal.Instant.from('2026-12-06T12:00:00Z');
const clear = { isMember: true, barriers: [], acceptedAt: at };
const candidacy = { withdrawn: null, decision: null };
const known = { stage: 'objections', candidacy, involved: false, standing: clear } as const;
const admit = { outcome: 'admitted', reason: null, explanation: null } as const;

const codes = (result: { ok: true } | { ok: false; reasons: readonly { code: string }[] }) =>
  result.ok ? [] : result.reasons.map(({ code }) => code);

test('What is the case is found from acts and mandates', () => {
  expect(impediments(clear)).toEqual([]);
  expect(
    impediments({
      isMember: false,
      barriers: [{ code: 'reelection-limit' }, { code: 'already-holds-office' }],
      acceptedAt: null,
    }),
  ).toEqual(['not-accepted', 'not-a-member', 'reelection-limit', 'already-holds-office']);
});

test('Who meets the rules is admitted; who does not, is not', () => {
  expect(decideAdmission(known, admit).ok).toBe(true);
  expect(codes(decideAdmission({ ...known, standing: { ...clear, isMember: false } }, admit))).toEqual([
    'cannot-admit-not-a-member',
  ]);
});

test('A refusal needs a listed reason that is so, and words', () => {
  const refuse = (reason: 'not-accepted' | 'not-a-member' | 'not-of-organization' | null, explanation: string | null) =>
    codes(decideAdmission(known, { outcome: 'refused', reason, explanation }));
  expect(refuse(null, null)).toEqual(['refusal-reason-missing', 'explanation-missing']);
  expect(refuse('not-a-member', 'x')).toEqual(['refusal-reason-not-so']);
  expect(refuse('not-of-organization', 'No consta.')).toEqual([]);
});

test('Nobody is refused for not accepting: they still may, or it has lapsed', () => {
  const early = { ...known, stage: 'candidacies', standing: { ...clear, acceptedAt: null } } as const;
  const refusal = { outcome: 'refused', reason: 'not-accepted', explanation: 'x' } as const;
  expect(codes(decideAdmission(early, refusal))).toEqual(['candidate-may-still-accept']);
  expect(codes(decideAdmission({ ...early, stage: 'objections' }, refusal))).toEqual(['candidacy-lapsed']);
});

test('Decided once; not by who is part of it; not once the list is published', () => {
  const decision = { outcome: 'refused', reason: 'x', explanation: 'x', at } as const;
  expect(
    codes(decideAdmission({ ...known, stage: 'listed', involved: true, candidacy: { ...candidacy, decision } }, admit)),
  ).toEqual(['admission-closed', 'candidacy-decided', 'involved-in-election']);
});

type Part = Parameters<typeof isInvolved>[1][number];
const ofAna: Part = {
  id: 'c' as CandidacyId,
  personId: 'ana' as PersonId,
  nominatedBy: 'eva' as PersonId,
  acceptedAt: at,
  withdrawn: null,
  decision: null,
};
const part = (
  changes: Partial<Part>,
  stage: Stage = 'objections',
  objections: { candidacyId: string; answer: unknown }[] = [],
) => ['ana', 'eva', 'ines'].filter((id) => isInvolved(id, [{ ...ofAna, ...changes }], { stage, objections }));

test('Whoever accepted a candidacy and whoever proposed one are part of an election; proposed alone nobody is', () => {
  expect(part({})).toEqual(['ana', 'eva']);
  expect(part({ acceptedAt: null })).toEqual(['eva']);
  expect(part({ withdrawn: { cause: 'withdrawn', reason: null } })).toEqual(['eva']);
});

test('Refused, one is part of an election until the refusal can no longer be turned round', () => {
  const { decision } = refused;
  expect(part({ decision }, 'objections')).toEqual(['ana', 'eva']);
  expect(part({ decision }, 'listing')).toEqual(['eva']);
  expect(part({ decision }, 'listing', [{ candidacyId: 'c', answer: null }])).toEqual(['ana', 'eva']);
  expect(part({ decision }, 'listing', [{ candidacyId: 'c', answer: { outcome: 'dismissed' } }])).toEqual(['eva']);
});

const refused = { withdrawn: null, decision: { outcome: 'refused', reason: 'x', explanation: 'x', at } } as const;
const admitted = { withdrawn: null, decision: { outcome: 'admitted', reason: null, explanation: null, at } } as const;
const objecting = { stage: 'objections', speaksForMember: false, isCandidate: true, hasOpenObjection: false } as const;

test('A candidate objects to their refusal, not to their admission; members to both; until the date', () => {
  expect(decideObjection({ ...objecting, candidacy: refused }).ok).toBe(true);
  expect(codes(decideObjection({ ...objecting, candidacy: admitted }))).toEqual(['objector-not-member']);
  expect(decideObjection({ ...objecting, candidacy: admitted, speaksForMember: true }).ok).toBe(true);
  expect(
    codes(decideObjection({ ...objecting, stage: 'listing', candidacy: refused, hasOpenObjection: true })),
  ).toEqual(['objections-closed', 'objected-already']);
});

test('Upheld, a decision is turned round, by someone who did not take it; dismissed, it stands', () => {
  const answering = {
    stage: 'listing',
    isAnswered: false,
    involved: false,
    isOwn: false,
    outcome: 'refused',
    standing: clear,
  } as const;
  const uphold = { outcome: 'upheld', reason: null, explanation: 'Se comprobó.' } as const;
  expect(decideAnswer(answering, uphold)).toEqual({
    ok: true,
    value: { outcome: 'admitted', reason: null, explanation: 'Se comprobó.' },
  });
  expect(decideAnswer(answering, { ...uphold, outcome: 'dismissed' })).toEqual({ ok: true, value: null });
  expect(codes(decideAnswer({ ...answering, isOwn: true, isAnswered: true }, uphold))).toEqual([
    'objection-answered',
    'own-decision',
  ]);
  expect(codes(decideAnswer({ ...answering, outcome: 'admitted' }, uphold))).toEqual(['refusal-reason-missing']);
});
