import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { DialogueId } from '../../dialogues/types.ts';
import type { Acting, Body } from '../../mandates/types.ts';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { Texts } from '../../platform/reader.ts';
import type { KnownNames } from '../rules/known-names.ts';
import type { Resolution, ResolutionKind } from '../rules/resolutions.ts';
import type { ReportId } from '../types.ts';

type Store = Database | Transaction;

/**
 * Every name the system knows; institutions in words only of this dialogue. Of those who ask to join, the applications
 * that were sent: who is still writing one has told nobody.
 */
export async function knownNames(db: Store, dialogueId: DialogueId): Promise<KnownNames> {
  const { rows } = await sql<KnownNames>`
    select
      (select coalesce(json_agg(p), '[]') from (
        select p.id::text as id, p.name, p.email from person p
          where not exists (select from person_erasure e where e.person_id = p.id)
        union all select 'guest:' || i.id, i.name, i.email from invitation i
        union all select 'panel:' || s.id, s.person_name, null from panel_seat s where s.person_name is not null
        union all select 'present:' || a.id, a.name, null from attendance a where a.name is not null
        union all select 'present:' || r.id, r.name, null from attendance_import_resolution r where r.name is not null
        union all select 'applies:' || a.id || ':' || d.key, d.value,
          nullif(a.draft ->> replace(d.key, 'name', 'email'), '')
          from application a join application_submission s on s.application_id = a.id, jsonb_each_text(a.draft) d
          where d.key ~ '^representatives[.][0-9]+[.]name$'
      ) p) as persons,
      (select coalesce(json_agg(o), '[]') from (
        select o.id, o.name, o.acronym, o.website, o.email,
          array(select f.name from former_name f where f.organization_id = o.id order by f.name) as "formerNames"
        from organization o
        union all select s.application_id, s.name, nullif(a.draft ->> 'acronym', ''), nullif(a.draft ->> 'website', ''),
          s.email, array[]::text[]
        from application_submission s join application a on a.id = s.application_id where s.organization_id is null
      ) o) as organizations,
      (select coalesce(json_agg(g), '[]') from (
        select g.id, g.name, g.acronym, g.country from government_institution g
      ) g) as governments,
      array(
        select s.institution from panel_seat s join theme t on t.id = s.theme_id where t.dialogue_id = ${dialogueId}
        union select i.institution from invitation i where i.dialogue_id = ${dialogueId}
        union select a.institution from attendance a join theme t on t.id = a.theme_id
          where t.dialogue_id = ${dialogueId} and a.institution is not null
        union select r.institution from attendance_import_resolution r join attendance_import i on i.id = r.import_id
          join theme t on t.id = i.theme_id where t.dialogue_id = ${dialogueId} and r.institution is not null
        order by 1
      ) as institutions`.execute(db);
  return rows[0] ?? { persons: [], organizations: [], governments: [], institutions: [] };
}

/** A judgement that stands, with whose it is. */
export type StoredResolution = Resolution & {
  readonly id: string;
  readonly reason: string;
  readonly by: PersonId;
  readonly name: string;
  readonly office: string;
  readonly body: Body;
  readonly at: Temporal.Instant;
};

export async function resolutionsOf(db: Store, reportId: ReportId): Promise<StoredResolution[]> {
  const rows = await db
    .selectFrom('naming_resolution as r')
    .innerJoin('person as p', 'p.id', 'r.by')
    .select(['r.id', 'r.text_hash', 'r.starts', 'r.ends', 'r.entity', 'r.resolution', 'r.reason'])
    .select(['r.by', 'p.name', 'r.office', 'r.body', 'r.at'])
    .where('r.report_id', '=', reportId)
    .where('r.ended_at', 'is', null)
    .execute();
  return rows.map(({ text_hash, starts, ends, by, body, ...row }) => ({
    ...row,
    textHash: text_hash.toString('hex'),
    start: starts,
    end: ends,
    by: by as PersonId,
    body: body as Body,
  }));
}

export const insertResolutions = (
  tx: Transaction,
  reportId: ReportId,
  resolutions: readonly (Resolution & { readonly reason: string; readonly matched: string })[],
  by: Acting,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('naming_resolution')
    .values(
      resolutions.map(({ textHash, start, end, entity, matched, resolution, reason }) => ({
        report_id: reportId,
        text_hash: Buffer.from(textHash, 'hex'),
        starts: start,
        ends: end,
        entity,
        matched,
        resolution: resolution satisfies ResolutionKind,
        reason,
        by: by.personId,
        office: by.office,
        body: by.body,
        at,
      })),
    )
    .execute();

/** Judgements of a report, by their ids, that stand no more. */
export const endResolutions = (
  tx: Transaction,
  reportId: ReportId,
  ids: readonly string[],
  by: PersonId,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .updateTable('naming_resolution')
    .set({ ended_by: by, ended_at: at })
    .where('report_id', '=', reportId)
    .where('id', 'in', [...ids])
    .where('ended_at', 'is', null)
    .execute();

export type Institution = { readonly name: Texts; readonly acronym: string | null; readonly country: string };

/** What the institutions of a country are called, each in its languages. */
export async function institutionNames(db: Database | Transaction, country: string): Promise<readonly Texts[]> {
  const rows = await db.selectFrom('government_institution').select('name').where('country', '=', country).execute();
  return rows.map(({ name }) => name as Texts);
}

/** False where the institution is known already. */
export async function insertInstitution(
  tx: Transaction,
  { name, acronym, country }: Institution,
  by: PersonId,
  at: Temporal.Instant,
): Promise<boolean> {
  const row = await tx
    .insertInto('government_institution')
    .values({ name: json(name), acronym, country, added_by: by, added_at: at })
    .onConflict((conflict) => conflict.columns(['name', 'country']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
