import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { Texts } from '../../platform/reader.ts';
import type { DialogueId, SeatId, ThemeId } from '../types.ts';

/** Someone on the host's list of a theme: with a seat, or written down without one. */
export type HostListEntry = {
  readonly seatId: SeatId | null;
  /** Whether there is a seat and it stands: one may have been given back after it was noted who was there. */
  readonly seated: boolean;
  readonly name: string;
  readonly institution: string;
  readonly country: string;
  readonly sector: string;
  /** How the seat was confirmed; null without a seat. */
  readonly attends: 'online' | 'in-person' | null;
  /** The presence that was noted; null: none yet. */
  readonly attendanceId: string | null;
  readonly mode: 'online' | 'in-person' | null;
  /** Whether an imported report tells of it. */
  readonly reported: boolean;
};

/** Everyone who has a seat, and everyone who was written down, in the alphabetical order of names. */
export async function hostListOf(
  db: Database | Transaction,
  dialogueId: DialogueId,
  themeId: ThemeId,
): Promise<HostListEntry[]> {
  const { rows } = await sql<HostListEntry>`
    select * from (
      select s.id as "seatId", s.released_at is null as seated, i.name, i.institution, i.country, i.sector, s.attends, a.id as "attendanceId", a.mode,
        a.minutes is not null as reported
      from seat s join invitation i on i.id = s.invitation_id
      left join attendance a on a.seat_id = s.id and a.theme_id = ${themeId}
      where s.dialogue_id = ${dialogueId} and (s.released_at is null or a.id is not null)
      union all
      select null, false, a.name, coalesce(a.institution, ''), a.country, a.sector, null, a.id, a.mode, a.minutes is not null
      from attendance a where a.theme_id = ${themeId} and a.seat_id is null and a.name is not null
    ) listed
    order by fold(name), "seatId", "attendanceId"`.execute(db);
  return rows;
}

export type PresenceCount = { readonly inPerson: number; readonly online: number };

export async function countPresent(db: Database, themeId: ThemeId): Promise<PresenceCount> {
  const { rows } = await sql<PresenceCount>`
    select count(*) filter (where mode = 'in-person')::int as "inPerson",
      count(*) filter (where mode = 'online')::int as online
    from attendance where theme_id = ${themeId}`.execute(db);
  return rows[0] ?? { inPerson: 0, online: 0 };
}

/** What stands of a seat for counting: whose it is, and whether it is of this dialogue. */
export type SeatOwner = {
  readonly seatId: SeatId;
  readonly dialogueId: DialogueId;
  readonly name: string;
  readonly email: string;
  readonly country: string;
  readonly sector: string;
  readonly gender: string | null;
};

const owners = sql`
  select s.id as "seatId", s.dialogue_id as "dialogueId", i.name, s.email, i.country, i.sector,
    coalesce(s.gender, i.gender) as gender
  from seat s join invitation i on i.id = s.invitation_id`;

/** Seats that stand in a dialogue, the earliest first. */
export async function seatOwnersOf(db: Database | Transaction, dialogueId: DialogueId): Promise<SeatOwner[]> {
  const { rows } = await sql<SeatOwner>`
    ${owners} where s.dialogue_id = ${dialogueId} and s.released_at is null
    order by s.confirmed_at, s.id`.execute(db);
  return rows;
}

/** Someone who was invited and has no seat that stands. */
export type Invitee = Attendee & {
  readonly email: string;
  /** The seat they had and gave back, or lost; null: none. */
  readonly seatId: SeatId | null;
};

/** One of each address that was invited to a dialogue and has no seat there: by the invitation that stands, or the last. */
export async function inviteesWithoutSeat(db: Database | Transaction, dialogueId: DialogueId): Promise<Invitee[]> {
  const { rows } = await sql<Invitee>`
    select distinct on (i.email) i.email, i.name, i.institution, i.country, i.sector,
      coalesce(s.gender, i.gender) as gender, s.id as "seatId"
    from invitation i
    left join invitation_end e on e.invitation_id = i.id
    left join seat s on s.invitation_id = i.id
    where i.dialogue_id = ${dialogueId} and not exists (
      select from seat stands where stands.dialogue_id = i.dialogue_id and stands.email = i.email
        and stands.released_at is null)
    order by i.email, e.invitation_id is null desc, i.invited_at desc, s.confirmed_at desc nulls last`.execute(db);
  return rows;
}

export async function findSeatOwner(tx: Transaction, seatId: SeatId): Promise<SeatOwner | null> {
  const { rows } = await sql<SeatOwner>`${owners} where s.id = ${seatId} and s.released_at is null`.execute(tx);
  return rows[0] ?? null;
}

/** In the room, by the host's list: whatever else was known of the presence stays. */
export const markInRoom = (
  tx: Transaction,
  themeId: ThemeId,
  { seatId, country, sector, gender }: SeatOwner,
  by: PersonId,
  at: Temporal.Instant,
): Promise<unknown> =>
  sql`
    insert into attendance (theme_id, seat_id, country, sector, gender, mode, source, noted_by, noted_at)
    values (${themeId}, ${seatId}, ${country}, ${sector}, ${gender}, 'in-person', 'host', ${by}, ${at})
    on conflict (theme_id, seat_id) where seat_id is not null
    do update set mode = 'in-person', source = 'host', noted_by = excluded.noted_by, noted_at = excluded.noted_at
    where attendance.mode <> 'in-person'`.execute(tx);

