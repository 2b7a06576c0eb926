import { accept, type Reason, type Result, refuse, unless } from '../../platform/result.ts';

export type Interval = { readonly startsAt: Temporal.Instant; readonly endsAt: Temporal.Instant };

/** `part` is a key of the charter's order; `talk` numbers the talks from 1. */
export type AgendaItem = Interval & { readonly part: string; readonly talk: number | null; readonly minutes: number };

/** The order of a session and the length of a talk, in minutes (charter: introduction, talks, discussion, conclusions). */
export type AgendaFormat = {
  readonly order: readonly { readonly key: string }[];
  readonly talks: number;
  readonly minutesEach: number;
};

/** Parts of the order with a meaning of their own; the others last as long as they are given. */
export const talksPart = 'talks';
export const discussionPart = 'discussion';

/**
 * The agenda of a theme's session between its start and end: every part in the charter's order, each talk an item of
 * its own, and the discussion with all the time the others leave (concept note, "Metodología": six presentations of
 * five minutes). `minutes` gives the length of the other parts by key; what it does not name takes none and is left out.
 * Refusals: `agenda-ends-before-start`, `agenda-overrun` (by how many minutes), `agenda-no-discussion`.
 */
export function buildAgenda(
  session: Interval,
  format: AgendaFormat,
  minutes: Readonly<Record<string, number>>,
): Result<readonly AgendaItem[]> {
  const available = minutesBetween(session.startsAt, session.endsAt);
  if (available <= 0) return refuse('agenda-ends-before-start');
  const planned = format.order.flatMap(({ key }) => partLengths(key, format, minutes));
  const fixed = planned.reduce((sum, { length }) => sum + (length ?? 0), 0);
  const left = available - fixed;
  if (left < 0) return refuse({ code: 'agenda-overrun', params: { minutes: -left } });
  const flexible = planned.filter(({ length }) => length === null).length;
  if (flexible > 0 && left < flexible) return refuse('agenda-no-discussion');
  let at = session.startsAt;
  return accept(
    planned.map(({ part, talk, length }) => {
      const startsAt = at;
      const lasts = length ?? Math.floor(left / flexible);
      at = startsAt.add({ minutes: lasts });
      return { part, talk, minutes: lasts, startsAt, endsAt: at };
    }),
  );
}

type Length = { readonly part: string; readonly talk: number | null; readonly length: number | null };

function partLengths(part: string, format: AgendaFormat, minutes: Readonly<Record<string, number>>): readonly Length[] {
  if (part === talksPart) {
    return Array.from({ length: format.talks }, (_, index) => ({ part, talk: index + 1, length: format.minutesEach }));
  }
  if (part === discussionPart) return [{ part, talk: null, length: minutes[part] ?? null }];
  const length = minutes[part] ?? 0;
  return length > 0 ? [{ part, talk: null, length }] : [];
}

const minutesBetween = (from: Temporal.Instant, to: Temporal.Instant): number =>
  Math.floor(from.until(to).total({ unit: 'minutes' }));

/** Whether a dialogue's themes can be held one after the other. Refusals: `themes-overlap`, by their numbers. */
export function checkThemes<T extends Interval & { readonly n: number }>(themes: readonly T[]): Result<readonly T[]> {
  const reasons = overlapping(themes).map(([first, second]): Reason => {
    const numbers = { first: themes[first]?.n ?? 0, second: themes[second]?.n ?? 0 };
    return { code: 'themes-overlap', params: numbers };
  });
  return unless(reasons, () => themes);
}

/** The positions of every two that share a moment; one that ends when another starts shares none with it. */
function overlapping(intervals: readonly Interval[]): readonly (readonly [number, number])[] {
  return intervals.flatMap((a, first) =>
    intervals
      .slice(first + 1)
      .flatMap((b, index) =>
        before(a.startsAt, b.endsAt) && before(b.startsAt, a.endsAt) ? [[first, first + 1 + index] as const] : [],
      ),
  );
}

const before = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;
