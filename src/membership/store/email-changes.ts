import type { LinkState, PersonId } from '../../accounts/types.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { OrganizationId } from '../types.ts';

type Asked = {
  readonly organizationId: OrganizationId;
  readonly email: string;
  readonly language: string;
  readonly askedBy: PersonId;
};

/** A change of an organization's address, as the link in its letter opens it. */
type OrganizationEmailChange = LinkState &
  Omit<Asked, 'askedBy'> & { readonly name: string; readonly current: string | null };

export const insertEmailChange = (
  tx: Transaction,
  change: Asked & { readonly digest: Buffer; readonly expiresAt: Temporal.Instant },
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('organization_email_change')
    .values({
      digest: change.digest,
      organization_id: change.organizationId,
      email: change.email,
      language: change.language,
      asked_by: change.askedBy,
      asked_at: at,
      expires_at: change.expiresAt,
    })
    .execute();

const changes = (db: Database | Transaction, digest: Buffer) =>
  db
    .selectFrom('organization_email_change as change')
    .innerJoin('organization as o', 'o.id', 'change.organization_id')
    .select([
      'change.organization_id as organizationId',
      'change.email',
      'change.language',
      'change.expires_at as expiresAt',
      'change.used_at as usedAt',
      'o.name',
      'o.email as current',
    ])
    .where('change.digest', '=', digest)
    .$castTo<OrganizationEmailChange>();

export const findEmailChange = async (db: Database, digest: Buffer): Promise<OrganizationEmailChange | null> =>
  (await changes(db, digest).executeTakeFirst()) ?? null;

export const lockEmailChange = async (tx: Transaction, digest: Buffer): Promise<OrganizationEmailChange | null> =>
  (await changes(tx, digest).forUpdate().executeTakeFirst()) ?? null;

export const markEmailChangeUsed = (tx: Transaction, digest: Buffer, at: Temporal.Instant): Promise<unknown> =>
  tx.updateTable('organization_email_change').set({ used_at: at }).where('digest', '=', digest).execute();

/** The address that waits to be confirmed, if one does. */
export async function waitingEmailOf(db: Database, id: OrganizationId, at: Temporal.Instant): Promise<string | null> {
  const row = await db
    .selectFrom('organization_email_change')
    .select('email')
    .where('organization_id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  return row?.email ?? null;
}

/** A change asked for and not confirmed ends with the next one, or as the organization leaves. */
export const deleteWaitingEmailChanges = (tx: Transaction, id: OrganizationId): Promise<unknown> =>
  tx.deleteFrom('organization_email_change').where('organization_id', '=', id).where('used_at', 'is', null).execute();

export const deleteEmailChangesBefore = (db: Database, before: Temporal.Instant): Promise<unknown> =>
  db.deleteFrom('organization_email_change').where('expires_at', '<', before).execute();
