import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { lockTheme } from './store/dialogues.ts';
import { setChannels } from './store/settings.ts';
import type { InterpretationChannel, ThemeId } from './types.ts';

/**
 * Says where each language is heard: at any time, for a channel that fails is mended during the session. Only those
 * who are invited see it. Refusals: `no-longer-there`.
 */
export const setInterpretation = (
  { db }: Pick<Deps, 'db'>,
  themeId: ThemeId,
  channels: readonly InterpretationChannel[],
): Promise<Result<null>> =>
  transact(db, async (tx) => {
    if (!(await lockTheme(tx, themeId))) return refuse('no-longer-there');
    await setChannels(tx, themeId, channels);
    return accept(null);
  });
