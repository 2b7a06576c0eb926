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

export const insertTelling = (
  tx: Transaction,
  { applicationId, by }: { readonly applicationId: ApplicationId; readonly by: PersonId },
  at: Temporal.Instant,
): Promise<unknown> => tx.insertInto('application_telling').values({ application_id: applicationId, by, at }).execute();

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
