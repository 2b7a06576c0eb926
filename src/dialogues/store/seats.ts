import { sql } from 'kysely';
import type { Database, Transaction } from '../../platform/database.ts';
import type { Place } from '../rules/invitations.ts';
import type { DialogueId, InvitationId, SeatId, ThemeId } from '../types.ts';
import type { InvitationCard } from './invitations.ts';

export type SeatChoice = {
  readonly attends: 'online' | 'in-person';
  readonly interpretation: string | null;
  readonly gender: string | null;
  readonly needs: string | null;
};

/** The seats that are taken in a dialogue. */
export async function placesOf(db: Database | Transaction, id: DialogueId): Promise<Place[]> {
  return db
    .selectFrom('seat as s')
    .innerJoin('invitation as i', 'i.id', 's.invitation_id')
    .select(['s.invitation_id as invitationId', 's.email', 'i.list'])
    .where('s.dialogue_id', '=', id)
    .where('s.released_at', 'is', null)
    .execute();
}

/**
 * Takes a seat; false where the address has one already: two clicks at the same moment are told apart here. Who had
 * given a seat back is the same person: what was noted of them goes along.
 */
export async function insertSeat(
  tx: Transaction,
  { id, dialogueId, email }: Pick<InvitationCard, 'id' | 'dialogueId' | 'email'>,
  seat: SeatChoice,
  at: Temporal.Instant,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('seat')
    .values({
      dialogue_id: dialogueId,
      invitation_id: id,
      email,
      attends: seat.attends,
      interpretation: seat.interpretation,
      gender: seat.gender,
      needs: seat.needs,
      confirmed_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return false;
  await sql`
    update attendance set seat_id = ${inserted.id}
    where seat_id in (select s.id from seat s where s.invitation_id = ${id} and s.id <> ${inserted.id})`.execute(tx);
  return true;
}

export const updateSeat = (tx: Transaction, id: SeatId, seat: SeatChoice): Promise<unknown> =>
  tx
    .updateTable('seat')
    .set({
      attends: seat.attends,
      interpretation: seat.interpretation,
      gender: seat.gender,
      needs: seat.needs,
    })
    .where('id', '=', id)
    .execute();

export const setInterpretation = (tx: Transaction, id: SeatId, language: string | null): Promise<unknown> =>
  tx.updateTable('seat').set({ interpretation: language }).where('id', '=', id).execute();

/**
 * Frees the seat of an invitation, which leaves the room. Whoever went through the door of a theme that has not begun
 * took no part in it.
 */
export async function releaseSeat(tx: Transaction, invitation: InvitationId, at: Temporal.Instant): Promise<void> {
  const theirs = sql`select s.id from seat s where s.invitation_id = ${invitation} and s.released_at is null`;
  await sql`update room_entry set left_at = ${at} where left_at is null and seat_id in (${theirs})`.execute(tx);
  await sql`
    delete from attendance a using theme t where t.id = a.theme_id and t.starts_at > ${at}
      and a.source = 'door' and a.seat_id in (${theirs})`.execute(tx);
  await sql`update seat set released_at = ${at} where id in (${theirs})`.execute(tx);
}

/** Where someone is inside now. `endsAt` is the theme's end. */
type Inside = {
  readonly id: string;
  readonly themeId: ThemeId;
  readonly device: Buffer;
  readonly endsAt: Temporal.Instant;
};

export async function insideOf(db: Database | Transaction, seatId: SeatId): Promise<Inside | null> {
  const row = await db
    .selectFrom('room_entry as r')
    .innerJoin('theme as t', 't.id', 'r.theme_id')
    .select(['r.id', 'r.theme_id', 'r.device', 't.ends_at'])
    .where('r.seat_id', '=', seatId)
    .where('r.left_at', 'is', null)
    .executeTakeFirst();
  return row ? { id: row.id, themeId: row.theme_id as ThemeId, device: row.device, endsAt: row.ends_at } : null;
}

/** Leaves wherever the seat was, and enters here. */
export async function enter(
  tx: Transaction,
  seatId: SeatId,
  themeId: ThemeId,
  device: Buffer,
  at: Temporal.Instant,
): Promise<void> {
  await leave(tx, seatId, at);
  await tx.insertInto('room_entry').values({ seat_id: seatId, theme_id: themeId, device, entered_at: at }).execute();
}

export const leave = (tx: Transaction, seatId: SeatId, at: Temporal.Instant): Promise<unknown> =>
  tx
    .updateTable('room_entry')
    .set({ left_at: at })
    .where('seat_id', '=', seatId)
    .where('left_at', 'is', null)
    .execute();

/** Counts someone who came through their own door; once a theme. */
export const noteDoorAttendance = (
  tx: Transaction,
  themeId: ThemeId,
  { seatId, country, sector, gender }: Pick<InvitationCard, 'seatId' | 'country' | 'sector' | 'gender'>,
  at: Temporal.Instant,
): Promise<unknown> =>
  sql`
    insert into attendance (theme_id, seat_id, country, sector, gender, mode, source, noted_at)
    values (${themeId}, ${seatId}, ${country}, ${sector}, ${gender}, 'online', 'door', ${at})
    on conflict (theme_id, seat_id) where seat_id is not null do nothing`.execute(tx);

/** Whether the person with this address holds, at `at`, one of `offices` in a theme. */
export async function hostsTheme(
  db: Database,
  email: string,
  themeId: ThemeId,
  offices: readonly string[],
  at: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`
    select from mandate m join person p on p.id = m.person_id
    where p.email = ${email} and m.body = ${`theme:${themeId}`} and m.office = any(${[...offices]}::text[])
      and m.starts_at <= ${at} and m.ends_at > ${at}
      and not exists (select from mandate_end e where e.mandate_id = m.id and e.at <= ${at})
    limit 1`.execute(db);
  return rows.length > 0;
}
