import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import { recordedAs } from '../mandates/grant-mandate.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { moveDrawing } from './move-drawing.ts';
import { decideCalendarChange, type Moments, momentNames, recordedDays } from './rules/calendar.ts';
import { stageOf } from './rules/stage.ts';
import { insertCalendar, lockElection } from './store/elections.ts';
import { hasBallots } from './store/votes.ts';
import type { ElectionId } from './types.ts';

/**
 * Changes the calendar of an announced election before anyone can vote; the earlier one stays on its page. The same
 * calendar again changes nothing. Where cards are prepared, every observer agrees first to sign them until the vote
 * opens. Refusals: `no-longer-there`, those of `decideCalendarChange` and of `moveDrawing`.
 */
export async function changeCalendar(
  deps: Pick<Deps, 'db' | 'dataDir' | 'charter' | 'random'>,
  id: ElectionId,
  moments: Moments,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> {
  const moved = await moveDrawing(deps, id, moments, at);
  if (!moved.ok) return moved;
  const changed = await keepCalendar(deps, id, moments, by, at);
  if (!changed.ok) await moved.value();
  return changed;
}

const keepCalendar = (
  { db, charter, random }: Pick<Deps, 'db' | 'charter' | 'random'>,
  id: ElectionId,
  moments: Moments,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(db, async (tx): Promise<Result<null>> => {
    const election = await lockElection(tx, id);
    if (!election?.convenedAt) return refuse('no-longer-there');
    const { calendar } = election;
    if (momentNames.every((name) => moments[name].equals(calendar[name]))) return accept(null);
    const stage = (await hasBallots(tx, id)) ? 'voting' : stageOf(election, at);
    const known = { stage, at, zone: homeZone(charter) };
    const decision = decideCalendarChange(charter.elections, election, moments, known);
    if (!decision.ok) return decision;
    await insertCalendar(tx, id, moments, { cause: 'changed', by: by.personId, at });
    await record(
      tx,
      {
        kind: 'election-calendar-changed',
        by: recordedAs(by),
        subject: `election:${id}`,
        facts: {
          body: election.body,
          contest: election.contest,
          cause: 'changed',
          ...recordedDays(charter, moments),
        },
      },
      { at, random },
    );
    return accept(null);
  });
