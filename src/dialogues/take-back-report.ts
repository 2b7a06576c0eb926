import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse, unless } from '../platform/result.ts';
import { aboutClosing, withoutReport } from './rules/noting.ts';
import { deletePresence, forgetMinutes, lockPresence } from './store/attendance.ts';
import { holdTheme } from './store/notes.ts';
import type { Theme } from './types.ts';

/**
 * Takes back that an imported report told of someone: its rows were another's. What the host or the door knows of the
 * person stays. Taken back twice, it was taken back once.
 * Refusals: `no-longer-there` (the theme), those of `aboutClosing`.
 */
export const takeBackReport = ({ db }: Pick<Deps, 'db'>, theme: Theme, presenceId: string): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const held = await holdTheme(tx, theme.id);
    if (!held) return refuse('no-longer-there');
    const open = unless(aboutClosing(held), () => null);
    if (!open.ok) return open;
    const noted = await lockPresence(tx, theme.id, presenceId);
    if (!noted || noted.source === 'example' || noted.minutes === null) return accept(null);
    const left = withoutReport(noted, noted.entered);
    if (left) await forgetMinutes(tx, noted.id, left);
    else await deletePresence(tx, noted.id);
    return accept(null);
  });
