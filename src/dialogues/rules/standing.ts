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

/** Where a dialogue stands in the process from its convening to its published report. */
export function standingOf(
  { convenedAt, firstInvitedAt, themes, reportedAt }: Milestones,
  at: Temporal.Instant,
): Standing {
  const starts = themes.map(({ startsAt }) => startsAt).sort(Temporal.Instant.compare);
  const ends = themes.map(({ endsAt }) => endsAt).sort(Temporal.Instant.compare);
  const [begins = null] = starts;
  const over = ends.at(-1) ?? null;
  const reached = (moment: Temporal.Instant | null) => moment !== null && Temporal.Instant.compare(moment, at) <= 0;
  const current = reportedAt ? 4 : reached(over) ? 3 : reached(begins) ? 2 : convenedAt ? 1 : 0;
  return {
    current,
    moments: { convened: convenedAt, invitations: firstInvitedAt, held: begins, report: reportedAt },
  };
}
