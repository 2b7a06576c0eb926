import { expect, test } from 'vitest';
import { currentStep, type DraftProgress, draftSteps } from './progress.ts';

const ready: DraftProgress = {
  started: true,
  items: 3,
  missing: 0,
  openNames: 0,
  releases: 2,
  releasesNeeded: 2,
  published: false,
};

test.each([
  ['notes', { started: false, items: 0 }],
  ['edited', { items: 0 }],
  ['edited', { missing: 1, openNames: 1, releases: 0 }],
  ['names', { openNames: 1, releases: 0 }],
  ['released', { releases: 1 }],
  ['published', {}],
])('is at %s', (step, more) => {
  expect(draftSteps[currentStep({ ...ready, ...more })]).toBe(step);
});

test('is at the end once an edition says just this', () => {
  expect(currentStep({ ...ready, releases: 0, published: true })).toBe(draftSteps.length);
});
