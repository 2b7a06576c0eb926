import type { Database } from '../../platform/database.ts';

/** Deletes what ended before each moment. Links stay a while longer, so that a late click is told what happened. */
export async function pruneAccounts(
  db: Database,
  before: {
    ended: Temporal.Instant;
    links: Temporal.Instant;
    attempts: Temporal.Instant;
    mails: Temporal.Instant;
  },
): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<=', before.ended).execute();
  await db.deleteFrom('passkey_challenge').where('expires_at', '<=', before.ended).execute();
  await db.deleteFrom('sign_in_link').where('expires_at', '<=', before.links).execute();
  await db.deleteFrom('email_change').where('expires_at', '<=', before.links).execute();
  await db.deleteFrom('attempt').where('at', '<=', before.attempts).execute();
  const mails = db.selectFrom('mail_message').select('id').where('queued_at', '<=', before.mails);
  await db.deleteFrom('mail_delivery').where('message_id', 'in', mails).execute();
  await db.deleteFrom('mail_message').where('queued_at', '<=', before.mails).execute();
}
