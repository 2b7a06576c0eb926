import type { Contest } from '../../charter/types.ts';
import type { Reason } from '../../platform/result.ts';
import { type Result, unless } from '../../platform/result.ts';
import type { CountResult } from '../counting/outcome.ts';
import type { SeatToFill, Stage } from '../types.ts';

/**
 * Whether those elected may be proclaimed: the time for complaints is over, and every complaint decided. Refusals:
 * `proclaim-too-early`, `proclaim-complaints-open` (`count`), `proclaim-already`, `proclaim-nothing` (void or called off).
 */
export function decideProclaiming(stage: Stage, openComplaints: number): Result<null> {
  const reasons: Reason[] = [];
  if (stage === 'proclaimed') reasons.push({ code: 'proclaim-already' });
  else if (stage === 'void' || stage === 'cancelled') reasons.push({ code: 'proclaim-nothing' });
  else if (stage !== 'proclaiming') reasons.push({ code: 'proclaim-too-early' });
  if (openComplaints > 0) reasons.push({ code: 'proclaim-complaints-open', params: { count: openComplaints } });
  return unless(reasons, () => null);
}

/**
 * Those elected in the order in which they take the offices: as they were elected; of those who were level at every
 * stage, whoever the lot puts first.
 */
export function inOrderOfElection(
  { winners, electedAtStage, stages }: Pick<CountResult, 'winners' | 'electedAtStage' | 'stages'>,
  lots: readonly number[],
): readonly number[] {
  const place = new Map(winners.map((winner, at) => [winner, at]));
  const levels = new Map(
    winners.map((winner, at) => [
      winner,
      [electedAtStage[at], ...stages.map(({ totals }) => totals[winner] ?? 0)].join(' '),
    ]),
  );
  return winners.toSorted((one, other) =>
    levels.get(one) === levels.get(other)
      ? lots.indexOf(one) - lots.indexOf(other)
      : (place.get(one) ?? 0) - (place.get(other) ?? 0),
  );
}

/** The offices that an election fills, one for each seat, in the order in which they are taken. */
export const officesInOrder = (
  { offices }: Pick<Contest, 'offices'>,
  fills: readonly SeatToFill[] | null,
): readonly string[] =>
  fills?.map(({ office }) => office) ?? offices.flatMap(({ office, seats }) => new Array<string>(seats).fill(office));

/** A seat as it counts for vacancies. */
type Held = {
  readonly office: string;
  readonly how: 'elected' | 'alternate' | 'vacancy';
  readonly termEndsAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
};

/** Seats whose mandate has not ended before its term by `at`. */
export const notLeft = <S extends Pick<Held, 'endedAt'>>(seats: readonly S[], at: Temporal.Instant): readonly S[] =>
  seats.filter(({ endedAt }) => endedAt === null || Temporal.Instant.compare(endedAt, at) > 0);

/** Seats whose mandate ended before its term, and that nobody has taken since. `seats`: in the order they were given. */
export function vacanciesAmong<S extends Held>(seats: readonly S[], at: Temporal.Instant): readonly S[] {
  const isOver = (end: Temporal.Instant): boolean => Temporal.Instant.compare(end, at) <= 0;
  const open = seats.filter(
    ({ how, endedAt, termEndsAt }) => how !== 'alternate' && endedAt !== null && isOver(endedAt) && !isOver(termEndsAt),
  );
  return [...Map.groupBy(open, ({ office }) => office)].flatMap(([office, ofOffice]) => {
    const filled = seats.filter((one) => one.office === office && one.how === 'vacancy').length;
    return ofOffice.slice(filled);
  });
}
