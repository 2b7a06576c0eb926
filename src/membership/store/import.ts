import type { PersonId } from '../../accounts/types.ts';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { Delimiter } from '../../platform/tabular/csv.ts';
import type { ListContent, ListMatching } from '../rules/import-plan.ts';
import type { RefusedReport } from '../rules/import-report.ts';
import type { OrganizationData, OrganizationId } from '../types.ts';

/** What a file said: its table, and with which sign its cells were apart (null: a spreadsheet). */
export type KeptList = ListContent & { readonly delimiter: Delimiter | null; readonly otherSheets: readonly string[] };

export type Completion = {
  readonly at: Temporal.Instant;
  readonly imported: number;
  readonly skipped: number;
  readonly refused: number;
  /** Refused lines as they came, with the reasons; null once they are forgotten. */
  readonly report: RefusedReport | null;
};

export type MemberImport = {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly filename: string;
  readonly content: KeptList;
  readonly matching: ListMatching;
  readonly completion: Completion | null;
};

/** The import that the form with this key began is not begun again: its id is the answer. */
export async function insertImport(
  tx: Transaction,
  list: Pick<MemberImport, 'filename' | 'content' | 'matching'> & { readonly once: string },
  by: PersonId,
  at: Temporal.Instant,
): Promise<string> {
  const { id } = await tx
    .insertInto('member_import')
    .values({
      by,
      at,
      filename: list.filename,
      content: json(list.content),
      matching: json(list.matching),
      once: list.once,
    })
    .onConflict((conflict) => conflict.column('once').doUpdateSet({ once: list.once }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const imports = (db: Database | Transaction, by: PersonId) =>
  db
    .selectFrom('member_import as i')
    .leftJoin('member_import_completion as c', 'c.import_id', 'i.id')
    .where('i.by', '=', by);

/** A list that `by` brought in; another person's is not found. */
export async function findImport(db: Database | Transaction, id: string, by: PersonId): Promise<MemberImport | null> {
  const row = await imports(db, by)
    .select(['i.id', 'i.at', 'i.filename', 'i.content', 'i.matching'])
    .select(['c.at as completedAt', 'c.imported', 'c.skipped', 'c.refused', 'c.report'])
    .where('i.id', '=', id)
    .$castTo<
      Omit<MemberImport, 'completion'> & Omit<Completion, 'at'> & { readonly completedAt: Temporal.Instant | null }
    >()
    .executeTakeFirst();
  if (!row) return null;
  const { completedAt, imported, skipped, refused, report, ...found } = row;
  return { ...found, completion: completedAt && { at: completedAt, imported, skipped, refused, report } };
}

/** The same, its row locked: what is confirmed twice waits for the first. */
export async function lockImport(tx: Transaction, id: string, by: PersonId): Promise<MemberImport | null> {
  await tx.selectFrom('member_import').select('id').where('id', '=', id).where('by', '=', by).forUpdate().execute();
  return findImport(tx, id, by);
}

/** Lists that `by` brought in and neither confirmed nor threw away, the last first. */
export const unfinishedImports = (
  db: Database,
  by: PersonId,
): Promise<{ readonly id: string; readonly filename: string; readonly at: Temporal.Instant }[]> =>
  imports(db, by)
    .select(['i.id', 'i.filename', 'i.at'])
    .where('c.import_id', 'is', null)
    .orderBy('i.at', 'desc')
    .orderBy('i.id')
    .execute();

export const updateMatching = (tx: Transaction, id: string, matching: ListMatching): Promise<unknown> =>
  tx
    .updateTable('member_import')
    .set({ matching: json(matching) })
    .where('id', '=', id)
    .execute();

/** Notes what came of a list and forgets it, but for what was refused. */
export async function completeImport(
  tx: Transaction,
  id: string,
  { imported, skipped, refused, report }: Omit<Completion, 'at'>,
  by: PersonId,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('member_import_completion')
    .values({ import_id: id, by, at, imported, skipped, refused, report: json(report) })
    .execute();
  const nothing: KeptList = { headings: [], rows: [], ragged: [], delimiter: null, otherSheets: [] };
  await tx
    .updateTable('member_import')
    .set({ content: json(nothing) })
    .where('id', '=', id)
    .execute();
}

export const deleteImport = (tx: Transaction, id: string): Promise<unknown> =>
  tx.deleteFrom('member_import').where('id', '=', id).execute();

/** Of lists from before `before`: those never confirmed go, and of the others what was refused. */
export async function forgetLists(db: Database | Transaction, before: Temporal.Instant): Promise<void> {
  await db
    .deleteFrom('member_import as i')
    .where('i.at', '<', before)
    .where((where) =>
      where.not(
        where.exists(
          where.selectFrom('member_import_completion as c').select('c.import_id').whereRef('c.import_id', '=', 'i.id'),
        ),
      ),
    )
    .execute();
  await db
    .updateTable('member_import_completion')
    .set({ report: json(null) })
    .where('at', '<', before)
    .execute();
}

type NewMember = OrganizationData & { readonly slug: string; readonly mesas: readonly number[] };

/** Rows at a time: PostgreSQL takes 65,535 parameters in a statement. */
const together = 1_000;

async function inParts<T>(rows: readonly T[], insert: (part: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += together) await insert(rows.slice(from, from + together));
}

/**
 * Adds organizations as members of their mesas, none listed in public; answers their ids by slug. `by` null: the
 * operator's console.
 */
export async function insertMembers(
  tx: Transaction,
  members: readonly NewMember[],
  by: PersonId | null,
  at: Temporal.Instant,
): Promise<ReadonlyMap<string, OrganizationId>> {
  const ids = new Map<string, OrganizationId>();
  await inParts(members, async (part) => {
    const rows = part.map((member) => ({ ...columnsOf(member), created_at: at }));
    const made = await tx.insertInto('organization').values(rows).returning(['id', 'slug']).execute();
    for (const { id, slug } of made) ids.set(slug, id as OrganizationId);
  });
  const of = ({ slug }: NewMember) => ({ organization_id: ids.get(slug) ?? '' });
  await inParts(
    members.flatMap((member) => member.objectives.map((objective) => ({ ...of(member), objective }))),
    (part) => tx.insertInto('organization_objective').values(part).execute(),
  );
  const taken = { since: at, source: 'import', admitted_by: by } as const;
  await inParts(
    members.flatMap((member) => member.mesas.map((mesa) => ({ ...of(member), mesa, ...taken }))),
    (part) => tx.insertInto('membership').values(part).execute(),
  );
  return ids;
}

const columnsOf = (member: NewMember) => ({
  slug: member.slug,
  name: member.name,
  acronym: member.acronym,
  stakeholder_group: member.group,
  country: member.country,
  cities: [...member.cities],
  website: member.website,
  email: member.email,
});
