import { sql } from 'kysely';
import type { Database, Transaction } from '../../platform/database.ts';
import type { ApplicationId, ConfirmationLink } from '../types.ts';

export const insertLink = (
  tx: Transaction,
  link: { readonly digest: Buffer; readonly applicationId: ApplicationId; readonly mailedTo: string | null },
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('application_link')
    .values({ digest: link.digest, application_id: link.applicationId, created_at: at, mailed_to: link.mailedTo })
    .execute();

/** Nobody else may be given the secret with this digest until the transaction ends. */
export const lockLink = (tx: Transaction, digest: Buffer): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${digest.toString('hex')}, 0))`.execute(tx);

/** To which addresses a link to this application was mailed. */
export async function mailedTo(db: Database | Transaction, id: ApplicationId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('application_link')
    .select('mailed_to')
    .where('application_id', '=', id)
    .where('mailed_to', 'is not', null)
    .execute();
  return rows.flatMap((row) => row.mailed_to ?? []);
}

export const insertConfirmationLink = (
  tx: Transaction,
  link: ConfirmationLink & { readonly digest: Buffer },
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('application_confirmation_link')
    .values({
      digest: link.digest,
      application_id: link.applicationId,
      email: link.email,
      sent_at: at,
      expires_at: link.expiresAt,
    })
    .execute();

export async function findConfirmationLink(
  db: Database | Transaction,
  digest: Buffer,
): Promise<ConfirmationLink | null> {
  const row = await db
    .selectFrom('application_confirmation_link')
    .select(['application_id', 'email', 'expires_at'])
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row
    ? { applicationId: row.application_id as ApplicationId, email: row.email, expiresAt: row.expires_at }
    : null;
}
