import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { MandateId } from '../../mandates/types.ts';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { CountResult } from '../counting/outcome.ts';
import type { CountFile } from '../rules/count-file.ts';
import type { CandidacyId, ElectionId, Outcome } from '../types.ts';

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
