import type { Deps } from '../deps.ts';
import { lockBody } from '../mandates/store/mandates.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import type { Speaking } from './permissions.ts';
import { decidePosition, lastWords } from './rules/agency-round.ts';
import { insertPosition } from './store/positions.ts';
import { lastRounds } from './store/rounds.ts';
import { tellObjectionIn } from './tell-agencies.ts';
import type { Stance } from './types.ts';

/**
 * An agency consents to what is proposed in a round, or objects with a reason, which the other agencies are told. It
 * may change its word until the round closes; the same word twice is said once.
 * Refusals: `round-unknown` and those of `decidePosition`.
 */
export const takePosition = (
  deps: Pick<Deps, 'db' | 'charter' | 'baseUrl'>,
  asked: { readonly round: string; readonly stance: Stance; readonly reason: string | null },
  by: Speaking,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    await lockBody(tx, 'liaison');
    const [round] = await lastRounds(tx, at, 1);
    if (round?.id !== asked.round) return refuse('round-unknown');
    const decision = decidePosition(round, asked, at);
    if (!decision.ok) return decision;
    const { stance, reason } = decision.value;
    const before = lastWords(round.positions).find(({ agency }) => agency === by.agency);
    if (before?.stance === stance && before.reason === reason) return accept(null);
    const position = { roundId: round.id, agency: by.agency, stance, reason, by: by.personId };
    await insertPosition(tx, position, at);
    if (reason !== null) await tellObjectionIn(tx, deps, { agency: by.agency, reason, by: by.personId }, at);
    return accept(null);
  });
