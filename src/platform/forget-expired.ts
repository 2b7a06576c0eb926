import type { Database } from './database.ts';

/** How long a message stays in the outbox after it left: long enough to answer "did it arrive?". */
const mailDays = 30;

/** Deletes what has done its service: sessions, links and challenges past their time, tries at doors, old letters. */
export async function forgetWhatExpired(db: Database, at: Temporal.Instant): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<', at).execute();
  await db
    .deleteFrom('sign_in_link')
    .where('expires_at', '<', at.subtract({ hours: 24 }))
    .execute();
  await db.deleteFrom('passkey_challenge').where('expires_at', '<', at).execute();
  await db
    .deleteFrom('attempt')
    .where('at', '<', at.subtract({ hours: 1 }))
    .execute();
  const old = at.subtract({ hours: 24 * mailDays });
  await db
    .deleteFrom('mail_delivery')
    .where('message_id', 'in', (select) => select.selectFrom('mail_message').select('id').where('queued_at', '<', old))
    .execute();
  await db.deleteFrom('mail_message').where('queued_at', '<', old).execute();
}
