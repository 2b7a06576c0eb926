import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import { holdPresence } from './hold-presence.ts';
import { withoutMark } from './rules/noting.ts';
import { deletePresence, setPresence } from './store/attendance.ts';
import type { Theme } from './types.ts';

/**
 * Takes back that someone was in the room: a slip of the finger, of which nothing is kept. What the door or an
 * imported report knows of the person stays. Taken back twice, it was taken back once.
 * Refusals: those of `holdPresence`.
 */
export const takeBackPresence = ({ db }: Pick<Deps, 'db'>, theme: Theme, presenceId: string): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const held = await holdPresence(tx, theme, presenceId);
    if (!held.ok) return held;
    const noted = held.value;
    if (!noted || noted.source === 'example' || noted.mode === 'online') return accept(null);
    const left = withoutMark(noted, noted.entered);
    if (left) await setPresence(tx, noted.id, left);
    else await deletePresence(tx, noted.id);
    return accept(null);
  });
