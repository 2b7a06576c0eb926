import type { Deps } from '../deps.ts';
import { recordedAs } from '../mandates/grant-mandate.ts';
import { lockBody } from '../mandates/store/mandates.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { collectVacancies } from './collect-vacancies.ts';
import { convenedMail } from './mail.tsx';
import { callOf, decideIn } from './prepare-election.ts';
import { recordedDays } from './rules/calendar.ts';
import { insertConvening, lockElection, updateElection } from './store/elections.ts';
import { tellMembersIn } from './tell-members.ts';
import type { ElectionId } from './types.ts';

/**
 * Announces an election: it is public from here on, candidacies may come, and every member's representatives are told.
 * Announced twice, it was announced once. What a by-election fills is fixed with it. Refusals: `no-longer-there`,
 * `election-cancelled`, those of `decideCall`; `vacancy-from-papers`: the ballots of the last election come first.
 */
export const announceElection = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  id: ElectionId,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const { charter, random } = deps;
    const election = await lockElection(tx, id);
    if (!election) return refuse('no-longer-there');
    if (election.cancelled) return refuse('election-cancelled');
    if (election.convenedAt) return accept(null);
    await lockBody(tx, election.body);
    const decision = await decideIn(tx, charter, callOf(election), { announcing: true, at, except: id });
    if (!decision.ok) return decision;
    const fills = decision.value;
    const vacancies = fills ? await collectVacancies(tx, charter, [election.body], at) : [];
    const left = vacancies.find((one) => one.hasSuccessor && fills?.some(({ office }) => office === one.office));
    if (left) return refuse('vacancy-from-papers');
    await updateElection(tx, id, { ...election, fills });
    const rules = { charterVersion: charter.version, secrecy: charter.elections.secrecy };
    await insertConvening(tx, id, rules, by.personId, at);
    await tellMembersIn(tx, deps, election, (to) => convenedMail(deps, to, election), at);
    const { calendar, body, contest, seats } = election;
    await record(
      tx,
      {
        kind: 'election-convened',
        by: recordedAs(by),
        subject: `election:${id}`,
        facts: {
          body,
          contest,
          seats,
          ...recordedDays(charter, calendar),
        },
      },
      { at, random },
    );
    return accept(null);
  });
