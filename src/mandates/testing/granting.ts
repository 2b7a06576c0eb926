import { sql } from 'kysely';
import type { House } from '../../testing/house.ts';
import { currentHolders, holdersFrom } from '../store/mandates.ts';
import type { Body } from '../types.ts';

/** A key of a sending, but for its last digit. */
export const once = '0198e0a0-0000-7000-8000-00000000000';

/** The form of an appointment that nothing is wrong with. */
export const good = {
  once: `${once}1`,
  name: 'Bea Ñandú',
  email: 'Bea@Ejemplo.org',
  office: 'mesa:2/secretariat',
  onBehalfOf: 'Casa Abierta',
  from: '2026-11-20',
  until: '',
  source: 'Votación de la Mesa 2, acta 7',
};

/** Makes a member of a mesa, of no other account than its name. */
export async function makeMember({ deps }: Pick<House, 'deps'>, name: string, mesa: number): Promise<void> {
  const at = deps.clock();
  const { id } = await deps.db
    .insertInto('organization')
    .values({ slug: `member-of-${mesa}`, name, stakeholder_group: 'civil-society', country: 'MX', created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  await deps.db.insertInto('membership').values({ organization_id: id, mesa, since: at, source: 'import' }).execute();
}

/** The fields that a page says something is wrong with. */
export const faultsIn = (html: string) =>
  [...html.matchAll(/<a href="#(field|cause)-([\w-]+)">/g)].map(([, , field]) => field);

export const only = <T>(list: readonly T[]): T => {
  const [first, ...rest] = list;
  if (first === undefined || rest.length > 0) throw new Error(`not one but ${list.length}`);
  return first;
};

/** Who gives and ends mandates, at work: `as` is the operator unless said otherwise. */
export type MandatesDesk = ReturnType<typeof mandatesDesk>;

export const mandatesDesk = (house: House, operator: string) => ({
  page: async (path = '/es/mandatos', as = operator) => (await house.ask(path, { as })).text(),
  grant: (changes: Partial<typeof good & { agency: string }> = {}, as = operator) =>
    house.ask('/es/mandatos', { as, form: { ...good, ...changes } }),
  end: (mandate: string, cause = 'resignation', as = operator) =>
    house.ask('/es/mandatos/fin', { as, form: { mandate, cause } }),
  held: (body: Body = 'mesa:2') => currentHolders(house.deps.db, [body], house.deps.clock()),
  coming: (body: Body = 'mesa:2') => holdersFrom(house.deps.db, [body], house.deps.clock()),
  lastEntry: () =>
    house.deps.db.selectFrom('record_entry').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow(),
  async countOf(table: 'person' | 'mandate' | 'record_entry' | 'mail_message'): Promise<number> {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(house.deps.db);
    return rows[0]?.n ?? 0;
  },
});
