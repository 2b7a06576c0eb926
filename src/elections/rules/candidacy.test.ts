import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { riverBasin } from '../../charter/testing/charter-files.ts';
import { barriersTo, candidacyState, decideAcceptance, decideNomination, mayWithdraw, mayWrite } from './candidacy.ts';

const charter = readCharter('pmm-lac');
const river = readCharter(riverBasin);
const at = Temporal.Instant.from('2026-11-20T12:00:00Z');
const asked = { personId: 'ana', body: 'mesa:1', termFrom: Temporal.PlainDate.from('2027-01-01') } as const;

const term = (from: string, until: string, personId = 'ana') => ({
  personId,
  startsAt: Temporal.Instant.from(`${from}T06:00:00Z`),
  endsAt: Temporal.Instant.from(`${until}T06:00:00Z`),
});
const barriers = (terms: readonly ReturnType<typeof term>[], office = 'delegate') =>
  barriersTo(charter, charter.elections.contests[0], asked, [{ office, terms }]);

test('"One year, with the possibility of one immediate re-election": once, not twice', () => {
  expect(barriers([])).toEqual([]);
  expect(barriers([term('2026-01-01', '2027-01-01')])).toEqual([]);
  expect(barriers([term('2025-01-01', '2026-01-01'), term('2026-01-01', '2027-01-01')])).toEqual([
    { code: 'reelection-limit', params: { limit: 1, inARow: 2, again: '2028-01-01' }, field: 'person' },
  ]);
});

test('After a whole term the row is broken', () => {
  expect(barriers([term('2024-01-01', '2025-01-01'), term('2025-01-01', '2026-01-01')])).toEqual([]);
});

test('A mandate that goes on after the day bars; another person’s does not', () => {
  expect(barriers([term('2026-06-01', '2027-06-01')]).map(({ code }) => code)).toEqual(['already-holds-office']);
  expect(barriers([term('2026-06-01', '2027-06-01', 'eva')])).toEqual([]);
});

test('An office that is not of this contest bars nobody', () => {
  expect(barriers([term('2025-01-01', '2026-01-01'), term('2026-01-01', '2027-01-01')], 'alternate-delegate')).toEqual(
    [],
  );
});

test('The rest of a term that someone took over counts like a whole one, and so does one given up early', () => {
  expect(barriers([term('2026-09-01', '2027-01-01')])).toEqual([]);
  expect(
    barriers([term('2025-09-01', '2026-01-01'), term('2026-01-01', '2027-01-01')]).map(({ code }) => code),
  ).toEqual(['reelection-limit']);
  expect(barriers([term('2025-01-01', '2026-01-01'), term('2026-01-01', '2026-02-01')])[0]?.params?.again).toBe(
    '2027-02-01',
  );
});

test('The other office has a limit of its own: two terms in one leave the other open, in a by-election', () => {
  const [contest] = charter.elections.contests;
  const held = [
    { office: 'secretariat', terms: [term('2025-01-01', '2026-01-01'), term('2026-01-01', '2027-01-01')] },
    { office: 'delegate', terms: [] },
  ];
  const fills = (office: string) => [{ office, until: Temporal.Instant.from('2027-06-01T06:00:00Z') }];
  const codes = (office: string) => barriersTo(charter, contest, { ...asked, fills: fills(office) }, held);
  expect(codes('delegate')).toEqual([]);
  expect(codes('secretariat').map(({ code }) => code)).toEqual(['reelection-limit']);
  expect(barriersTo(charter, contest, asked, held).map(({ code }) => code)).toEqual(['reelection-limit']);
});

test('In a by-election a mandate that begins when the rest is over bars nobody; one beside it does', () => {
  const [contest] = charter.elections.contests;
  const fills = [{ office: 'delegate', until: Temporal.Instant.from('2027-06-01T06:00:00Z') }];
  const bars = (office: string, from: string) =>
    barriersTo(charter, contest, { ...asked, fills }, [{ office, terms: [term(from, '2028-06-01')] }]).length;
  expect([bars('delegate', '2027-06-01'), bars('secretariat', '2027-06-01')]).toEqual([0, 0]);
  expect([bars('delegate', '2027-05-31'), bars('secretariat', '2027-05-31')]).toEqual([1, 1]);
});

test('A charter without re-election bars after one term', () => {
  const held = [{ office: 'boatman', terms: [term('2024-12-31', '2026-12-31')] }];
  expect(barriersTo(river, river.elections.contests[0], asked, held).map(({ code }) => code)).toEqual([
    'reelection-limit',
  ]);
});

test('Everything against a proposal is said at once', () => {
  const known = { stage: 'voting', isMember: false, speaksForMember: false, isProposed: true, barriers: [] } as const;
  const result = decideNomination(known);
  expect(result.ok ? [] : result.reasons.map(({ code }) => code)).toEqual([
    'candidacies-closed',
    'proposer-not-member',
    'candidate-not-member',
    'already-proposed',
  ]);
});

const proposed = { withdrawn: null, decision: null, acceptedAt: null };
const accepted = { ...proposed, acceptedAt: at };
const decided = (outcome: 'admitted' | 'refused') => ({
  ...accepted,
  decision: { outcome, reason: null, explanation: null, at },
});
const left = { ...decided('admitted'), withdrawn: { cause: 'withdrawn' as const, reason: null } };

test('Where a candidacy stands', () => {
  expect([proposed, accepted, decided('admitted'), decided('refused'), left].map(candidacyState)).toEqual([
    'proposed',
    'accepted',
    'admitted',
    'refused',
    'withdrawn',
  ]);
});

test('A candidate writes while candidacies are open, admitted or not yet; withdraws until the close', () => {
  expect(
    [proposed, accepted, decided('admitted'), decided('refused'), left].map((one) => mayWrite('candidacies', one)),
  ).toEqual([true, true, true, false, false]);
  expect(mayWrite('objections', accepted)).toBe(false);
  expect(mayWithdraw('voting', decided('admitted'))).toBe(true);
  expect(mayWithdraw('closing', decided('admitted'))).toBe(false);
  expect(decideAcceptance('objections', left, [])).toEqual({
    ok: false,
    reasons: [{ code: 'candidacies-closed' }, { code: 'candidacy-over' }],
  });
});
