import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { GuestRow } from '../rules/guest-list.ts';
import type { DialogueId } from '../types.ts';

/** A list as it came, and what all its lines share. */
type GuestListContent = {
  readonly headings: readonly string[];
  readonly rows: readonly GuestRow[];
  readonly sector: string | null;
  readonly country: string | null;
};

export type GuestImport = {
  readonly id: string;
  readonly dialogueId: DialogueId;
  readonly list: string;
  readonly language: string;
  /** Null for a list that was pasted. */
  readonly filename: string | null;
  readonly content: GuestListContent;
  readonly completed: { readonly invited: number; readonly known: number; readonly refused: number } | null;
};

/** The import that the form with this key began is not begun again: its id is the answer. */
export async function insertGuestImport(
  tx: Transaction,
  one: Omit<GuestImport, 'id' | 'completed'> & { readonly once: string },
  by: PersonId,
  at: Temporal.Instant,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into invitation_import (dialogue_id, list, language, filename, content, by, at, once)
    values (${one.dialogueId}, ${one.list}, ${one.language}, ${one.filename}, ${json(one.content)}, ${by}, ${at}, ${one.once})
    on conflict (once) do update set once = excluded.once returning id`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('a list was not inserted');
  return row.id;
}

export async function findGuestImport(
  db: Database | Transaction,
  dialogueId: DialogueId,
  id: string,
): Promise<GuestImport | null> {
  const { rows } = await sql<
    Omit<GuestImport, 'completed'> & { invited: number | null; known: number; refused: number }
  >`
    select i.id, i.dialogue_id as "dialogueId", i.list, i.language, i.filename, i.content, c.invited, c.known, c.refused
    from invitation_import i left join invitation_import_completion c on c.import_id = i.id
    where i.id = ${id} and i.dialogue_id = ${dialogueId}`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { invited, known, refused, ...found } = row;
  return { ...found, completed: invited === null ? null : { invited, known, refused } };
}

/** Notes what came of a list, and forgets the list: whom it named is invited or was refused. */
export async function completeGuestImport(
  tx: Transaction,
  id: string,
  counts: { readonly invited: number; readonly known: number; readonly refused: number },
  by: PersonId,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('invitation_import_completion')
    .values({ import_id: id, by, at, ...counts })
    .execute();
  await tx
    .updateTable('invitation_import')
    .set({ content: json({ headings: [], rows: [], sector: null, country: null }) })
    .where('id', '=', id)
    .execute();
}

/** Lists that were begun before `before` and never confirmed. */
export async function deleteUnfinishedGuestImports(db: Database, before: Temporal.Instant): Promise<void> {
  await sql`
    delete from invitation_import i where i.at < ${before}
      and not exists (select from invitation_import_completion c where c.import_id = i.id)`.execute(db);
}

/** Someone who speaks for a member organization. */
type Representative = {
  readonly name: string;
  readonly email: string;
  readonly organization: string;
  readonly country: string;
  readonly language: string;
};

/**
 * For each organization that takes part in one of `mesas`, the first of its representatives at `at` who has an
 * address, in the order of `offices`.
 */
export async function representativesOf(
  db: Database,
  mesas: readonly number[],
  offices: readonly string[],
  at: Temporal.Instant,
): Promise<Representative[]> {
  const { rows } = await sql<Representative>`
    select name, email, organization, country, language from (
      select distinct on (o.id) p.name, p.email, o.name as organization, o.country, p.language
      from organization o
      join mandate d on d.body = 'organization:' || o.id and d.office = any(${[...offices]}::text[])
        and d.starts_at <= ${at} and d.ends_at > ${at}
      join person p on p.id = d.person_id and p.email is not null
      where not exists (select from mandate_end e where e.mandate_id = d.id and e.at <= ${at})
        and exists (
          select from membership m where m.organization_id = o.id and m.mesa = any(${[...mesas]}::int[])
            and not exists (select from membership_end e where e.membership_id = m.id))
      order by o.id, array_position(${[...offices]}::text[], d.office), d.starts_at, d.id
    ) one
    order by fold(organization), email`.execute(db);
  return rows;
}
