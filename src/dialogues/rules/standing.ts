import type { Interval } from './agenda.ts';

export const processSteps = ['convened', 'invitations', 'held', 'report'] as const;
export type ProcessStep = (typeof processSteps)[number];

/** What tells how far a dialogue has come. */
type Milestones = {
  readonly convenedAt: Temporal.Instant | null;
  readonly firstInvitedAt: Temporal.Instant | null;
  readonly themes: readonly Interval[];
  readonly reportedAt: Temporal.Instant | null;
};

export type Standing = {
  /** Index of the step it is in now; as many as there are steps when all are done. */
  readonly current: number;
  /** When each step was taken, or begins; null: not known. */
  readonly moments: Readonly<Record<ProcessStep, Temporal.Instant | null>>;
};

export type Course = 'ahead' | 'under-way' | 'over';

/** From the first theme's start to the last one's end it is under way, with the breaks and nights between. */
export function courseOf(themes: readonly Interval[], at: Temporal.Instant): Course {
  const reached = (moment: Temporal.Instant) => Temporal.Instant.compare(moment, at) <= 0;
  if (!themes.some(({ startsAt }) => reached(startsAt))) return 'ahead';
  return themes.every(({ endsAt }) => reached(endsAt)) ? 'over' : 'under-way';
}

/** Where a dialogue stands in the process from its convening to its published report. */
export function standingOf(
  { convenedAt, firstInvitedAt, themes, reportedAt }: Milestones,
  at: Temporal.Instant,
): Standing {
  const [begins = null] = themes.map(({ startsAt }) => startsAt).sort(Temporal.Instant.compare);
  // What was never convened has not begun, whatever its day.
  const reached = convenedAt ? { ahead: 1, 'under-way': 2, over: 3 }[courseOf(themes, at)] : 0;
  const current = reportedAt ? 4 : reached;
  return {
    current,
    moments: { convened: convenedAt, invitations: firstInvitedAt, held: begins, report: reportedAt },
  };
}
