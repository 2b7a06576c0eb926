import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { lockInvited } from './answer-invitation.ts';
import { enter, insideOf, leave } from './store/seats.ts';
import type { InvitationId } from './types.ts';

/**
 * Takes the seat out of wherever it is and keeps its place for the browser `device`: no other finds it free. One that
 * keeps no cookies is not known again (`null`): the seat is left for whoever comes first. Moved twice, it was moved once.
 * Refusals: `no-longer-there`, `seat-not-confirmed`.
 */
export const moveSeat = (
  { db }: Pick<Deps, 'db'>,
  id: InvitationId,
  device: Buffer | null,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const found = await lockInvited(tx, id);
    if (!found) return refuse('no-longer-there');
    const { seatId, ended } = found.invitation;
    if (!seatId || ended !== null) return refuse('seat-not-confirmed');
    const inside = await insideOf(tx, seatId);
    if (inside && device) await enter(tx, seatId, inside.themeId, device, at);
    else await leave(tx, seatId, at);
    return accept(null);
  });
