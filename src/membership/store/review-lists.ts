import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { ApplicationId, MesaReview } from '../types.ts';
import { reviewsOf } from './reviews.ts';

/** An application in a list. */
export type ListedApplication = {
  readonly id: ApplicationId;
  readonly name: string;
  readonly country: string;
  readonly at: Temporal.Instant;
  readonly confirmedAt: Temporal.Instant | null;
  readonly assistedMesa: number | null;
  readonly reviews: readonly MesaReview[];
};

type Listed = Omit<ListedApplication, 'reviews'>;

/** One that a mesa sent for a group without e-mail. */
export type AssistedApplication = ListedApplication & {
  readonly assistedBy: PersonId | null;
  /** When the group was last told what was answered. */
  readonly toldAt: Temporal.Instant | null;
};

const most = 500;

const listed = sql`
  select s.application_id as id, s.name, s.country, s.at, c.at as "confirmedAt", a.assisted_mesa as "assistedMesa"
  from application_submission s
  join application a on a.id = s.application_id
  left join application_confirmation c on c.application_id = s.application_id`;

async function withReviews<Row extends Listed>(
  db: Database | Transaction,
  rows: readonly Row[],
): Promise<readonly (Row & Pick<ListedApplication, 'reviews'>)[]> {
  const reviews = await reviewsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, reviews: reviews.get(row.id) ?? [] }));
}

/** Applications sent to one of `mesas`, those that wait longest first, then those decided last. */
export async function applicationsTo(db: Database, mesas: readonly number[]): Promise<readonly ListedApplication[]> {
  if (mesas.length === 0) return [];
  const { rows } = await sql<Listed>`${listed}
    join lateral (
      select bool_or(d.at is null) as waits, max(d.at) as decided
      from application_mesa m
      left join application_decision d on d.application_id = m.application_id and d.mesa = m.mesa
      where m.application_id = s.application_id and m.mesa = any(${[...mesas]}::int[])
      having count(*) > 0
    ) m on true
    order by m.waits desc, case when m.waits then s.at end, m.decided desc, s.application_id
    limit ${most}`.execute(db);
  return withReviews(db, rows);
}

/** Applications of which a mesa's refusal was objected to: those not answered first, the oldest first. */
export async function objectedApplications(db: Database): Promise<readonly ListedApplication[]> {
  const { rows } = await sql<Listed>`${listed}
    join lateral (
      select bool_or(od.at is null) as waits, min(o.at) as objected
      from objection o
      left join objection_decision od on od.application_id = o.application_id and od.mesa = o.mesa
      where o.application_id = s.application_id
      having count(*) > 0
    ) o on true
    order by o.waits desc, o.objected, s.application_id
    limit ${most}`.execute(db);
  return withReviews(db, rows);
}

/** Applications sent by one of `mesas` for a group without e-mail, the latest first. */
export async function assistedApplications(
  db: Database | Transaction,
  mesas: readonly number[],
): Promise<readonly AssistedApplication[]> {
  if (mesas.length === 0) return [];
  const { rows } = await sql<Omit<AssistedApplication, 'reviews'>>`
    select s.application_id as id, s.name, s.country, s.at, null::timestamptz as "confirmedAt",
      a.assisted_mesa as "assistedMesa", a.assisted_by as "assistedBy",
      (select max(t.at) from application_telling t where t.application_id = a.id) as "toldAt"
    from application a
    join application_submission s on s.application_id = a.id
    where a.assisted_mesa = any(${[...mesas]}::int[]) and s.email is null
    order by s.at desc, s.application_id
    limit ${most}`.execute(db);
  return withReviews(db, rows);
}

/** How many wait for a decision, and since when the first of them does; null where none waits. */
export type Waiting = { readonly waiting: number; readonly since: Temporal.Instant | null };

/** The applications each mesa has before it that it can decide on now; mesas without any left out. */
export async function waitingByMesa(db: Database): Promise<ReadonlyMap<number, Waiting>> {
  const { rows } = await sql<Waiting & { mesa: number }>`
    select m.mesa, count(*) as waiting, min(coalesce(c.at, s.at)) as since
    from application_mesa m
    join application a on a.id = m.application_id
    join application_submission s on s.application_id = m.application_id
    left join application_confirmation c on c.application_id = m.application_id
    left join application_decision d on d.application_id = m.application_id and d.mesa = m.mesa
    where d.at is null and (c.at is not null or a.assisted_mesa is not null)
    group by m.mesa`.execute(db);
  return new Map(rows.map(({ mesa, ...waiting }) => [mesa, waiting]));
}

/** Objections that wait for an answer that `personId`, who may not answer those to their own refusals, can give. */
export async function objectionsWaiting(db: Database, personId: PersonId): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    select count(*) as waiting, min(o.at) as since
    from objection o
    join application_decision d on d.application_id = o.application_id and d.mesa = o.mesa
    left join objection_decision od on od.application_id = o.application_id and od.mesa = o.mesa
    where od.at is null and d.by <> ${personId}`.execute(db);
  return rows[0] ?? { waiting: 0, since: null };
}
