import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { PanelStage, SeatData, ThemeId } from '../types.ts';

const row = (seat: SeatData) => ({
  sector: seat.sector,
  institution: seat.institution,
  organization_id: seat.organizationId,
  person_name: seat.personName,
  gender: seat.gender,
  country: seat.country,
});

export async function findSeatMadeBy(tx: Transaction, once: string): Promise<string | null> {
  const found = await tx.selectFrom('panel_seat').select('id').where('once', '=', once).executeTakeFirst();
  return found?.id ?? null;
}

export async function insertSeat(
  tx: Transaction,
  place: { themeId: ThemeId; stage: PanelStage; position: number; once: string | null },
  seat: SeatData,
): Promise<string> {
  const { id } = await tx
    .insertInto('panel_seat')
    .values({ ...row(seat), theme_id: place.themeId, stage: place.stage, position: place.position, once: place.once })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export const updateSeat = (tx: Transaction, id: string, seat: SeatData): Promise<unknown> =>
  tx.updateTable('panel_seat').set(row(seat)).where('id', '=', id).execute();

/** Takes a seat out; those after it move up. */
export async function deleteSeat(tx: Transaction, id: string, themeId: ThemeId, stage: PanelStage): Promise<void> {
  await tx.deleteFrom('panel_seat').where('id', '=', id).execute();
  await sql`
    update panel_seat s set position = o.position
    from (select id, row_number() over (order by position) as position from panel_seat
      where theme_id = ${themeId} and stage = ${stage}) o
    where s.id = o.id and s.position <> o.position`.execute(tx);
}

export const insertPublication = (
  tx: Transaction,
  publication: {
    themeId: ThemeId;
    stage: PanelStage;
    exceptions: readonly string[];
    by: PersonId | null;
    at: Temporal.Instant;
  },
): Promise<unknown> =>
  tx
    .insertInto('panel_publication')
    .values({
      theme_id: publication.themeId,
      stage: publication.stage,
      exceptions: [...publication.exceptions],
      by: publication.by,
      at: publication.at,
    })
    .execute();

/** A member organization as a panel's form and the public page name it. */
export type Member = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly acronym: string | null;
  readonly country: string;
  /** Whether it agreed to be named in the public directory. */
  readonly listed: boolean;
};

const members = (db: Database | Transaction) =>
  db
    .selectFrom('organization as o')
    .select([
      'o.id',
      'o.slug',
      'o.name',
      'o.acronym',
      'o.country',
      sql<boolean>`o.listed_since is not null`.as('listed'),
    ])
    .where((where) =>
      where.exists(
        where
          .selectFrom('membership as m')
          .leftJoin('membership_end as e', 'e.membership_id', 'm.id')
          .select('m.id')
          .whereRef('m.organization_id', '=', 'o.id')
          .where('e.membership_id', 'is', null),
      ),
    )
    .orderBy(sql`fold(o.name)`)
    .orderBy('o.id');

/** Members whose name or acronym has these words in it, without regard to case and accents. */
export const searchMembers = (db: Database, words: string, limit: number): Promise<Member[]> =>
  members(db)
    .where((where) =>
      where.or([
        sql<boolean>`strpos(fold(o.name), fold(${words})) > 0`,
        sql<boolean>`fold(o.acronym) = fold(${words})`,
      ]),
    )
    .limit(limit)
    .execute();

export async function findMember(db: Database | Transaction, id: string): Promise<Member | null> {
  return (await members(db).where('o.id', '=', id).executeTakeFirst()) ?? null;
}

/** Where organizations of a panel may be read about: those still members and listed, by id. */
export async function listedAmong(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await members(db)
    .where('o.id', 'in', [...ids])
    .where('o.listed_since', 'is not', null)
    .execute();
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}
