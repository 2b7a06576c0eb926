import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { ApplicationId, MesaReview, OrganizationId } from '../types.ts';

type Row = {
  application_id: ApplicationId;
  mesa: number;
  outcome: 'admitted' | 'refused' | null;
  reason: string | null;
  explanation: string | null;
  by: PersonId | null;
  by_name: string | null;
  at: Temporal.Instant | null;
  objection: string | null;
  objected_at: Temporal.Instant | null;
  answer: 'upheld' | 'rejected' | null;
  answer_explanation: string | null;
  answered_by: PersonId | null;
  answered_by_name: string | null;
  answered_at: Temporal.Instant | null;
};

/** What became of each application in each mesa it was sent to, in the order of the mesas. */
export async function reviewsOf(
  db: Database | Transaction,
  ids: readonly (ApplicationId | string)[],
): Promise<ReadonlyMap<string, readonly MesaReview[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select m.application_id, m.mesa, d.outcome, d.reason, d.explanation, d.by, p.name as by_name, d.at,
      o.text as objection, o.at as objected_at,
      od.outcome as answer, od.explanation as answer_explanation, od.by as answered_by, op.name as answered_by_name,
      od.at as answered_at
    from application_mesa m
    left join application_decision d on d.application_id = m.application_id and d.mesa = m.mesa
    left join person p on p.id = d.by
    left join objection o on o.application_id = m.application_id and o.mesa = m.mesa
    left join objection_decision od on od.application_id = m.application_id and od.mesa = m.mesa
    left join person op on op.id = od.by
    where m.application_id = any(${[...ids]}::uuid[])
    order by m.application_id, m.mesa`.execute(db);
  const found = Map.groupBy(rows, (row) => row.application_id);
  return new Map([...found].map(([id, mesas]) => [id, mesas.map(asReview)]));
}

const asReview = (row: Row): MesaReview => ({
  mesa: row.mesa,
  decision:
    row.outcome && row.by && row.at
      ? {
          outcome: row.outcome,
          reason: row.reason,
          explanation: row.explanation,
          by: row.by,
          byName: row.by_name ?? '',
          at: row.at,
        }
      : null,
  objection:
    row.objection !== null && row.objected_at
      ? {
          text: row.objection,
          at: row.objected_at,
          decision:
            row.answer && row.answered_by && row.answered_at
              ? {
                  outcome: row.answer,
                  explanation: row.answer_explanation,
                  by: row.answered_by,
                  byName: row.answered_by_name ?? '',
                  at: row.answered_at,
                }
              : null,
        }
      : null,
});

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

export const insertTelling = (
  tx: Transaction,
  { applicationId, by }: { readonly applicationId: ApplicationId; readonly by: PersonId },
  at: Temporal.Instant,
): Promise<unknown> => tx.insertInto('application_telling').values({ application_id: applicationId, by, at }).execute();

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

export const insertDecision = (
  tx: Transaction,
  decision: {
    readonly applicationId: ApplicationId;
    readonly mesa: number;
    readonly outcome: 'admitted' | 'refused';
    readonly reason: string | null;
    readonly explanation: string | null;
    readonly by: PersonId;
  },
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('application_decision')
    .values({
      application_id: decision.applicationId,
      mesa: decision.mesa,
      outcome: decision.outcome,
      reason: decision.reason,
      explanation: decision.explanation,
      by: decision.by,
      at,
    })
    .execute();

export const insertObjection = (
  tx: Transaction,
  objection: { readonly applicationId: ApplicationId; readonly mesa: number; readonly text: string },
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('objection')
    .values({ application_id: objection.applicationId, mesa: objection.mesa, text: objection.text, at })
    .execute();

export const insertObjectionDecision = (
  tx: Transaction,
  decision: {
    readonly applicationId: ApplicationId;
    readonly mesa: number;
    readonly outcome: 'upheld' | 'rejected';
    readonly explanation: string;
    readonly by: PersonId;
  },
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('objection_decision')
    .values({
      application_id: decision.applicationId,
      mesa: decision.mesa,
      outcome: decision.outcome,
      explanation: decision.explanation,
      by: decision.by,
      at,
    })
    .execute();

/** Where the applications of an organization stand, mesa by mesa. */
export async function reviewsOfOrganization(
  db: Database | Transaction,
  organizationId: OrganizationId,
): Promise<readonly MesaReview[]> {
  const rows = await db
    .selectFrom('application_submission')
    .select('application_id')
    .where('organization_id', '=', organizationId)
    .execute();
  const reviews = await reviewsOf(
    db,
    rows.map((row) => row.application_id),
  );
  return [...reviews.values()].flat();
}
