import type { Transaction } from '../platform/database.ts';
import { accept, type Result, refuse, unless } from '../platform/result.ts';
import { aboutClosing } from './rules/noting.ts';
import { lockPresence } from './store/attendance.ts';
import { holdTheme } from './store/notes.ts';
import type { Theme } from './types.ts';

/**
 * Someone on the list of a theme, locked until the transaction ends, while the list may be written; null: not, or no
 * more, on it. Refusals: `no-longer-there` (the theme), those of `aboutClosing`.
 */
export async function holdPresence(
  tx: Transaction,
  theme: Pick<Theme, 'id'>,
  presenceId: string,
): Promise<Result<Awaited<ReturnType<typeof lockPresence>>>> {
  const held = await holdTheme(tx, theme.id);
  if (!held) return refuse('no-longer-there');
  const open = unless(aboutClosing(held), () => null);
  return open.ok ? accept(await lockPresence(tx, theme.id, presenceId)) : open;
}
