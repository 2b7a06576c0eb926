import { sql } from 'kysely';
import type { Database, Transaction } from '../../platform/database.ts';
import { personColumns } from '../store.ts';
import type { EmailChange, Person, PersonId, SignInLink } from '../types.ts';

type Db = Database | Transaction;

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

/** Lets `write` write, and takes it back unless `kept`: the same work either way, statement for statement. */
export async function writeIf(tx: Transaction, kept: boolean, write: () => Promise<unknown>): Promise<void> {
  await sql`savepoint before_write`.execute(tx);
  await write();
  await (kept ? sql`release savepoint before_write` : sql`rollback to savepoint before_write`).execute(tx);
}

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
