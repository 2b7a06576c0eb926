import { sql } from 'kysely';
import type { LinkState, PersonId } from '../../accounts/types.ts';
import type { Acting, Body, MandateId } from '../../mandates/types.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { OrganizationId } from '../types.ts';

/** Whom an organization asks to represent it, as whoever asks gave it. */
export type Invited = {
  readonly organizationId: OrganizationId;
  /** Which of the offices an organization fills (`representativeSlots`). */
  readonly slot: number;
  readonly name: string;
  readonly email: string;
  readonly gender: string | null;
  /** In which someone new is written to. */
  readonly language: string;
};

/** An invitation as its link opens it. */
export type Invitation = Invited &
  LinkState & {
    readonly id: string;
    readonly organization: string;
    readonly by: Acting;
    readonly invitedAt: Temporal.Instant;
    /** Accepted: the mandate that began by it; null: declined, or not answered. */
    readonly mandateId: MandateId | null;
  };

export const insertInvitation = (
  tx: Transaction,
  invited: Invited & { readonly digest: Buffer; readonly expiresAt: Temporal.Instant },
  by: Acting,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('representative_invitation')
    .values({
      digest: invited.digest,
      organization_id: invited.organizationId,
      slot: invited.slot,
      name: invited.name,
      email: invited.email,
      gender: invited.gender,
      language: invited.language,
      invited_by: by.personId,
      office: by.office,
      body: by.body,
      invited_at: at,
      expires_at: invited.expiresAt,
    })
    .execute();

type Row = Omit<Invitation, 'by'> & {
  readonly invitedBy: PersonId;
  readonly office: string;
  readonly body: Body;
};

const invitations = (db: Database | Transaction) =>
  db
    .selectFrom('representative_invitation as i')
    .innerJoin('organization as o', 'o.id', 'i.organization_id')
    .select([
      'i.id',
      'i.organization_id as organizationId',
      'i.slot',
      'i.name',
      'i.email',
      'i.gender',
      'i.language',
      'i.invited_by as invitedBy',
      'i.office',
      'i.body',
      'i.invited_at as invitedAt',
      'i.expires_at as expiresAt',
      'i.answered_at as usedAt',
      'i.mandate_id as mandateId',
      'o.name as organization',
    ])
    .$castTo<Row>();

const asInvitation = ({ invitedBy, office, body, ...row }: Row): Invitation => ({
  ...row,
  by: { personId: invitedBy, office, body },
});

export async function findInvitation(db: Database, digest: Buffer): Promise<Invitation | null> {
  const row = await invitations(db).where('i.digest', '=', digest).executeTakeFirst();
  return row ? asInvitation(row) : null;
}

export async function lockInvitation(tx: Transaction, digest: Buffer): Promise<Invitation | null> {
  const row = await invitations(tx).where('i.digest', '=', digest).forUpdate('i').executeTakeFirst();
  return row ? asInvitation(row) : null;
}

/** The latest that each office of these organizations was offered by, those accepted left out. */
export async function openInvitations(
  db: Database | Transaction,
  organizationIds: readonly string[],
): Promise<readonly Invitation[]> {
  if (organizationIds.length === 0) return [];
  const rows = await invitations(db)
    .where('i.organization_id', 'in', [...organizationIds])
    .where('i.mandate_id', 'is', null)
    .distinctOn(['i.organization_id', 'i.slot'])
    .orderBy('i.organization_id')
    .orderBy('i.slot')
    .orderBy('i.invited_at', 'desc')
    .orderBy('i.id', 'desc')
    .execute();
  return rows.map(asInvitation);
}

export const invitationsTo = async (db: Database | Transaction, email: string): Promise<readonly Invitation[]> =>
  (await invitations(db).where('i.email', '=', email).orderBy('i.invited_at').execute()).map(asInvitation);

export const answerInvitation = (
  tx: Transaction,
  id: string,
  mandateId: MandateId | null,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .updateTable('representative_invitation')
    .set({ answered_at: at, mandate_id: mandateId })
    .where('id', '=', id)
    .execute();

/** Invitations without an answer lapse: of one office, of one inviter, or all. */
export const deleteWaitingInvitations = (
  tx: Transaction,
  organizationId: OrganizationId,
  { slot, by }: { readonly slot?: number; readonly by?: PersonId } = {},
): Promise<unknown> =>
  sql`delete from representative_invitation where organization_id = ${organizationId} and answered_at is null
    and (${slot ?? null}::int is null or slot = ${slot ?? null}) and (${by ?? null}::uuid is null or invited_by = ${by ?? null})`.execute(
    tx,
  );

export const deleteInvitationsTo = (tx: Transaction, email: string): Promise<unknown> =>
  tx.deleteFrom('representative_invitation').where('email', '=', email).execute();

export const deleteInvitationsBefore = (db: Database, before: Temporal.Instant): Promise<unknown> =>
  db.deleteFrom('representative_invitation').where('expires_at', '<', before).execute();
