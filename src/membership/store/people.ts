import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { Body, MandateId } from '../../mandates/types.ts';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { ApplicationId, Draft } from '../types.ts';

/** Someone a letter can be written to. */
type Addressee = {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly language: string;
};

/** Who holds one of `offices` in one of `bodies` at `at` (in any body: null) and has an e-mail address. */
export async function officeHolders(
  db: Database | Transaction,
  { offices, bodies }: { readonly offices: readonly string[]; readonly bodies: readonly Body[] | null },
  at: Temporal.Instant,
): Promise<readonly Addressee[]> {
  const { rows } = await sql<Addressee>`
    select distinct p.id as "personId", p.name, p.email, p.language
    from mandate m
    join person p on p.id = m.person_id
    left join mandate_end e on e.mandate_id = m.id and e.at <= ${at}
    where m.office = any(${[...offices]}::text[]) and (${bodies === null} or m.body = any(${[...(bodies ?? [])]}::text[]))
      and m.starts_at <= ${at} and m.ends_at > ${at} and e.mandate_id is null and p.email is not null
    order by p.name, p.id`.execute(db);
  return rows;
}

/** The persons with these e-mail addresses. */
export async function personsByEmail(
  db: Database | Transaction,
  emails: readonly string[],
): Promise<readonly PersonId[]> {
  if (emails.length === 0) return [];
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('email', 'in', [...emails])
    .execute();
  return rows.map(({ id }) => id as PersonId);
}

/** Where someone is written to; null without an e-mail address. */
export async function contactOf(db: Database | Transaction, personId: PersonId): Promise<Addressee | null> {
  const { name, email, language } = await db
    .selectFrom('person')
    .select(['name', 'email', 'language'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  return email === null ? null : { personId, name, email, language };
}

/** Who holds an office of an organization, or one of another body through it, at `at`. */
export async function personsThrough(
  tx: Database | Transaction,
  organizationId: string,
  at: Temporal.Instant,
): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select distinct m.person_id as "personId"
    from mandate m left join mandate_end e on e.mandate_id = m.id and e.at <= ${at}
    where m.organization_id = ${organizationId} and m.starts_at <= ${at} and m.ends_at > ${at} and e.mandate_id is null`.execute(
    tx,
  );
  return rows.map(({ personId }) => personId);
}

/**
 * Every mandate that `organizationId` holds through someone at `at` or will: its own offices, and those of other bodies;
 * `body`: of that body alone.
 */
export async function mandatesThrough(
  db: Database | Transaction,
  { organizationId, body }: { readonly organizationId: string; readonly body?: Body },
  at: Temporal.Instant,
): Promise<readonly { readonly id: MandateId; readonly personId: PersonId }[]> {
  const { rows } = await sql<{ id: MandateId; personId: PersonId }>`
    select m.id, m.person_id as "personId" from mandate m left join mandate_end e on e.mandate_id = m.id and e.at <= ${at}
    where (m.organization_id = ${organizationId} or m.body = ${`organization:${organizationId}`})
      and m.body = coalesce(${body ?? null}::text, m.body) and m.ends_at > ${at} and e.mandate_id is null
    order by m.starts_at, m.id`.execute(db);
  return rows;
}

/** Applications that name someone with this address, or that were sent for it. */
export async function applicationsNaming(
  db: Database | Transaction,
  email: string,
): Promise<readonly { readonly id: ApplicationId; readonly draft: Draft; readonly sentAt: Temporal.Instant | null }[]> {
  const { rows } = await sql<{ id: ApplicationId; draft: Draft; sentAt: Temporal.Instant | null }>`
    select a.id, a.draft, s.at as "sentAt"
    from application a left join application_submission s on s.application_id = a.id
    where exists (
      select from jsonb_each(a.draft) f
      where f.key ~ '^representatives[.]' and jsonb_typeof(f.value) = 'string' and lower(f.value #>> '{}') = ${email})
    order by a.id`.execute(db);
  return rows;
}

export const overwriteDraft = (tx: Transaction, id: ApplicationId, draft: Draft): Promise<unknown> =>
  tx
    .updateTable('application')
    .set({ draft: json(draft) })
    .where('id', '=', id)
    .execute();

/** Whether someone ended this mandate, their own, to represent the organization of an address. */
export async function hasStoodDown(
  db: Database,
  { slug, by }: { readonly slug: string; readonly by: PersonId },
  mandate: string,
): Promise<boolean> {
  const { rows } = await sql`
    select from organization o
    join mandate m on m.body = 'organization:' || o.id and m.person_id = ${by}
    join mandate_end e on e.mandate_id = m.id and e.by = ${by}
    where o.slug = ${slug} and m.id::text = ${mandate}`.execute(db);
  return rows.length > 0;
}
