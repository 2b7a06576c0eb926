import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { riverBasin } from '../../charter/testing/charter-files.ts';
import { boundsOf } from './bounds.ts';
import { boundsInForce, commitmentTo, decideListing, digestOf, inDrawnOrder, isShort, sealed } from './listing.ts';

const charter = readCharter('pmm-lac');
const river = readCharter(riverBasin);
const [contest] = charter.elections.contests;
const person = (gender: string, subregion: string, sector: string) => ({ gender, subregion, sector });
const ana = person('woman', 'caribbean', 'academia');
const eva = person('woman', 'south-america', 'youth');
const luis = person('man', 'central-america', 'unions');

const inForce = (standing: readonly ReturnType<typeof person>[], seats = 2) =>
  boundsInForce(charter, contest, { seats, standing, sitting: [] });

test('Where the candidates can keep everything, nothing is given up', () => {
  expect(inForce([ana, eva, luis]).relaxed).toEqual([]);
});

test('Sector first, then subregion, parity last, and none without need', () => {
  expect(inForce([ana, person('man', 'south-america', 'academia')]).relaxed).toEqual(['sector']);
  expect(inForce([ana, person('man', 'caribbean', 'youth')]).relaxed).toEqual(['subregion']);
  expect(inForce([ana, eva]).relaxed).toEqual(['gender']);
  expect(inForce([ana, person('woman', 'caribbean', 'academia')]).relaxed).toEqual(['sector', 'subregion', 'gender']);
});

test('Fewer candidates than seats: bounds give way as far as it takes to seat them', () => {
  expect(inForce([ana]).relaxed).toEqual(['gender']);
  expect(inForce([]).relaxed).toEqual([]);
});

test('Short is fewer than the charter asks for each seat, or none that keep the balances', () => {
  const short = (standing: readonly ReturnType<typeof person>[]) =>
    isShort(charter, contest, { seats: 2, standing, sitting: [] });
  expect(short([ana, eva, luis])).toBe(true);
  expect(short([ana, eva, luis, luis])).toBe(false);
  expect(short([ana, eva, ana, eva])).toBe(true);
  expect(isShort(river, river.elections.contests[0], { seats: 2, standing: [{}, {}], sitting: [] })).toBe(false);
  expect(isShort(river, river.elections.contests[0], { seats: 2, standing: [{}], sitting: [] })).toBe(true);
});

test('The order of the list can be checked by anyone from the commitment', () => {
  const seed = 'ab'.repeat(32);
  const lotCommitment = createHash('sha256').update(seed).digest('hex');
  expect(commitmentTo(seed)).toBe(lotCommitment);
  const candidates = ['a', 'b', 'c', 'd'].map((candidacyId) => ({ candidacyId }));
  const drawn = (id: string) => createHash('sha256').update(`["e","${lotCommitment}","${id}"]`).digest('hex');
  const expected = ['a', 'b', 'c', 'd'].toSorted((one, other) => (drawn(one) < drawn(other) ? -1 : 1));
  const order = inDrawnOrder(candidates, { electionId: 'e', lotCommitment }).map(({ candidacyId }) => candidacyId);
  expect(order).toEqual(expected);
  expect(order).not.toEqual(['a', 'b', 'c', 'd']);
});

const votingFrom = Temporal.Instant.from('2026-12-14T06:00:00Z');
const known = {
  stage: 'listing',
  votingFrom,
  at: votingFrom.subtract({ seconds: 1 }),
  undecided: 0,
  unanswered: 0,
  members: 9,
  involved: false,
} as const;
const codes = (result: ReturnType<typeof decideListing>) => (result.ok ? [] : result.reasons.map(({ code }) => code));

test('Published between the objections and the vote, to the second', () => {
  expect(codes(decideListing(known))).toEqual([]);
  expect(codes(decideListing({ ...known, at: votingFrom }))).toEqual(['list-too-late']);
  expect(codes(decideListing({ ...known, stage: 'objections' }))).toEqual(['list-too-early']);
  expect(codes(decideListing({ ...known, stage: 'listed' }))).toEqual(['list-published']);
});

test('Everything that is missing is said at once', () => {
  expect(codes(decideListing({ ...known, undecided: 2, unanswered: 1, members: 0, involved: true }))).toEqual([
    'candidacies-undecided',
    'objections-unanswered',
    'roll-empty',
    'involved-in-election',
  ]);
});

test('The digest binds who counts together in gender, and does not say as what', () => {
  const digest = (genders: readonly string[]) =>
    digestOf({
      electionId: 'e' as never,
      candidates: genders.map((gender, at) => ({
        n: at + 1,
        candidacyId: `c${at}` as never,
        name: 'x',
        organizationId: 'o',
        organizationName: 'y',
        groups: { gender, sector: 'media' },
        gone: false,
      })),
      bounds: boundsOf(charter, { balance: [] }, { seats: 2, candidates: [], sitting: [] }),
      relaxed: [],
      lotCommitment: 'cd',
      roll: [],
    });
  expect(digest(['woman', 'man', 'woman'])).toBe(digest(['man', 'woman', 'man']));
  expect(digest(['woman', 'man', 'woman'])).not.toBe(digest(['woman', 'man', 'man']));
  expect(digest(['woman', 'man', 'woman'])).not.toBe(digest(['woman', 'man', 'open']));
});

test('The roll is sealed by the organizations’ ids, in whatever order: its fingerprint gives no name away', () => {
  const rollOf = (...roll: readonly (readonly [string, string])[]) =>
    sealed({
      electionId: 'e' as never,
      candidates: [],
      bounds: [],
      relaxed: [],
      lotCommitment: 'cd',
      roll: roll.map(([organizationId, name]) => ({ organizationId, name, country: 'MX' })),
    }).roll;
  const ids = createHash('sha256').update('["o1","o2"]').digest('hex');
  expect(rollOf(['o2', 'Alba'], ['o1', 'Brisa'])).toBe(ids);
  expect(rollOf(['o1', 'Clara'], ['o2', 'Dalia'])).toBe(ids);
});
