import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { type Result, refuse, unless } from '../platform/result.ts';
import { aboutNoting } from './rules/noting.ts';
import { findSeatOwner, markInRoom } from './store/attendance.ts';
import { holdTheme } from './store/notes.ts';
import type { SeatId, Theme } from './types.ts';

/**
 * Notes that someone with a seat is in the room. Noted twice, they are there once.
 * Refusals: `no-longer-there`, those of `aboutNoting`.
 */
export const noteInRoom = (
  { db }: Pick<Deps, 'db'>,
  theme: Theme,
  seatId: SeatId,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const held = await holdTheme(tx, theme.id);
    const owner = await findSeatOwner(tx, seatId);
    if (!held || owner?.dialogueId !== theme.dialogueId) return refuse('no-longer-there');
    const decision = unless(aboutNoting(held, at), () => null);
    if (decision.ok) await markInRoom(tx, theme.id, owner, by.personId, at);
    return decision;
  });
