import type { Deps } from '../deps.ts';
import { recordedAs } from '../mandates/grant-mandate.ts';
import type { Acting } from '../mandates/types.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { sourceOf } from './proclaim-election.ts';
import { vacanciesAmong } from './rules/proclaiming.ts';
import { incomingFor, type Source, seatCandidate } from './seat-elected.ts';
import { lockElection } from './store/elections.ts';
import { findCount, type Seat, seatsOf } from './store/results.ts';
import type { ElectionId } from './types.ts';

/**
 * Fills a seat that fell vacant, for what is left of its term, with whom the papers of the election put there
 * (`countBack`). Refusals: `no-longer-there`, `vacancy-none`; `vacancy-nobody-left`: a by-election is called for.
 */
export const fillVacancy = (
  deps: Pick<Deps, 'db' | 'charter' | 'random'>,
  { electionId, office }: { readonly electionId: ElectionId; readonly office: string },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const election = await lockElection(tx, electionId);
    const count = election?.proclaimedAt && (await findCount(tx, electionId));
    if (!election || !count) return refuse('no-longer-there');
    const seats = await seatsOf(tx, electionId);
    const vacancy = vacanciesAmong(seats, at).find((one) => one.office === office);
    if (!vacancy) return refuse('vacancy-none');
    const source = await sourceOf(tx, deps, election, count);
    const filled = await seatNext(tx, deps, source, { seats, vacancy }, by, at);
    if (!filled.ok) return filled;
    await record(
      tx,
      {
        kind: 'vacancy-filled',
        by: recordedAs(by),
        subject: `election:${electionId}`,
        facts: { body: election.body, contest: election.contest, office },
      },
      { at, random: deps.random },
    );
    return accept(null);
  });

async function seatNext(
  tx: Transaction,
  deps: Pick<Deps, 'charter' | 'random'>,
  source: Source,
  { seats, vacancy }: { readonly seats: readonly Seat[]; readonly vacancy: Seat },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> {
  const positionOf = ({ candidacyId }: Seat): number => source.file.candidateIds.indexOf(candidacyId);
  const members = seats.filter(({ how }) => how !== 'alternate');
  const sitting = members.filter(({ endedAt }) => endedAt === null || Temporal.Instant.compare(endedAt, at) > 0);
  const left = members.filter((one) => !sitting.includes(one) && one !== vacancy);
  const unavailable = left.map(positionOf);
  const leaving = positionOf(vacancy);
  for (;;) {
    const candidate = incomingFor(source, {
      members: [...sitting.map(positionOf), leaving],
      vacating: [leaving],
      unavailable,
    });
    if (candidate === null) return refuse('vacancy-nobody-left');
    const term = { startsAt: at, endsAt: vacancy.termEndsAt };
    const seat = { candidate, office: vacancy.office, how: 'vacancy', ...term } as const;
    if ((await seatCandidate(tx, deps, source, seat, by, at)).ok) return accept(null);
    unavailable.push(candidate);
  }
}
