import { sql } from 'kysely';
import type { Database, Transaction } from '../../platform/database.ts';

/** Once anyone has ever held an office of the mechanism itself, the console's code opens nothing. */
export async function isSetUp(db: Database | Transaction): Promise<boolean> {
  const row = await db.selectFrom('mandate').select('id').where('body', '=', 'mechanism').limit(1).executeTakeFirst();
  return row !== undefined;
}

export const lockSetUp = (tx: Transaction): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended('set-up', 0))`.execute(tx);

export async function replaceSetUpCode(tx: Transaction, codeDigest: Buffer, at: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('set_up_code').where('used_at', 'is', null).execute();
  await tx.insertInto('set_up_code').values({ digest: codeDigest, created_at: at }).execute();
}

/** Whether the code waits to be used. */
export async function isSetUpCode(db: Database | Transaction, codeDigest: Buffer): Promise<boolean> {
  const waiting = db.selectFrom('set_up_code').select('digest').where('digest', '=', codeDigest);
  return (await waiting.where('used_at', 'is', null).executeTakeFirst()) !== undefined;
}

export async function useSetUpCode(tx: Transaction, codeDigest: Buffer, at: Temporal.Instant): Promise<void> {
  await tx.updateTable('set_up_code').set({ used_at: at }).where('digest', '=', codeDigest).execute();
}
