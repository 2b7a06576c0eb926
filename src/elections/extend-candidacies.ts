import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { contestOf, sittingGroups, sittingOn, standingGroups } from './collect-standing.ts';
import { extendedMail } from './mail.tsx';
import { extended, mayExtend, recordedDays, termAfter } from './rules/calendar.ts';
import { isShort } from './rules/listing.ts';
import { stageOf } from './rules/stage.ts';
import { candidaciesOf } from './store/candidacies.ts';
import { insertCalendar, lockElection, updateElection } from './store/elections.ts';
import { tellMembersIn } from './tell-members.ts';
import type { ElectionId } from './types.ts';

/**
 * Extends candidacies that have closed with too few, once, by rule: the whole calendar moves, and the members are told.
 * Where the mandates were to begin before its new end, they begin the day after. The answer: whether it was extended.
 */
export const extendCandidacies = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  id: ElectionId,
  at: Temporal.Instant,
): Promise<Result<boolean>> =>
  transact(deps.db, async (tx): Promise<Result<boolean>> => {
    const { charter, random } = deps;
    const election = await lockElection(tx, id);
    if (!election || !mayExtend(election, stageOf(election, at))) return accept(false);
    const contest = contestOf(charter, election);
    const sitting = await sittingOn(tx, charter, election.body, contest, election.termFrom);
    const standing = standingGroups(charter, contest, await candidaciesOf(tx, id));
    const count = { seats: election.seats, standing, sitting: sittingGroups(charter, contest, sitting) };
    if (!isShort(charter, contest, count)) return accept(false);
    const zone = homeZone(charter);
    const calendar = {
      ...extended(charter.elections, election.calendar, { at, zone }),
      cause: 'few-candidates' as const,
    };
    await insertCalendar(tx, id, calendar, { cause: 'few-candidates', by: null, at });
    if (termAfter(election.termFrom, calendar, zone).length > 0) {
      const termFrom = calendar.complaintsUntil.toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 });
      await updateElection(tx, id, { ...election, termFrom });
    }
    await tellMembersIn(tx, deps, election, (to) => extendedMail(deps, to, { ...election, calendar }), at);
    await record(
      tx,
      {
        kind: 'election-calendar-changed',
        by: 'system',
        subject: `election:${id}`,
        facts: {
          body: election.body,
          contest: election.contest,
          cause: 'few-candidates',
          ...recordedDays(charter, calendar),
        },
      },
      { at, random },
    );
    return accept(true);
  });
