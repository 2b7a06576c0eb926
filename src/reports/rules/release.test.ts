import { expect, test } from 'vitest';
import { decideRelease, isReleased, type ReleaseState, standingReleases, voidedBy } from './release.ts';

// Released by two different persons, in Spanish and English, with no name left open (concept note, 8 August 2023:
// no actor will be identified by name).
const at = Temporal.Instant.from('2026-11-20T08:00:00Z');
const state = (more: Partial<ReleaseState> = {}): ReleaseState => ({
  digest: 'd2',
  texts: [{ es: 'Hola', en: 'Hello' }],
  languages: ['es', 'en'],
  openFindings: 0,
  releases: [],
  releasesNeeded: 2,
  heldUntil: at,
  ...more,
});

test('the first of two persons releases, the second completes', () => {
  expect(decideRelease(state(), 'ana', at)).toEqual({
    ok: true,
    value: { digest: 'd2', ordinal: 1, completes: false },
  });
  const first = state({ releases: [{ by: 'ana', digest: 'd2' }] });
  expect(decideRelease(first, 'luis', at)).toEqual({ ok: true, value: { digest: 'd2', ordinal: 2, completes: true } });
  expect(isReleased(first)).toBe(false);
  expect(
    isReleased(
      state({
        releases: [
          { by: 'ana', digest: 'd2' },
          { by: 'luis', digest: 'd2' },
        ],
      }),
    ),
  ).toBe(true);
});

test('one person does not release twice', () => {
  const twice = state({ releases: [{ by: 'ana', digest: 'd2' }] });
  expect(decideRelease(twice, 'ana', at)).toEqual({ ok: false, reasons: [{ code: 'release-already-yours' }] });
  expect(
    isReleased(
      state({
        releases: [
          { by: 'ana', digest: 'd2' },
          { by: 'ana', digest: 'd2' },
        ],
      }),
    ),
  ).toBe(false);
});

test('editing after the first release voids it: the same person may release the new text, and two are needed again', () => {
  const edited = state({ releases: [{ by: 'ana', digest: 'd1' }] });
  expect(standingReleases(edited.releases, edited.digest)).toEqual([]);
  expect(decideRelease(edited, 'ana', at)).toEqual({ ok: true, value: { digest: 'd2', ordinal: 1, completes: false } });
});

test('a release tells how many an edit voided before it: since the last edition, and since the last of the same text', () => {
  const given = (...digests: string[]) =>
    digests.map((digest, hours) => ({ by: 'ana', digest, at: at.add({ hours }) }));
  expect(voidedBy([], 'd1', null)).toBe(0);
  expect(voidedBy(given('d1'), 'd1', null)).toBe(0);
  expect(voidedBy(given('d1'), 'd2', null)).toBe(1);
  expect(voidedBy(given('d1', 'd2'), 'd2', null)).toBe(0);
  expect(voidedBy(given('d1', 'd2'), 'd1', null)).toBe(1);
  expect(voidedBy(given('d1', 'd1', 'd2'), 'd3', at.add({ hours: 1 }))).toBe(1);
});

test('all reasons are given at once', () => {
  const hopeless = state({
    texts: [{ es: 'Hola' }, { es: ' ', en: 'Hello' }],
    openFindings: 3,
    releases: [
      { by: 'ana', digest: 'd2' },
      { by: 'luis', digest: 'd2' },
    ],
  });
  expect(decideRelease(hopeless, 'ana', at)).toEqual({
    ok: false,
    reasons: [
      { code: 'release-texts-missing', params: { count: 2 } },
      { code: 'release-names-open', params: { count: 3 } },
      { code: 'release-already-yours' },
      { code: 'release-complete' },
    ],
  });
});

test('a report without texts is not released', () => {
  expect(decideRelease(state({ texts: [] }), 'ana', at)).toEqual({ ok: false, reasons: [{ code: 'release-empty' }] });
});

test('a charter may ask for one release only', () => {
  expect(decideRelease(state({ releasesNeeded: 1 }), 'ana', at)).toMatchObject({
    ok: true,
    value: { completes: true },
  });
});

test('nothing is released before the last session is over', () => {
  const before = at.subtract({ minutes: 1 });
  expect(decideRelease(state(), 'ana', before)).toEqual({ ok: false, reasons: [{ code: 'release-session-ahead' }] });
  expect(decideRelease(state(), 'ana', at).ok).toBe(true);
  expect(decideRelease(state({ heldUntil: null }), 'ana', before).ok).toBe(true);
});
