import type { PersonId } from '../../accounts/types.ts';
import type { Transaction } from '../../platform/database.ts';
import type { PositionId, RoundId, Stance } from '../types.ts';

export const insertPosition = (
  tx: Transaction,
  position: {
    readonly roundId: RoundId;
    readonly agency: string;
    readonly stance: Stance;
    readonly reason: string | null;
    readonly by: PersonId;
  },
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('seat_position')
    .values({
      round_id: position.roundId,
      agency: position.agency,
      stance: position.stance,
      reason: position.reason,
      by: position.by,
      at,
    })
    .execute();

/** False where this sending of the form was kept before. */
export async function insertAnswer(
  tx: Transaction,
  answer: {
    readonly positionId: PositionId;
    readonly agency: string;
    readonly text: string;
    readonly by: PersonId;
    readonly once: string;
  },
  at: Temporal.Instant,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('seat_answer')
    .values({
      position_id: answer.positionId,
      agency: answer.agency,
      text: answer.text,
      by: answer.by,
      once: answer.once,
      at,
    })
    .onConflict((conflict) => conflict.column('once').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
