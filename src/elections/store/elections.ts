import { type RawBuilder, sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { Secrecy } from '../../charter/types.ts';
import type { Body } from '../../mandates/types.ts';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { Texts } from '../../platform/reader.ts';
import type { Calendar, CalendarCause, Election, ElectionId, Outcome, SeatToFill } from '../types.ts';

type Row = Omit<Election, 'calendar' | 'earlierCalendars' | 'cancelled' | 'closed' | 'fills'> & {
  readonly fills: readonly { readonly office: string; readonly until: string | null }[] | null;
  readonly calendars: readonly CalendarRow[];
  readonly cancelledAt: Temporal.Instant | null;
  readonly cancelledFor: Texts | null;
  readonly closedAt: Temporal.Instant | null;
  readonly outcome: Outcome | null;
  readonly entitled: number | null;
  readonly voted: number | null;
};

/** As PostgreSQL writes it into JSON. */
type CalendarRow = { readonly [K in keyof Calendar]: Calendar[K] extends Temporal.Instant ? string : Calendar[K] };

/** Elections with everything that happened to them, in one query. */
async function elections(db: Database | Transaction, where: RawBuilder<boolean>): Promise<Election[]> {
  const { rows } = await sql<Row>`
    select e.id, e.slug, e.body, e.contest, e.charter_version as "charterVersion", e.secrecy, e.seats,
      e.term_from as "termFrom", e.fills, e.note, e.example, c.at as "convenedAt",
      x.at as "cancelledAt", x.reason as "cancelledFor", l.at as "listedAt",
      o.at as "closedAt", o.outcome, o.entitled, o.voted, p.at as "proclaimedAt",
      (select json_agg(json_build_object('candidaciesUntil', k.candidacies_until, 'objectionsUntil', k.objections_until,
          'votingFrom', k.voting_from, 'votingUntil', k.voting_until, 'complaintsUntil', k.complaints_until,
          'cause', k.cause) order by k.at, k.id)
        from election_calendar k where k.election_id = e.id) as calendars
    from election e
    left join election_convening c on c.election_id = e.id
    left join election_cancellation x on x.election_id = e.id
    left join election_list l on l.election_id = e.id
    left join election_closure o on o.election_id = e.id
    left join election_proclamation p on p.election_id = e.id
    where ${where} order by e.created_at desc, e.id desc`.execute(db);
  return rows.map(electionOf);
}

function electionOf(row: Row): Election {
  const { calendars, fills, cancelledAt, cancelledFor, closedAt, outcome, entitled, voted, ...election } = row;
  const all = calendars.map(calendarOf);
  const calendar = all.at(-1);
  if (!calendar) throw new Error(`election ${row.id} has no calendar`);
  return {
    ...election,
    fills: fills?.map(({ office, until }) => ({ office, until: until ? Temporal.Instant.from(until) : null })) ?? null,
    calendar,
    earlierCalendars: all.slice(0, -1),
    cancelled: cancelledAt && cancelledFor ? { at: cancelledAt, reason: cancelledFor } : null,
    closed: closedAt && outcome ? { at: closedAt, outcome, entitled: entitled ?? 0, voted: voted ?? 0 } : null,
  };
}

const calendarOf = (row: CalendarRow): Calendar => ({
  candidaciesUntil: Temporal.Instant.from(row.candidaciesUntil),
  objectionsUntil: Temporal.Instant.from(row.objectionsUntil),
  votingFrom: Temporal.Instant.from(row.votingFrom),
  votingUntil: Temporal.Instant.from(row.votingUntil),
  complaintsUntil: Temporal.Instant.from(row.complaintsUntil),
  cause: row.cause,
});

/** The one made last first; those still in preparation too. */
export const listElections = (db: Database | Transaction): Promise<Election[]> => elections(db, sql`true`);

export const findElection = async (db: Database | Transaction, slug: string): Promise<Election | null> =>
  (await elections(db, sql`e.slug = ${slug}`))[0] ?? null;

export const findElectionById = async (db: Database | Transaction, id: ElectionId): Promise<Election | null> =>
  (await elections(db, sql`e.id = ${id}`))[0] ?? null;

/** The election, its row locked until the transaction ends: acts on it take their turn. */
export async function lockElection(tx: Transaction, id: ElectionId): Promise<Election | null> {
  await tx.selectFrom('election').select('id').where('id', '=', id).forUpdate().execute();
  return findElectionById(tx, id);
}

/** Addresses are given one at a time. */
export const lockSlugs = (tx: Transaction): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended('election slug', 0))`.execute(tx);

/** Addresses in use that begin so. */
export async function slugsLike(tx: Transaction, start: string): Promise<string[]> {
  const rows = await tx.selectFrom('election').select('slug').where('slug', 'like', `${start}%`).execute();
  return rows.map(({ slug }) => slug);
}

/** The election that was made by the form with this key. */
export const findMadeBy = async (tx: Transaction, once: string): Promise<Election | null> =>
  (await elections(tx, sql`e.once = ${once}`))[0] ?? null;

/** What conveners decide. */
type ElectionData = {
  readonly body: Body;
  readonly contest: string;
  readonly seats: number;
  readonly termFrom: Temporal.PlainDate;
  readonly note: Texts | null;
  readonly fills?: readonly SeatToFill[] | null;
};

export async function insertElection(
  tx: Transaction,
  { body, contest, seats, termFrom, note, fills }: ElectionData,
  made: {
    slug: string;
    charterVersion: string;
    secrecy: Secrecy;
    once: string;
    by: PersonId | null;
    at: Temporal.Instant;
  },
): Promise<ElectionId> {
  const { id } = await tx
    .insertInto('election')
    .values({
      slug: made.slug,
      body,
      contest,
      seats,
      term_from: termFrom,
      note: note && json(note),
      fills: fills ? json(fills) : null,
      charter_version: made.charterVersion,
      secrecy: made.secrecy,
      once: made.once,
      created_by: made.by,
      created_at: made.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id as ElectionId;
}

/** What may still be changed before the election is announced, and what an extension changes by rule. */
export const updateElection = (
  tx: Transaction,
  id: ElectionId,
  { seats, termFrom, note, fills }: Pick<ElectionData, 'seats' | 'termFrom' | 'note' | 'fills'>,
): Promise<unknown> =>
  tx
    .updateTable('election')
    .set({ seats, term_from: termFrom, note: note && json(note), fills: fills ? json(fills) : null })
    .where('id', '=', id)
    .execute();

/** In force from here on, in place of the one before. */
export const insertCalendar = (
  tx: Transaction,
  electionId: ElectionId,
  calendar: Omit<Calendar, 'cause'>,
  set: { cause: CalendarCause; by: PersonId | null; at: Temporal.Instant },
): Promise<unknown> =>
  tx
    .insertInto('election_calendar')
    .values({
      election_id: electionId,
      candidacies_until: calendar.candidaciesUntil,
      objections_until: calendar.objectionsUntil,
      voting_from: calendar.votingFrom,
      voting_until: calendar.votingUntil,
      complaints_until: calendar.complaintsUntil,
      ...set,
    })
    .execute();

/** Announced under the charter then in force. */
export async function insertConvening(
  tx: Transaction,
  id: ElectionId,
  rules: { charterVersion: string; secrecy: Secrecy },
  by: PersonId | null,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('election')
    .set({ charter_version: rules.charterVersion, secrecy: rules.secrecy })
    .where('id', '=', id)
    .execute();
  await tx.insertInto('election_convening').values({ election_id: id, by, at }).execute();
}

export const insertCancellation = (
  tx: Transaction,
  cancellation: { electionId: ElectionId; reason: Texts; by: PersonId; at: Temporal.Instant },
): Promise<unknown> =>
  tx
    .insertInto('election_cancellation')
    .values({
      election_id: cancellation.electionId,
      reason: json(cancellation.reason),
      by: cancellation.by,
      at: cancellation.at,
    })
    .execute();
