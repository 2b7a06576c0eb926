import { sql } from 'kysely';
import type { Database, Transaction } from './database.ts';
import type { Language } from './reader.ts';

/** A message ready to leave: the same content as text and as HTML. */
export type Mail = {
  readonly to: string;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Whom an answer goes to, where a person wrote it. */
  readonly replyTo?: string | null;
};

/**
 * Puts messages in the outbox, inside the transaction of the act that causes them: they leave if and only if it
 * commits. The job `deliver-mail` hands them to the mail server; without one they stay in the local mailbox.
 */
export async function queueMail(tx: Transaction, mails: Mail | readonly Mail[], at: Temporal.Instant): Promise<void> {
  const list = [mails].flat();
  if (list.length === 0) return;
  await tx
    .insertInto('mail_message')
    .values(
      list.map((mail) => ({
        recipient: mail.to,
        language: mail.language,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        queued_at: at,
        reply_to: mail.replyTo ?? null,
      })),
    )
    .execute();
}

type WaitingMail = Mail & { readonly id: string; readonly tries: number };

/** Messages neither sent nor given up, oldest first. */
export async function waitingMail(db: Database, limit: number): Promise<WaitingMail[]> {
  return db
    .selectFrom('mail_message as m')
    .leftJoin('mail_delivery as d', 'd.message_id', 'm.id')
    .select(['m.id', 'm.recipient as to', 'm.language', 'm.subject', 'm.text', 'm.html', 'm.reply_to as replyTo'])
    .select((select) => select.fn.count<number>('d.at').as('tries'))
    .groupBy('m.id')
    .having((having) =>
      having(
        having.fn.coalesce(
          having.fn.agg<boolean>('bool_or', [having('d.outcome', '!=', 'deferred')]),
          having.lit(false),
        ),
        '=',
        false,
      ),
    )
    .orderBy('m.queued_at')
    .orderBy('m.id')
    .limit(limit)
    .execute();
}

/** How many messages wait to be handed over; counted no further than a hundred thousand. */
export async function countWaitingMail(db: Database): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from (
      select from mail_message m
      where not exists (select from mail_delivery d where d.message_id = m.id and d.outcome <> 'deferred')
      limit 100000
    ) as messages`.execute(db);
  return rows[0]?.waiting ?? 0;
}

export const noteDelivery = (
  db: Database,
  delivery: {
    readonly messageId: string;
    readonly at: Temporal.Instant;
    readonly outcome: 'sent' | 'deferred' | 'failed';
    readonly detail: string | null;
  },
): Promise<unknown> =>
  db
    .insertInto('mail_delivery')
    .values({ message_id: delivery.messageId, at: delivery.at, outcome: delivery.outcome, detail: delivery.detail })
    .execute();
