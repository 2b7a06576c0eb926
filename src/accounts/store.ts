import type { Database, Transaction } from '../platform/database.ts';
import type { EmailChange, NewSession, OwnData, Person, PersonId, SignInLink } from './types.ts';

type Db = Database | Transaction;

// People

const personColumns = ['person.id', 'person.name', 'person.email', 'person.language', 'person.zone'] as const;

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

// Links by e-mail

export const insertSignInLink = (
  tx: Transaction,
  link: {
    digest: Buffer;
    personId: PersonId | null;
    returnTo: string | null;
    at: Temporal.Instant;
    expiresAt: Temporal.Instant;
  },
): Promise<unknown> =>
  tx
    .insertInto('sign_in_link')
    .values({
      digest: link.digest,
      person_id: link.personId,
      return_to: link.returnTo,
      created_at: link.at,
      expires_at: link.expiresAt,
    })
    .execute();

type LinkRow = Person & { expiresAt: Temporal.Instant; usedAt: Temporal.Instant | null; returnTo: string | null };

const signInLinks = (db: Db, digest: Buffer) =>
  db
    .selectFrom('sign_in_link as link')
    .innerJoin('person', 'person.id', 'link.person_id')
    .select([...personColumns, 'link.expires_at as expiresAt', 'link.used_at as usedAt', 'link.return_to as returnTo'])
    .where('link.digest', '=', digest)
    .$castTo<LinkRow>();

export const findSignInLink = async (db: Db, digest: Buffer): Promise<SignInLink | null> =>
  asLink(await signInLinks(db, digest).executeTakeFirst());

export const lockSignInLink = async (tx: Transaction, digest: Buffer): Promise<SignInLink | null> =>
  asLink(await signInLinks(tx, digest).forUpdate('link').executeTakeFirst());

function asLink(row: LinkRow | undefined): SignInLink | null {
  if (!row) return null;
  const { expiresAt, usedAt, returnTo, ...person } = row;
  return { expiresAt, usedAt, returnTo, person };
}

export const markSignInLinkUsed = (tx: Transaction, digest: Buffer, at: Temporal.Instant): Promise<unknown> =>
  tx.updateTable('sign_in_link').set({ used_at: at }).where('digest', '=', digest).execute();

export const deleteSignInLinks = (tx: Transaction, personId: PersonId): Promise<unknown> =>
  tx.deleteFrom('sign_in_link').where('person_id', '=', personId).execute();

export const insertEmailChange = (
  tx: Transaction,
  change: {
    digest: Buffer;
    personId: PersonId;
    email: string;
    at: Temporal.Instant;
    expiresAt: Temporal.Instant;
  },
): Promise<unknown> =>
  tx
    .insertInto('email_change')
    .values({
      digest: change.digest,
      person_id: change.personId,
      email: change.email,
      created_at: change.at,
      expires_at: change.expiresAt,
    })
    .execute();

type ChangeRow = Person & { expiresAt: Temporal.Instant; usedAt: Temporal.Instant | null; newEmail: string };

const emailChanges = (db: Db, digest: Buffer) =>
  db
    .selectFrom('email_change as change')
    .innerJoin('person', 'person.id', 'change.person_id')
    .select([
      ...personColumns,
      'change.expires_at as expiresAt',
      'change.used_at as usedAt',
      'change.email as newEmail',
    ])
    .where('change.digest', '=', digest)
    .$castTo<ChangeRow>();

export const findEmailChange = async (db: Db, digest: Buffer): Promise<EmailChange | null> =>
  asChange(await emailChanges(db, digest).executeTakeFirst());

export const lockEmailChange = async (tx: Transaction, digest: Buffer): Promise<EmailChange | null> =>
  asChange(await emailChanges(tx, digest).forUpdate().executeTakeFirst());

function asChange(row: ChangeRow | undefined): EmailChange | null {
  if (!row) return null;
  const { expiresAt, usedAt, newEmail, ...person } = row;
  return { expiresAt, usedAt, email: newEmail, person };
}

export const markEmailChangeUsed = (tx: Transaction, digest: Buffer, at: Temporal.Instant): Promise<unknown> =>
  tx.updateTable('email_change').set({ used_at: at }).where('digest', '=', digest).execute();

/** Changes asked for and not confirmed; they end with the next one, or with the account. */
export const deleteWaitingEmailChanges = (tx: Transaction, personId: PersonId): Promise<unknown> =>
  tx.deleteFrom('email_change').where('person_id', '=', personId).where('used_at', 'is', null).execute();

export const deleteEmailChanges = (tx: Transaction, personId: PersonId): Promise<unknown> =>
  tx.deleteFrom('email_change').where('person_id', '=', personId).execute();

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