/** Minutes of the imported report: a presence that was not known is one from here on. */
export const noteMinutes = (
  tx: Transaction,
  themeId: ThemeId,
  { seatId, country, sector, gender }: Pick<SeatOwner, 'seatId' | 'country' | 'sector' | 'gender'>,
  minutes: number,
  by: PersonId,
  at: Temporal.Instant,
): Promise<unknown> =>
  sql`
    insert into attendance (theme_id, seat_id, country, sector, gender, mode, source, minutes, noted_by, noted_at)
    values (${themeId}, ${seatId}, ${country}, ${sector}, ${gender}, 'online', 'import', ${minutes}, ${by}, ${at})
    on conflict (theme_id, seat_id) where seat_id is not null do update set minutes = excluded.minutes`.execute(tx);

/** Someone who took part without a seat. */
export type Attendee = {
  readonly name: string;
  readonly institution: string | null;
  readonly country: string;
  readonly sector: string;
  readonly gender: string | null;
};

/** Writes someone down who has no seat; sent twice by the same form, it is one presence. */
export const insertAttendee = (
  tx: Transaction,
  themeId: ThemeId,
  person: Attendee,
  how: {
    readonly mode: 'online' | 'in-person';
    readonly source: 'host' | 'import';
    readonly minutes: number | null;
    readonly once: string | null;
  },
  by: PersonId,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('attendance')
    .values({
      theme_id: themeId,
      name: person.name,
      institution: person.institution,
      country: person.country,
      sector: person.sector,
      gender: person.gender,
      mode: how.mode,
      source: how.source,
      minutes: how.minutes,
      noted_by: by,
      noted_at: at,
      once: how.once,
    })
    .onConflict((conflict) => conflict.column('once').doNothing())
    .execute();

/** Whether the form with this key wrote somebody down. */
export async function isAttendeeOf(tx: Transaction, once: string): Promise<boolean> {
  return (await tx.selectFrom('attendance').select('id').where('once', '=', once).executeTakeFirst()) !== undefined;
}

/** Someone without a seat who was written down under this name, accents and case aside. */
export async function findAttendee(tx: Transaction, themeId: ThemeId, name: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from attendance
    where theme_id = ${themeId} and seat_id is null and fold(name) = fold(${name}) order by noted_at, id limit 1`.execute(
    tx,
  );
  return rows[0]?.id ?? null;
}

export const setMinutes = (tx: Transaction, id: string, minutes: number): Promise<unknown> =>
  tx.updateTable('attendance').set({ minutes }).where('id', '=', id).execute();

type NotedPresence = {
  readonly id: string;
  readonly seatId: SeatId | null;
  readonly mode: 'online' | 'in-person';
  readonly source: 'door' | 'host' | 'import' | 'example';
  readonly minutes: number | null;
  /** Whether the person came through their own door. */
  readonly entered: boolean;
};

/** A presence that was noted at a theme, its row locked. */
export async function lockPresence(tx: Transaction, themeId: ThemeId, id: string): Promise<NotedPresence | null> {
  const { rows } = await sql<NotedPresence>`
    select a.id, a.seat_id as "seatId", a.mode, a.source, a.minutes,
      exists (select from room_entry r where r.seat_id = a.seat_id and r.theme_id = a.theme_id) as entered
    from attendance a where a.id = ${id} and a.theme_id = ${themeId} for update of a`.execute(tx);
  return rows[0] ?? null;
}

export const setPresence = (
  tx: Transaction,
  id: string,
  { mode, source }: { readonly mode: 'online' | 'in-person'; readonly source: 'door' | 'import' },
): Promise<unknown> => tx.updateTable('attendance').set({ mode, source }).where('id', '=', id).execute();

/** What is left of a presence without the report that told of it. */
export const forgetMinutes = (
  tx: Transaction,
  id: string,
  { mode, source }: { readonly mode: 'online' | 'in-person'; readonly source: 'host' | 'door' },
): Promise<unknown> => tx.updateTable('attendance').set({ mode, source, minutes: null }).where('id', '=', id).execute();

/** A presence that was noted by mistake: nobody was there. */
export const deletePresence = (tx: Transaction, id: string): Promise<unknown> =>
  tx.deleteFrom('attendance').where('id', '=', id).execute();

/** Where the person with an address took part. */
export async function presencesOf(
  db: Database | Transaction,
  email: string,
): Promise<{ dialogueId: DialogueId; theme: number; mode: string; minutes: number | null }[]> {
  const { rows } = await sql<{ dialogueId: DialogueId; theme: number; mode: string; minutes: number | null }>`
    select t.dialogue_id as "dialogueId", t.n as theme, a.mode, a.minutes
    from attendance a join theme t on t.id = a.theme_id join seat s on s.id = a.seat_id
    where s.email = ${email} order by t.starts_at, a.id`.execute(db);
  return rows;
}

/** A theme whose people are being noted. */
export type ThemeAround = {
  readonly id: ThemeId;
  readonly slug: string;
  /** Of the dialogue. */
  readonly dialogue: Texts;
  readonly n: number;
  readonly title: Texts;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  /** When the dialogue's report was first published. */
  readonly reportedAt: Temporal.Instant | null;
};

/** Themes of announced dialogues that end after `since`, the first to start first. */
export async function themesAfter(db: Database, since: Temporal.Instant): Promise<ThemeAround[]> {
  const { rows } = await sql<ThemeAround>`
    select t.id, d.slug, d.title as dialogue, t.n, t.title, t.starts_at as "startsAt",
      t.ends_at as "endsAt", (select min(r.at) from dialogue_report r where r.dialogue_id = d.id) as "reportedAt"
    from theme t join dialogue d on d.id = t.dialogue_id join dialogue_convening c on c.dialogue_id = d.id
    where t.ends_at > ${since} and not exists (select from dialogue_cancellation x where x.dialogue_id = d.id)
    order by t.starts_at, t.id`.execute(db);
  return rows;
}
