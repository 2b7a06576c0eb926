import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { MandateId } from '../../mandates/types.ts';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { CountResult } from '../counting/outcome.ts';
import type { Ground } from '../rules/complaints.ts';
import type { CountFile } from '../rules/count-file.ts';
import type { CandidacyId, ComplaintId, ElectionId, Outcome } from '../types.ts';

export const insertClosure = (
  tx: Transaction,
  electionId: ElectionId,
  closure: { readonly outcome: Outcome; readonly entitled: number; readonly voted: number },
  by: PersonId | null,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('election_closure')
    .values({ election_id: electionId, ...closure, by, at })
    .execute();

/** What was published to be counted again, and what the count said. */
export type Count = { readonly file: CountFile; readonly result: CountResult };

export const insertCount = (
  tx: Transaction,
  electionId: ElectionId,
  { file, result }: Count,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('election_count')
    .values({ election_id: electionId, file: json(file), result: json(result), at })
    .execute();

export async function findCount(db: Database | Transaction, electionId: ElectionId): Promise<Count | null> {
  const row = await db
    .selectFrom('election_count')
    .select(['file', 'result'])
    .where('election_id', '=', electionId)
    .$castTo<Count>()
    .executeTakeFirst();
  return row ?? null;
}

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

export const insertProclamation = (
  tx: Transaction,
  electionId: ElectionId,
  by: PersonId,
  at: Temporal.Instant,
): Promise<unknown> => tx.insertInto('election_proclamation').values({ election_id: electionId, by, at }).execute();

export type SeatedHow = 'elected' | 'alternate' | 'vacancy';

export const insertSeat = (
  tx: Transaction,
  electionId: ElectionId,
  seat: {
    readonly candidacyId: CandidacyId;
    readonly office: string;
    readonly how: SeatedHow;
    readonly mandateId: MandateId;
  },
): Promise<unknown> =>
  tx
    .insertInto('election_seat')
    .values({
      election_id: electionId,
      candidacy_id: seat.candidacyId,
      office: seat.office,
      how: seat.how,
      mandate_id: seat.mandateId,
    })
    .execute();

/** A seat that an election gave, with its mandate: `endsAt` is when that ends, or was ended. */
export type Seat = {
  readonly candidacyId: CandidacyId;
  readonly personId: PersonId;
  readonly name: string;
  readonly office: string;
  readonly how: SeatedHow;
  readonly mandateId: MandateId;
  readonly startsAt: Temporal.Instant;
  readonly termEndsAt: Temporal.Instant;
  /** Ended before its term; null where it was not. */
  readonly endedAt: Temporal.Instant | null;
};

/** In the order in which the mandates were given. */
export const seatsOf = async (db: Database | Transaction, electionId: ElectionId): Promise<readonly Seat[]> =>
  db
    .selectFrom('election_seat as s')
    .innerJoin('mandate as m', 'm.id', 's.mandate_id')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .leftJoin('mandate_end as e', 'e.mandate_id', 'm.id')
    .select([
      's.candidacy_id as candidacyId',
      'm.person_id as personId',
      'p.name',
      's.office',
      's.how',
      's.mandate_id as mandateId',
      'm.starts_at as startsAt',
      'm.ends_at as termEndsAt',
      'e.at as endedAt',
    ])
    .where('s.election_id', '=', electionId)
    .orderBy('m.granted_at')
    .orderBy('m.id')
    .$castTo<Seat>()
    .execute();

/** Who stands or stood: whoever accepted; to be proposed alone makes nobody a candidate. */
export async function candidatesOf(db: Database | Transaction, electionId: ElectionId): Promise<readonly PersonId[]> {
  const rows = await db
    .selectFrom('candidacy as c')
    .innerJoin('candidacy_acceptance as a', 'a.candidacy_id', 'c.id')
    .select('c.person_id')
    .where('c.election_id', '=', electionId)
    .execute();
  return rows.map((row) => row.person_id as PersonId);
}

/** Whom a candidacy is of, and through which organization: what a mandate is given to. */
export type CandidatePerson = {
  readonly personId: PersonId;
  readonly organizationId: string;
  /** Has an account still, and an organization that is a member of the body still. */
  readonly mayServe: boolean;
};

/** By the candidacy's id. */
export async function candidatePersons(
  db: Database | Transaction,
  electionId: ElectionId,
): Promise<ReadonlyMap<string, CandidatePerson>> {
  const { rows } = await sql<CandidatePerson & { readonly id: string }>`
    select c.id, c.person_id as "personId", c.organization_id as "organizationId",
      not exists (select from person_erasure x where x.person_id = c.person_id)
        and exists (select from membership m left join membership_end e on e.membership_id = m.id
          where m.organization_id = c.organization_id and 'mesa:' || m.mesa = n.body and e.membership_id is null)
        as "mayServe"
    from candidacy c join election n on n.id = c.election_id
    where c.election_id = ${electionId}`.execute(db);
  return new Map(rows.map(({ id, ...person }) => [id, person]));
}
