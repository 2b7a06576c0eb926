import type { Deps } from '../deps.ts';
import { lockBody } from '../mandates/store/mandates.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import type { Speaking } from './permissions.ts';
import { isOpenAt } from './rules/agency-round.ts';
import { insertAnswer } from './store/positions.ts';
import { lastRounds } from './store/rounds.ts';
import { tellAnswerIn } from './tell-agencies.ts';

/**
 * An agency answers an objection, while the round is open; the agency that objected is told, and may consent then.
 * Sent twice with the same `once`, it is one answer. Refusals: `round-closed`, `seat-objection-unknown`.
 */
export const answerPosition = (
  deps: Pick<Deps, 'db' | 'charter' | 'baseUrl'>,
  asked: { readonly position: string; readonly text: string; readonly once: string },
  by: Speaking,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    await lockBody(tx, 'liaison');
    const [round] = await lastRounds(tx, at, 1);
    const position = round?.positions.find(({ id, stance }) => id === asked.position && stance === 'object');
    if (!round || !position) return refuse('seat-objection-unknown');
    if (!isOpenAt(round, at)) return refuse('round-closed');
    const answer = { positionId: position.id, agency: by.agency, text: asked.text, by: by.personId, once: asked.once };
    if (!(await insertAnswer(tx, answer, at))) return accept(null);
    await tellAnswerIn(tx, deps, { agency: by.agency, objector: position.agency, text: asked.text }, at);
    return accept(null);
  });
