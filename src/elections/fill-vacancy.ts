import type { Deps } from '../deps.ts';
import { recordedAs } from '../mandates/grant-mandate.ts';
import { lockBody } from '../mandates/store/mandates.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { collectSuccessor } from './collect-successor.ts';
import { openSeats } from './collect-vacancies.ts';
import { sourceOf } from './proclaim-election.ts';
import { vacanciesAmong } from './rules/proclaiming.ts';
import { replaceAlternate } from './seat-alternate.ts';
import { seatCandidate } from './seat-elected.ts';
import { lockElection } from './store/elections.ts';
import { findCount, seatsOf } from './store/results.ts';
import type { ElectionId } from './types.ts';

/**
 * Fills a seat that fell vacant, for what is left of its term, with whom the papers of the election put there
 * (`countBack`); an alternate who comes in is replaced as such. Refusals: `no-longer-there`, `vacancy-none`;
 * `vacancy-nobody-left`: a by-election is called for.
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
    await lockBody(tx, election.body);
    const seats = await seatsOf(tx, electionId);
    const open = await openSeats(tx, deps.charter, [election.body], at);
    const isOpen = open.some((one) => one.electionId === electionId && one.office === office);
    const vacancy = vacanciesAmong(seats, at).find((one) => one.office === office);
    if (!vacancy || !isOpen) return refuse('vacancy-none');
    const source = await sourceOf(tx, deps, election, count);
    const candidate = await collectSuccessor(tx, deps, source, { seats, vacancy }, at);
    if (candidate === null) return refuse('vacancy-nobody-left');
    const seat = { candidate, office, how: 'vacancy', startsAt: at, endsAt: vacancy.termEndsAt } as const;
    const filled = await seatCandidate(tx, deps, source, seat, by, at);
    if (!filled.ok) return filled;
    await replaceAlternate(tx, deps, source, { seats, vacancy, candidate }, by, at);
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
