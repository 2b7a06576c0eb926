import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import { holdPresence } from './hold-presence.ts';
import { withoutReport } from './rules/noting.ts';
import { deletePresence, forgetMinutes } from './store/attendance.ts';
import type { Theme } from './types.ts';

/**
 * Takes back that an imported report told of someone: its rows were another's. What the host or the door knows of the
 * person stays. Taken back twice, it was taken back once.
 * Refusals: those of `holdPresence`.
 */
export const takeBackReport = ({ db }: Pick<Deps, 'db'>, theme: Theme, presenceId: string): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const held = await holdPresence(tx, theme, presenceId);
    if (!held.ok) return held;
    const noted = held.value;
    if (!noted || noted.source === 'example' || noted.minutes === null) return accept(null);
    const left = withoutReport(noted, noted.entered);
    if (left) await forgetMinutes(tx, noted.id, left);
    else await deletePresence(tx, noted.id);
    return accept(null);
  });
