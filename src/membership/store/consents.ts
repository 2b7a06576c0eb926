import type { PersonId } from '../../accounts/types.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { OrganizationId } from '../types.ts';

/** A consent as it stands: given when, withdrawn when. */
export type GivenConsent = {
  readonly kind: string;
  readonly givenAt: Temporal.Instant;
  readonly withdrawnAt: Temporal.Instant | null;
};

export const consentsOf = (db: Database | Transaction, organizationId: OrganizationId): Promise<GivenConsent[]> =>
  db
    .selectFrom('consent')
    .select(['kind', 'given_at as givenAt', 'withdrawn_at as withdrawnAt'])
    .where('organization_id', '=', organizationId)
    .orderBy('given_at')
    .orderBy('id')
    .execute();

export const insertConsent = (
  tx: Transaction,
  consent: {
    readonly organizationId: OrganizationId;
    readonly personId: PersonId;
    readonly kind: string;
    readonly charterVersion: string;
  },
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('consent')
    .values({
      organization_id: consent.organizationId,
      person_id: consent.personId,
      kind: consent.kind,
      charter_version: consent.charterVersion,
      given_at: at,
    })
    .execute();

/** Withdraws what is still given, of one kind or of all. */
export const withdrawConsents = (
  tx: Transaction,
  organizationId: OrganizationId,
  kind: string | null,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .updateTable('consent')
    .set({ withdrawn_at: at })
    .where('organization_id', '=', organizationId)
    .where('withdrawn_at', 'is', null)
    .$if(kind !== null, (query) => query.where('kind', '=', kind ?? ''))
    .execute();

/** The consents an application gave are the organization's from now on. */
export const adoptConsents = (
  tx: Transaction,
  applicationId: string,
  organizationId: OrganizationId,
): Promise<unknown> =>
  tx
    .updateTable('consent')
    .set({ organization_id: organizationId })
    .where('application_id', '=', applicationId)
    .execute();

/** Which consents an application gave. */
export async function consentsOfApplication(tx: Transaction, applicationId: string): Promise<readonly string[]> {
  const rows = await tx.selectFrom('consent').select('kind').where('application_id', '=', applicationId).execute();
  return rows.map(({ kind }) => kind);
}
