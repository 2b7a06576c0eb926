import type { Database, Transaction } from '../platform/database.ts';
import type { NewSession, OwnData, Person, PersonId } from './types.ts';

type Db = Database | Transaction;

// People

export const personColumns = ['person.id', 'person.name', 'person.email', 'person.language', 'person.zone'] as const;

export const findPersonByEmail = (db: Db, email: string): Promise<Person | undefined> =>
  db.selectFrom('person').select(personColumns).where('email', '=', email).$castTo<Person>().executeTakeFirst();

export async function nameOf(db: Db, personId: PersonId): Promise<string> {
  const { name } = await db.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirstOrThrow();
  return name;
}

export const findOwnData = (db: Db, personId: PersonId): Promise<OwnData> =>
  db
    .selectFrom('person')
    .select([...personColumns, 'gender', 'created_at as createdAt'])
    .where('id', '=', personId)
    .$castTo<OwnData>()
    .executeTakeFirstOrThrow();

/** One change of a person's account at a time. */
export const lockPerson = (tx: Transaction, personId: PersonId): Promise<Person> =>
  tx
    .selectFrom('person')
    .select(personColumns)
    .where('id', '=', personId)
    .forUpdate()
    .$castTo<Person>()
    .executeTakeFirstOrThrow();

/** Undefined where someone has the address already. */
export const insertPerson = (
  tx: Transaction,
  person: {
    name: string;
    email: string | null;
    language: string;
    zone: string | null;
    gender: string | null;
    example: boolean;
  },
  at: Temporal.Instant,
): Promise<{ id: PersonId } | undefined> =>
  tx
    .insertInto('person')
    .values({ ...person, created_at: at })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .$castTo<{ id: PersonId }>()
    .executeTakeFirst();

export const updatePerson = (
  tx: Transaction,
  personId: PersonId,
  values: {
    name?: string;
    email?: string | null;
    language?: string;
    zone?: string | null;
    gender?: string | null;
  },
): Promise<unknown> => tx.updateTable('person').set(values).where('id', '=', personId).execute();

export const insertErasure = (
  tx: Transaction,
  erasure: { personId: PersonId; at: Temporal.Instant; by: PersonId },
): Promise<unknown> =>
  tx.insertInto('person_erasure').values({ person_id: erasure.personId, at: erasure.at, by: erasure.by }).execute();

export const isErased = async (tx: Transaction, personId: PersonId): Promise<boolean> =>
  (await tx.selectFrom('person_erasure').select('at').where('person_id', '=', personId).executeTakeFirst()) !==
  undefined;

// Sessions

export const insertSession = (
  tx: Transaction,
  session: NewSession & { digest: Buffer; at: Temporal.Instant; secondFactorAt: Temporal.Instant | null },
): Promise<unknown> =>
  tx
    .insertInto('session')
    .values({
      digest: session.digest,
      person_id: session.personId,
      created_at: session.at,
      expires_at: session.expiresAt,
      second_factor_at: session.secondFactorAt,
    })
    .execute();

type OpenSession = {
  readonly personId: PersonId;
  readonly expiresAt: Temporal.Instant;
  readonly secondFactorAt: Temporal.Instant | null;
};

export const lockSession = (tx: Transaction, digest: Buffer, at: Temporal.Instant): Promise<OpenSession | undefined> =>
  tx
    .selectFrom('session')
    .select(['person_id as personId', 'expires_at as expiresAt', 'second_factor_at as secondFactorAt'])
    .where('digest', '=', digest)
    .where('expires_at', '>', at)
    .forUpdate()
    .$castTo<OpenSession>()
    .executeTakeFirst();

export async function secondFactorPassed(db: Db, digest: Buffer): Promise<boolean> {
  const session = await db
    .selectFrom('session')
    .select('second_factor_at as at')
    .where('digest', '=', digest)
    .executeTakeFirst();
  return (session?.at ?? null) !== null;
}

export const markSecondFactorPassed = (tx: Transaction, digest: Buffer, at: Temporal.Instant): Promise<unknown> =>
  tx.updateTable('session').set({ second_factor_at: at }).where('digest', '=', digest).execute();

export const deleteSession = (tx: Transaction, digest: Buffer): Promise<unknown> =>
  tx.deleteFrom('session').where('digest', '=', digest).execute();

export const deleteSessionsOf = (tx: Transaction, personId: PersonId): Promise<unknown> =>
  tx.deleteFrom('session').where('person_id', '=', personId).execute();

export const openSessionsOf = (
  db: Db,
  personId: PersonId,
  at: Temporal.Instant,
): Promise<{ createdAt: Temporal.Instant; expiresAt: Temporal.Instant }[]> =>
  db
    .selectFrom('session')
    .select(['created_at as createdAt', 'expires_at as expiresAt'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', at)
    .orderBy('created_at', 'desc')
    .execute();
