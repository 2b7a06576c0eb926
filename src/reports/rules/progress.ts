export const draftSteps = ['notes', 'edited', 'names', 'released', 'published'] as const;
export type DraftStep = (typeof draftSteps)[number];

export type DraftProgress = {
  readonly started: boolean;
  readonly items: number;
  /** Texts by language that are not written yet. */
  readonly missing: number;
  readonly openNames: number;
  readonly releases: number;
  readonly releasesNeeded: number;
  /** An edition that says just this is public. */
  readonly published: boolean;
};

/** The step a report is at: the first that is not done; as many as there are steps when all are. */
export function currentStep(progress: DraftProgress): number {
  const done: Readonly<Record<DraftStep, boolean>> = {
    notes: progress.started,
    edited: progress.items > 0 && progress.missing === 0,
    names: progress.openNames === 0,
    released: progress.releases >= progress.releasesNeeded,
    published: progress.published,
  };
  if (progress.published) return draftSteps.length;
  const first = draftSteps.findIndex((step) => !done[step]);
  return first < 0 ? draftSteps.length : first;
}
