import type { Deps } from '../deps.ts';
import { recordedAs } from '../mandates/grant-mandate.ts';
import { lockBody } from '../mandates/store/mandates.ts';
import type { Acting } from '../mandates/types.ts';
import { type Transaction, transact } from '../platform/database.ts';
import type { Mail } from '../platform/mail.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { collectSuccessor } from './collect-successor.ts';
import { openSeats } from './collect-vacancies.ts';
import { sourceOf } from './proclaim-election.ts';
import { seatedMail } from './result-mail.tsx';
import { vacanciesAmong } from './rules/proclaiming.ts';
import { replaceAlternate } from './seat-alternate.ts';
import { seatCandidate } from './seat-elected.ts';
import { lockElection } from './store/elections.ts';
import type { Addressee } from './store/members.ts';
import { findCount, type Seat, seatsOf } from './store/results.ts';
import { tellCandidatesIn } from './tell-everyone.ts';
import type { Election, ElectionId } from './types.ts';

/**
 * Fills a seat that fell vacant, for what is left of its term, with whom the papers of the election put there
 * (`countBack`), who is told; an alternate who comes in is replaced as such. Refusals: `no-longer-there`,
 * `vacancy-none`; `vacancy-nobody-left`: a by-election is called for.
 */
export const fillVacancy = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
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
    await tellSeatedIn(tx, deps, { election, before: seats }, at);
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

/** Writes to whoever has a seat now that nobody had `before`. */
async function tellSeatedIn(
  tx: Transaction,
  deps: Pick<Deps, 'charter' | 'baseUrl'>,
  { election, before }: { readonly election: Election; readonly before: readonly Seat[] },
  at: Temporal.Instant,
): Promise<void> {
  const had = new Set(before.map(({ mandateId }) => mandateId));
  const given = (await seatsOf(tx, election.id)).filter(({ mandateId }) => !had.has(mandateId));
  const letter = (to: Addressee): Mail | null => {
    const seat = given.find(({ personId }) => personId === to.personId);
    return seat ? seatedMail(deps, to, election, seat) : null;
  };
  await tellCandidatesIn(tx, election, letter, at);
}
