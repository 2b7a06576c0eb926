import type { Deps } from '../deps.ts';
import { endMandateIn } from '../mandates/end-mandate.ts';
import type { Acting } from '../mandates/types.ts';
import type { Transaction } from '../platform/database.ts';
import { notLeft } from './rules/proclaiming.ts';
import { incomingFor, positionsIn, type Source, seatCandidate } from './seat-elected.ts';
import type { Seat } from './store/results.ts';

type Needs = Pick<Deps, 'charter' | 'random'>;

/** Gives the contest's alternate: whoever the papers put in the place of `standsInFor`; where nobody is left, none. */
export async function seatAlternate(
  tx: Transaction,
  deps: Needs,
  source: Source,
  asked: {
    readonly members: readonly number[];
    readonly standsInFor: number;
    /** Who has left already. */
    readonly left?: readonly number[];
    readonly startsAt: Temporal.Instant;
    readonly endsAt?: Temporal.Instant;
  },
  by: Acting,
  at: Temporal.Instant,
): Promise<void> {
  const { alternate } = source.contest;
  const { members, standsInFor, left = [], ...term } = asked;
  if (alternate === null) return;
  const unavailable = [...left];
  for (;;) {
    const candidate = incomingFor(source, { members, vacating: [standsInFor], unavailable });
    if (candidate === null) return;
    const seat = { candidate, office: alternate, how: 'alternate', ...term } as const;
    if ((await seatCandidate(tx, deps, source, seat, by, at)).ok) return;
    unavailable.push(candidate);
  }
}

/**
 * Whoever stood in and takes an office now stands in no longer: the mandate as alternate ends, and the next by the
 * papers has it for the rest of its term. `seats` as they were before.
 */
export async function replaceAlternate(
  tx: Transaction,
  deps: Needs,
  source: Source,
  taken: { readonly seats: readonly Seat[]; readonly vacancy: Seat; readonly candidate: number },
  by: Acting,
  at: Temporal.Instant,
): Promise<void> {
  const { contest } = source;
  const positionOf = positionsIn(source);
  const running = notLeft(taken.seats, at);
  const was = running.find((seat) => seat.how === 'alternate' && positionOf(seat) === taken.candidate);
  if (!was) return;
  await endMandateIn(tx, deps, { mandateId: was.mandateId, cause: 'other-office' }, by, at);
  const held = running.filter(({ how }) => how !== 'alternate').map((seat) => [seat.office, positionOf(seat)] as const);
  const offices = new Map([...held, [taken.vacancy.office, taken.candidate] as const]);
  const standsInFor = offices.get(contest.offices.at(-1)?.office ?? '');
  if (standsInFor === undefined) return;
  const members = [...offices.values()];
  const left = taken.seats.map(positionOf).filter((candidate) => !members.includes(candidate));
  const term = { startsAt: at, endsAt: was.termEndsAt };
  await seatAlternate(tx, deps, source, { members, standsInFor, left, ...term }, by, at);
}
