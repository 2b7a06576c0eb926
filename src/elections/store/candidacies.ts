import { type RawBuilder, sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { AdmissionProposal } from '../rules/admission.ts';
import type { Candidacy, CandidacyId, ElectionId, ObjectionId } from '../types.ts';

type Row = Omit<Candidacy, 'withdrawn' | 'decision' | 'statements'> & {
  readonly statements: Candidacy['statements'] | null;
  readonly withdrawal: Candidacy['withdrawn'];
  readonly outcome: 'admitted' | 'refused' | null;
  readonly reason: string | null;
  readonly explanation: string | null;
  readonly decidedBy: PersonId | null;
  readonly decidedAt: Temporal.Instant | null;
};

/** With who took the last decision: not for any page, but nobody answers an objection to their own. */
export type DecidedCandidacy = Candidacy & { readonly decidedBy: PersonId | null };

async function candidacies(db: Database | Transaction, where: RawBuilder<boolean>): Promise<DecidedCandidacy[]> {
  const { rows } = await sql<Row>`
    select c.id, c.election_id as "electionId", c.person_id as "personId", p.name, p.email, p.language,
      c.organization_id as "organizationId", o.name as "organizationName", o.country, o.stakeholder_group as sector,
      a.gender, c.nominated_by as "nominatedBy", a.at as "acceptedAt",
      (select json_object_agg(s.language, s.texts) from (
        select distinct on (s.language) s.language, s.texts from candidacy_statement s
        where s.candidacy_id = c.id order by s.language, s.at desc, s.id desc) s) as statements,
      case when w.candidacy_id is null then null else json_build_object('cause', w.cause, 'reason', w.reason) end as withdrawal,
      d.outcome, d.reason, d.explanation, d.by as "decidedBy", d.at as "decidedAt"
    from candidacy c join person p on p.id = c.person_id join organization o on o.id = c.organization_id
    left join candidacy_acceptance a on a.candidacy_id = c.id
    left join candidacy_withdrawal w on w.candidacy_id = c.id
    left join lateral (
      select d.outcome, d.reason, d.explanation, d.by, d.at from candidacy_decision d
      where d.candidacy_id = c.id order by d.at desc, d.id desc limit 1) d on true
    where ${where} order by c.nominated_at, c.id`.execute(db);
  return rows.map(({ statements, withdrawal, outcome, reason, explanation, decidedAt, ...row }) => ({
    ...row,
    statements: statements ?? {},
    withdrawn: withdrawal,
    decision: outcome && decidedAt ? { outcome, reason, explanation, at: decidedAt } : null,
  }));
}

/** All of an election, the one proposed first in front, in one query. */
export const candidaciesOf = (db: Database | Transaction, electionId: ElectionId): Promise<DecidedCandidacy[]> =>
  candidacies(db, sql`c.election_id = ${electionId}`);

export const findCandidacy = async (db: Database | Transaction, id: CandidacyId): Promise<DecidedCandidacy | null> =>
  (await candidacies(db, sql`c.id = ${id}`))[0] ?? null;

/** By the digest of the personal link of a letter. */
export const findCandidacyByLink = async (db: Database, digest: Buffer): Promise<DecidedCandidacy | null> =>
  (await candidacies(db, sql`c.id = (select l.candidacy_id from candidacy_link l where l.digest = ${digest})`))[0] ??
  null;

export const candidaciesOfPerson = (db: Database | Transaction, personId: PersonId): Promise<DecidedCandidacy[]> =>
  candidacies(db, sql`c.person_id = ${personId}`);

/** The candidacy made by the sending of a form with this key. */
export async function candidacyOnce(tx: Transaction, once: string): Promise<CandidacyId | null> {
  const row = await tx.selectFrom('candidacy').select('id').where('once', '=', once).executeTakeFirst();
  return row ? (row.id as CandidacyId) : null;
}

export async function insertCandidacy(
  tx: Transaction,
  made: {
    readonly electionId: ElectionId;
    readonly personId: PersonId;
    readonly organizationId: string;
    readonly by: PersonId;
    readonly once: string;
  },
  at: Temporal.Instant,
): Promise<CandidacyId> {
  const { id } = await tx
    .insertInto('candidacy')
    .values({
      election_id: made.electionId,
      person_id: made.personId,
      organization_id: made.organizationId,
      nominated_by: made.by,
      nominated_at: at,
      once: made.once,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id as CandidacyId;
}

export const insertLink = (tx: Transaction, id: CandidacyId, digest: Buffer, at: Temporal.Instant): Promise<unknown> =>
  tx.insertInto('candidacy_link').values({ digest, candidacy_id: id, made_at: at }).execute();

/** Given once; said again it is the last answer that counts, and the first moment. */
export const upsertAcceptance = (
  tx: Transaction,
  id: CandidacyId,
  gender: string | null,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('candidacy_acceptance')
    .values({ candidacy_id: id, gender, at })
    .onConflict((conflict) => conflict.column('candidacy_id').doUpdateSet({ gender }))
    .execute();

/** The candidate's words in each language, by the key of the criterion. */
export const insertStatements = (
  tx: Transaction,
  id: CandidacyId,
  statements: Candidacy['statements'],
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('candidacy_statement')
    .values(
      Object.entries(statements).map(([language, texts]) => ({ candidacy_id: id, language, texts: json(texts), at })),
    )
    .execute();

export const insertWithdrawal = (
  tx: Transaction,
  id: CandidacyId,
  end: { readonly cause: 'withdrawn' | 'ineligible'; readonly reason: string | null; readonly by: PersonId | null },
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('candidacy_withdrawal')
    .values({ candidacy_id: id, ...end, at })
    .onConflict((conflict) => conflict.column('candidacy_id').doNothing())
    .execute();

export const insertDecision = (
  tx: Transaction,
  id: CandidacyId,
  { outcome, reason, explanation }: AdmissionProposal,
  by: PersonId,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx.insertInto('candidacy_decision').values({ candidacy_id: id, outcome, reason, explanation, by, at }).execute();

/** What a person said of themselves as a candidate, and the links to it. */
export async function forgetCandidate(tx: Transaction, personId: PersonId): Promise<void> {
  const own = tx.selectFrom('candidacy').select('id').where('person_id', '=', personId);
  await tx.deleteFrom('candidacy_statement').where('candidacy_id', 'in', own).execute();
  await tx.deleteFrom('candidacy_link').where('candidacy_id', 'in', own).execute();
  await tx.updateTable('candidacy_acceptance').set({ gender: null }).where('candidacy_id', 'in', own).execute();
}

/** An objection to a decision on a candidacy, with its answer. */
export type Objection = {
  readonly id: ObjectionId;
  readonly candidacyId: CandidacyId;
  readonly candidate: string;
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly text: string;
  readonly by: PersonId | null;
  readonly at: Temporal.Instant;
  readonly answer: {
    readonly outcome: 'upheld' | 'dismissed';
    readonly explanation: string;
  } | null;
};

/** All of an election, the first in front, in one query. */
export async function objectionsOf(db: Database | Transaction, electionId: ElectionId): Promise<Objection[]> {
  const { rows } = await sql<Objection>`
    select b.id, b.candidacy_id as "candidacyId", p.name as candidate, b.organization_id as "organizationId",
      o.name as "organizationName", b.text, b.by, b.at,
      case when d.objection_id is null then null
        else json_build_object('outcome', d.outcome, 'explanation', d.explanation) end as answer
    from candidacy_objection b join candidacy c on c.id = b.candidacy_id join person p on p.id = c.person_id
    left join organization o on o.id = b.organization_id
    left join candidacy_objection_decision d on d.objection_id = b.id
    where c.election_id = ${electionId} order by b.at, b.id`.execute(db);
  return rows;
}

export async function insertObjection(
  tx: Transaction,
  objection: {
    readonly candidacyId: CandidacyId;
    readonly organizationId: string | null;
    readonly text: string;
    readonly by: PersonId;
    readonly once: string;
  },
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('candidacy_objection')
    .values({
      candidacy_id: objection.candidacyId,
      organization_id: objection.organizationId,
      text: objection.text,
      by: objection.by,
      at,
      once: objection.once,
    })
    .execute();
}

export const insertAnswer = (
  tx: Transaction,
  id: ObjectionId,
  answer: { readonly outcome: 'upheld' | 'dismissed'; readonly explanation: string; readonly by: PersonId },
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('candidacy_objection_decision')
    .values({ objection_id: id, ...answer, at })
    .execute();

/** What waits for those who oversee, by election: candidacies accepted and not decided, objections not answered. */
export async function waitingByElection(
  db: Database,
): Promise<ReadonlyMap<ElectionId, { readonly accepted: number; readonly unanswered: number }>> {
  const { rows } = await sql<{ electionId: ElectionId; accepted: number; unanswered: number }>`
    select c.election_id as "electionId",
      count(*) filter (where not exists (select from candidacy_decision d where d.candidacy_id = c.id)
        and exists (select from candidacy_acceptance a where a.candidacy_id = c.id))::int as accepted,
      coalesce(sum((select count(*) from candidacy_objection b where b.candidacy_id = c.id
        and not exists (select from candidacy_objection_decision d where d.objection_id = b.id))), 0)::int as unanswered
    from candidacy c
    where not exists (select from candidacy_withdrawal w where w.candidacy_id = c.id)
      and not exists (select from election_list l where l.election_id = c.election_id)
    group by c.election_id`.execute(db);
  return new Map(rows.map(({ electionId, ...waiting }) => [electionId, waiting]));
}
