import { sql } from 'kysely';
import type { Database, Transaction } from '../../platform/database.ts';

/** A message of the local mailbox, as its list shows it. */
export type MailHead = {
  readonly id: string;
  readonly to: string;
  readonly language: string;
  readonly subject: string;
  readonly queuedAt: Temporal.Instant;
};
export type MailText = MailHead & { readonly text: string; readonly html: string };

const heads = (db: Database) =>
  db
    .selectFrom('mail_message')
    .select(['id', 'recipient as to', 'language', 'subject', 'queued_at as queuedAt'])
    .orderBy('queued_at', 'desc')
    .orderBy('id', 'desc');

/** Newest first; `to` is part of an address, any when empty. */
export const listMail = (
  db: Database,
  { to, limit, offset }: { to: string; limit: number; offset: number },
): Promise<MailHead[]> => heads(db).where(includes(to)).limit(limit).offset(offset).execute();

export const countMail = async (db: Database, to: string): Promise<number> =>
  (
    await db
      .selectFrom('mail_message')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where(includes(to))
      .executeTakeFirstOrThrow()
  ).count;

const includes = (to: string) => sql<boolean>`position(${to}::text in recipient) > 0`;

export const findMail = (db: Database, id: string): Promise<MailText | undefined> =>
  heads(db).select(['text', 'html']).where('id', '=', id).executeTakeFirst();

/** What was sent to an address, for that person's own download. */
export const mailTo = (
  db: Database,
  email: string,
): Promise<{ subject: string; text: string; queuedAt: Temporal.Instant }[]> =>
  db
    .selectFrom('mail_message')
    .select(['subject', 'text', 'queued_at as queuedAt'])
    .where('recipient', '=', email)
    .orderBy('queued_at')
    .execute();

export async function deleteMailTo(tx: Transaction, email: string): Promise<void> {
  const messages = tx.selectFrom('mail_message').select('id').where('recipient', '=', email);
  await tx.deleteFrom('mail_delivery').where('message_id', 'in', messages).execute();
  await tx.deleteFrom('mail_message').where('recipient', '=', email).execute();
}

/** Example persons who have an authenticator, with its secret: the demo shows their codes. */
export const exampleAuthenticators = (
  db: Database,
  to: string,
): Promise<{ name: string; email: string | null; secret: string }[]> =>
  db
    .selectFrom('authenticator')
    .innerJoin('person', 'person.id', 'authenticator.person_id')
    .select(['person.name', 'person.email', 'authenticator.secret'])
    .where('person.example', '=', true)
    .where(sql<boolean>`(${to} = '' or position(${to}::text in person.email) > 0)`)
    .where('authenticator.confirmed_at', 'is not', null)
    .orderBy('person.name')
    .orderBy('person.id')
    .execute();
