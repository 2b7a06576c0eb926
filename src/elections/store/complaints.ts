import type { PersonId } from '../../accounts/types.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { Ground } from '../rules/complaints.ts';
import type { ComplaintId, ElectionId } from '../types.ts';

export type Complaint = {
  readonly id: ComplaintId;
  readonly electionId: ElectionId;
  readonly ground: Ground;
  readonly text: string;
  readonly organizationId: string | null;
  readonly by: PersonId | null;
  readonly at: Temporal.Instant;
  /** To uphold it, by one overseer; it waits for another. */
  readonly proposal: {
    readonly by: PersonId;
    readonly explanation: string;
    readonly language: string;
  } | null;
  readonly decision: {
    readonly outcome: 'upheld' | 'dismissed';
    readonly explanation: string;
    readonly at: Temporal.Instant;
  } | null;
};

const complaints = (db: Database | Transaction) =>
  db
    .selectFrom('election_complaint as c')
    .leftJoin('election_complaint_decision as d', 'd.complaint_id', 'c.id')
    .leftJoin('election_complaint_proposal as p', 'p.complaint_id', 'c.id')
    .select([
      'c.id',
      'c.election_id',
      'c.ground',
      'c.text',
      'c.organization_id',
      'c.by',
      'c.at',
      'd.outcome',
      'd.explanation',
      'd.at as decided_at',
      'p.by as proposed_by',
      'p.explanation as proposed',
      'p.language',
    ])
    .orderBy('c.at')
    .orderBy('c.id');

type ComplaintRow = Awaited<ReturnType<ReturnType<typeof complaints>['execute']>>[number];

const complaintOf = (row: ComplaintRow): Complaint => ({
  id: row.id as ComplaintId,
  electionId: row.election_id as ElectionId,
  ground: row.ground as Ground,
  text: row.text,
  organizationId: row.organization_id,
  by: row.by as PersonId | null,
  at: row.at,
  proposal:
    row.proposed !== null && row.language !== null
      ? { by: row.proposed_by as PersonId, explanation: row.proposed, language: row.language }
      : null,
  decision:
    row.outcome && row.decided_at
      ? { outcome: row.outcome, explanation: row.explanation ?? '', at: row.decided_at }
      : null,
});

/** The one filed first in front. */
export const complaintsOf = async (db: Database | Transaction, electionId: ElectionId): Promise<readonly Complaint[]> =>
  (await complaints(db).where('c.election_id', '=', electionId).execute()).map(complaintOf);

export async function complaintOnce(tx: Transaction, once: string): Promise<ComplaintId | null> {
  const row = await tx.selectFrom('election_complaint').select('id').where('once', '=', once).executeTakeFirst();
  return row ? (row.id as ComplaintId) : null;
}

export async function insertComplaint(
  tx: Transaction,
  complaint: {
    readonly electionId: ElectionId;
    readonly ground: Ground;
    readonly text: string;
    readonly organizationId: string | null;
    readonly by: PersonId;
    readonly once: string;
  },
  at: Temporal.Instant,
): Promise<ComplaintId> {
  const { id } = await tx
    .insertInto('election_complaint')
    .values({
      election_id: complaint.electionId,
      ground: complaint.ground,
      text: complaint.text,
      organization_id: complaint.organizationId,
      by: complaint.by,
      once: complaint.once,
      at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id as ComplaintId;
}

export const insertComplaintProposal = (
  tx: Transaction,
  complaintId: ComplaintId,
  { explanation, language }: { readonly explanation: string; readonly language: string },
  by: PersonId,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('election_complaint_proposal')
    .values({ complaint_id: complaintId, explanation, language, by, at })
    .execute();

export const insertComplaintDecision = (
  tx: Transaction,
  complaintId: ComplaintId,
  decision: { readonly outcome: 'upheld' | 'dismissed'; readonly explanation: string },
  by: PersonId,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('election_complaint_decision')
    .values({ complaint_id: complaintId, ...decision, by, at })
    .execute();
