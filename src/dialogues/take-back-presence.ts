import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse, unless } from '../platform/result.ts';
import { aboutClosing, withoutMark } from './rules/noting.ts';
import { deletePresence, lockPresence, setPresence } from './store/attendance.ts';
import { holdTheme } from './store/notes.ts';
import type { Theme } from './types.ts';

/**
 * Takes back that someone was in the room: a slip of the finger, of which nothing is kept. What the door or an
 * imported report knows of the person stays. Taken back twice, it was taken back once.
 * Refusals: `no-longer-there` (the theme), those of `aboutClosing`.
 */
export const takeBackPresence = ({ db }: Pick<Deps, 'db'>, theme: Theme, presenceId: string): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const held = await holdTheme(tx, theme.id);
    if (!held) return refuse('no-longer-there');
    const open = unless(aboutClosing(held), () => null);
    if (!open.ok) return open;
    const noted = await lockPresence(tx, theme.id, presenceId);
    if (!noted || noted.source === 'example' || noted.mode === 'online') return accept(null);
    const left = withoutMark(noted, noted.entered);
    if (left) await setPresence(tx, noted.id, left);
    else await deletePresence(tx, noted.id);
    return accept(null);
  });
