import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { newToken } from '../platform/random.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import type { RoomInput } from './forms/room.ts';
import { roomSettings } from './rules/room-settings.ts';
import { lockTheme } from './store/dialogues.ts';
import { roomOf, setRoomOf } from './store/settings.ts';
import type { ThemeId } from './types.ts';

/**
 * Sets the room a theme is held in: at any time, for a room that fails is replaced during the session. Its address
 * and secret are kept for signing and are never shown again.
 * Refusals: `no-longer-there` and those of `roomSettings`.
 */
export const setRoom = (
  { db, random }: Pick<Deps, 'db' | 'random'>,
  themeId: ThemeId,
  { opens, ...fields }: RoomInput,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const found = await lockTheme(tx, themeId);
    if (!found) return refuse('no-longer-there');
    const known = await roomOf(tx, themeId);
    // Jitsi compares names of rooms in small letters and takes no underscore; no name ends with a hyphen.
    const name = `${found.dialogue.slug}-${newToken(random).toLowerCase().replaceAll(/[_-]/g, '0')}`;
    const settings = roomSettings(fields, known?.settings ?? null, name);
    if (!settings.ok) return settings;
    await setRoomOf(tx, themeId, settings.value, opens, by.personId, at);
    return accept(null);
  });
