import type { PersonId } from '../../accounts/types.ts';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { InterpretationChannel, Room, RoomSettings, ThemeId } from '../types.ts';

/** Replaces how long the parts of a theme's agenda last. */
export async function setAgendaParts(
  tx: Transaction,
  themeId: ThemeId,
  minutes: Readonly<Record<string, number>>,
): Promise<void> {
  await tx.deleteFrom('agenda_part').where('theme_id', '=', themeId).execute();
  const rows = Object.entries(minutes).map(([part, length]) => ({ theme_id: themeId, part, minutes: length }));
  if (rows.length > 0) await tx.insertInto('agenda_part').values(rows).execute();
}

/** What the door of a theme needs to know of it: its room, secrets included, and its interpretation. */
type Equipped = { readonly room: Room | null; readonly channels: readonly InterpretationChannel[] };

export async function doorsOf(db: Database, themes: readonly ThemeId[]): Promise<ReadonlyMap<ThemeId, Equipped>> {
  const ids = [...themes];
  if (ids.length === 0) return new Map();
  const [rooms, channels] = await Promise.all([
    db
      .selectFrom('theme_room')
      .select(['theme_id as themeId', 'settings', 'opens_minutes as opensMinutes', 'set_at as setAt'])
      .where('theme_id', 'in', ids)
      .$castTo<Room & { readonly themeId: ThemeId }>()
      .execute(),
    db
      .selectFrom('interpretation_channel')
      .select(['theme_id', 'language', 'label', 'url'])
      .where('theme_id', 'in', ids)
      .orderBy('language')
      .execute(),
  ]);
  return new Map(
    ids.map((id) => [
      id,
      {
        room: rooms.find(({ themeId }) => themeId === id) ?? null,
        channels: channels.filter(({ theme_id }) => theme_id === id),
      },
    ]),
  );
}

/** The interpretation of a theme, by language. */
export const channelsOf = (db: Database | Transaction, themeId: ThemeId): Promise<InterpretationChannel[]> =>
  db
    .selectFrom('interpretation_channel')
    .select(['language', 'label', 'url'])
    .where('theme_id', '=', themeId)
    .orderBy('language')
    .execute();

export async function setChannels(
  tx: Transaction,
  themeId: ThemeId,
  channels: readonly InterpretationChannel[],
): Promise<void> {
  await tx.deleteFrom('interpretation_channel').where('theme_id', '=', themeId).execute();
  const rows = channels.map(({ language, label, url }) => ({ theme_id: themeId, language, label, url }));
  if (rows.length > 0) await tx.insertInto('interpretation_channel').values(rows).execute();
}

/** The room of a theme, secrets included: never to be shown. */
export async function roomOf(db: Database | Transaction, themeId: ThemeId): Promise<Room | null> {
  const row = await db
    .selectFrom('theme_room')
    .select(['settings', 'opens_minutes as opensMinutes', 'set_at as setAt'])
    .where('theme_id', '=', themeId)
    .$castTo<Room>()
    .executeTakeFirst();
  return row ?? null;
}

export async function setRoomOf(
  tx: Transaction,
  themeId: ThemeId,
  settings: RoomSettings,
  opensMinutes: number,
  by: PersonId,
  at: Temporal.Instant,
): Promise<void> {
  const values = { kind: settings.kind, settings: json(settings), opens_minutes: opensMinutes, set_by: by, set_at: at };
  await tx
    .insertInto('theme_room')
    .values({ ...values, theme_id: themeId })
    .onConflict((conflict) => conflict.column('theme_id').doUpdateSet(values))
    .execute();
}

/** What stands for each theme beside its own row: who serves it, its channels, its room. */
type Equipment = {
  readonly themeId: ThemeId;
  readonly languages: readonly string[];
  readonly room: boolean;
};

export async function equipmentOf(db: Database, themes: readonly ThemeId[]): Promise<Equipment[]> {
  if (themes.length === 0) return [];
  const ids = [...themes];
  const [channels, rooms] = await Promise.all([
    db.selectFrom('interpretation_channel').select(['theme_id', 'language']).where('theme_id', 'in', ids).execute(),
    db.selectFrom('theme_room').select('theme_id').where('theme_id', 'in', ids).execute(),
  ]);
  return themes.map((themeId) => ({
    themeId,
    languages: channels.filter(({ theme_id }) => theme_id === themeId).map(({ language }) => language),
    room: rooms.some(({ theme_id }) => theme_id === themeId),
  }));
}
