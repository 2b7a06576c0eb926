import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { ApplicationId, Draft, JoiningApplication, OrganizationId } from '../types.ts';

const applications = (db: Database | Transaction) =>
  db
    .selectFrom('application as a')
    .leftJoin('application_submission as s', 's.application_id', 'a.id')
    .leftJoin('application_confirmation as c', 'c.application_id', 'a.id')
    .select([
      'a.id',
      'a.draft',
      'a.language',
      'a.started_at',
      'a.saved_at',
      'a.assisted_mesa',
      'a.assisted_by',
      's.at',
      's.name',
      's.email',
      's.country',
      's.organization_id',
      'c.at as confirmed_at',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof applications>['executeTakeFirstOrThrow']>>;

const asApplication = (row: Row): JoiningApplication => ({
  id: row.id as ApplicationId,
  draft: row.draft as Draft,
  language: row.language,
  startedAt: row.started_at,
  savedAt: row.saved_at,
  assistedMesa: row.assisted_mesa,
  assistedBy: row.assisted_by as PersonId | null,
  submission:
    row.at && row.name !== null && row.country !== null
      ? {
          at: row.at,
          name: row.name,
          email: row.email,
          country: row.country,
          confirmedAt: row.confirmed_at,
          organizationId: row.organization_id as OrganizationId | null,
        }
      : null,
});

export async function findApplication(
  db: Database | Transaction,
  id: ApplicationId | string,
): Promise<JoiningApplication | null> {
  const row = await applications(db).where('a.id', '=', id).executeTakeFirst();
  return row ? asApplication(row) : null;
}

/** The application that the secret with this digest opens. */
export async function findApplicationByLink(db: Database, digest: Buffer): Promise<JoiningApplication | null> {
  const row = await applications(db)
    .innerJoin('application_link as l', 'l.application_id', 'a.id')
    .where('l.digest', '=', digest)
    .executeTakeFirst();
  return row ? asApplication(row) : null;
}

/** The application, its row locked until the transaction ends: whoever changes anything about it takes turns. */
export async function lockApplication(tx: Transaction, id: ApplicationId | string): Promise<JoiningApplication | null> {
  await tx.selectFrom('application').select('id').where('id', '=', id).forUpdate().execute();
  return findApplication(tx, id);
}

export async function insertApplication(
  tx: Transaction,
  application: {
    readonly language: string;
    readonly draft: Draft;
    readonly assisted: { readonly mesa: number; readonly by: PersonId } | null;
  },
  at: Temporal.Instant,
): Promise<ApplicationId> {
  const { id } = await tx
    .insertInto('application')
    .values({
      draft: json(application.draft),
      language: application.language,
      started_at: at,
      saved_at: at,
      assisted_mesa: application.assisted?.mesa ?? null,
      assisted_by: application.assisted?.by ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id as ApplicationId;
}

export const updateDraft = (tx: Transaction, id: ApplicationId, draft: Draft, at: Temporal.Instant): Promise<unknown> =>
  tx
    .updateTable('application')
    .set({ draft: json(draft), saved_at: at })
    .where('id', '=', id)
    .execute();

export async function insertSubmission(
  tx: Transaction,
  submission: {
    readonly applicationId: ApplicationId;
    readonly name: string;
    readonly email: string | null;
    readonly country: string;
    readonly mesas: readonly number[];
    readonly consents: readonly string[];
    readonly charterVersion: string;
  },
  at: Temporal.Instant,
): Promise<void> {
  const { applicationId, name, email, country, mesas, consents, charterVersion } = submission;
  await tx
    .insertInto('application_submission')
    .values({ application_id: applicationId, at, name, email, country })
    .execute();
  await tx
    .insertInto('application_mesa')
    .values(mesas.map((mesa) => ({ application_id: applicationId, mesa })))
    .execute();
  if (consents.length === 0) return;
  await tx
    .insertInto('consent')
    .values(
      consents.map((kind) => ({
        application_id: applicationId,
        kind,
        charter_version: charterVersion,
        given_at: at,
      })),
    )
    .execute();
}

export const updateSubmissionEmail = (tx: Transaction, id: ApplicationId, email: string): Promise<unknown> =>
  tx.updateTable('application_submission').set({ email }).where('application_id', '=', id).execute();

export const setOrganization = (tx: Transaction, id: ApplicationId, organizationId: OrganizationId): Promise<unknown> =>
  tx
    .updateTable('application_submission')
    .set({ organization_id: organizationId })
    .where('application_id', '=', id)
    .execute();

export const insertConfirmation = (tx: Transaction, id: ApplicationId, at: Temporal.Instant): Promise<unknown> =>
  tx.insertInto('application_confirmation').values({ application_id: id, at }).execute();

/** What mesas are filling in for groups without e-mail, the latest first. */
export async function assistedDrafts(db: Database, mesas: readonly number[]): Promise<JoiningApplication[]> {
  if (mesas.length === 0) return [];
  const rows = await applications(db)
    .where('a.assisted_mesa', 'in', [...mesas])
    .where('s.application_id', 'is', null)
    .orderBy('a.saved_at', 'desc')
    .orderBy('a.id')
    .execute();
  return rows.map(asApplication);
}

/** Begun and not sent since `before`, or sent and never confirmed since then. */
export async function deleteUnfinished(db: Database | Transaction, before: Temporal.Instant): Promise<void> {
  await db
    .deleteFrom('application as a')
    .where('a.saved_at', '<', before)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('application_submission as s')
            .leftJoin('application_confirmation as c', 'c.application_id', 's.application_id')
            .select('s.application_id')
            .whereRef('s.application_id', '=', 'a.id')
            .where((sent) =>
              sent.or([
                sent('s.at', '>=', before),
                sent('c.at', 'is not', null),
                sent(sent.ref('a.assisted_mesa'), 'is not', null),
              ]),
            ),
        ),
      ),
    )
    .execute();
}

/** The answers of applications on which nothing is open any more and nothing was decided since `before`. */
export async function emptyAnswered(db: Database | Transaction, before: Temporal.Instant): Promise<void> {
  await sql`
    update application a set draft = '{}'
    where a.draft <> '{}' and exists (select from application_submission s where s.application_id = a.id)
      and not exists (
        select from application_mesa m
        left join application_decision d on d.application_id = m.application_id and d.mesa = m.mesa
        left join objection o on o.application_id = m.application_id and o.mesa = m.mesa
        left join objection_decision od on od.application_id = m.application_id and od.mesa = m.mesa
        where m.application_id = a.id
          and (d.at is null or d.at >= ${before} or (o.at is not null and od.at is null) or od.at >= ${before})
      )`.execute(db);
}
