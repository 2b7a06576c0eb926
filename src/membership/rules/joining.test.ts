import { describe, expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { riverBasin } from '../../charter/testing/charter-files.ts';
import type { MesaReview } from '../types.ts';
import { decideAssisted } from './assisted-decision.ts';
import { decideConfirming } from './confirming.ts';
import { forgetPersonIn } from './forget-person.ts';
import { isAdmitted, isDecided, mesaOutcome } from './mesa-outcome.ts';
import { representativeSlots, slotHolders } from './representative-slots.ts';
import { suggestedMesas } from './suggested-mesas.ts';

const charter = readCharter('pmm-lac');

test('"MR 1: Objetivos 2, 5, 6, 12 y 18 …": objectives point to the mesas that cover them', () => {
  expect([...suggestedMesas([7, 5, 12, 23], charter)]).toEqual([
    [1, [5, 12]],
    [4, [7, 23]],
  ]);
  expect([...suggestedMesas([], charter)]).toEqual([]);
});

describe('who represents an organization', () => {
  test('a representative and an alternate, where the charter has both', () => {
    expect(representativeSlots(charter).map(({ key }) => key)).toEqual(['representative', 'alternate-representative']);
  });

  test('the one office of a charter twice, or once where it has one seat', () => {
    const basin = readCharter(riverBasin);
    expect(representativeSlots(basin).map(({ key }) => key)).toEqual(['spokesperson', 'spokesperson']);
    const single = basin.offices.map((office) => (office.body === 'organization' ? { ...office, seats: 1 } : office));
    expect(representativeSlots({ offices: single })).toHaveLength(1);
    const held = [{ office: 'spokesperson', n: 1 }];
    expect(slotHolders(basin, held).map(({ holder }) => holder?.n ?? null)).toEqual([1, null]);
  });
});

describe('who filled in the form of a group does not decide on it', () => {
  test('where the mesa has someone else who decides', () => {
    expect(decideAssisted('ana', { by: 'ana', reviewers: ['ana', 'luz'] })).toMatchObject({
      ok: false,
      reasons: [{ code: 'decided-by-who-assisted' }],
    });
    expect(decideAssisted('ana', { by: 'luz', reviewers: ['ana', 'luz'] }).ok).toBe(true);
  });

  test('but does where there is nobody else, so that the group does not wait for ever', () => {
    expect(decideAssisted('ana', { by: 'ana', reviewers: ['ana'] }).ok).toBe(true);
    expect(decideAssisted(null, { by: 'ana', reviewers: ['ana', 'luz'] }).ok).toBe(true);
  });
});

describe('a link that confirms an address', () => {
  const link = { email: 'red@ejemplo.org', expiresAt: Temporal.Instant.from('2026-12-04T12:00:00Z') };
  const at = (moment: string) => decideConfirming(link, 'red@ejemplo.org', Temporal.Instant.from(moment));

  test('is good until its end', () => {
    expect(at('2026-12-04T11:59:59Z').ok).toBe(true);
    expect(at('2026-12-04T12:00:00Z')).toMatchObject({ ok: false, reasons: [{ code: 'confirmation-expired' }] });
  });

  test('confirms nothing once the address was corrected, nor where there is none', () => {
    const early = Temporal.Instant.from('2026-11-20T12:00:00Z');
    const unknown = { ok: false, reasons: [{ code: 'confirmation-unknown' }] };
    expect(decideConfirming(link, 'otra@ejemplo.org', early)).toMatchObject(unknown);
    expect(decideConfirming(null, null, early)).toMatchObject(unknown);
  });
});

describe('where an application stands in a mesa', () => {
  const at = Temporal.Instant.from('2026-11-20T12:00:00Z');
  const decision = { reason: null, explanation: null, by: 'p', byName: 'P', at } as never;
  const objection = { text: 'no', at, decision: null };
  const of = (review: Partial<MesaReview>): MesaReview => ({ mesa: 1, decision: null, objection: null, ...review });
  const refused = { ...(decision as object), outcome: 'refused' } as MesaReview['decision'];
  const answered = (outcome: 'upheld' | 'rejected') =>
    ({ ...objection, decision: { ...(decision as object), outcome } }) as MesaReview['objection'];

  test.each([
    ['waiting', of({}), false, false],
    [
      'admitted',
      of({ decision: { ...(decision as object), outcome: 'admitted' } as MesaReview['decision'] }),
      true,
      true,
    ],
    ['refused', of({ decision: refused }), false, true],
    ['objected', of({ decision: refused, objection }), false, false],
    ['upheld', of({ decision: refused, objection: answered('upheld') }), true, true],
    ['rejected', of({ decision: refused, objection: answered('rejected') }), false, true],
  ] as const)('%s', (outcome, review, admitted, decided) => {
    expect([mesaOutcome(review), isAdmitted(review), isDecided(review)]).toEqual([outcome, admitted, decided]);
  });
});

test('whoever is forgotten leaves no name, address or gender in an application; the others stay', () => {
  const draft = {
    name: 'Red',
    email: 'rosa@ejemplo.org',
    'representatives.0.name': 'Rosa',
    'representatives.0.email': ' Rosa@ejemplo.org',
    'representatives.0.gender': 'woman',
    'representatives.1.name': 'Ana',
    'representatives.1.email': 'ana@ejemplo.org',
  };
  expect(forgetPersonIn(draft, 'rosa@ejemplo.org')).toEqual({
    name: 'Red',
    email: 'rosa@ejemplo.org',
    'representatives.1.name': 'Ana',
    'representatives.1.email': 'ana@ejemplo.org',
  });
});
