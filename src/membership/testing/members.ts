import type { House } from '../../testing/house.ts';
import { apply, secretary } from './joining.ts';

/** The address of the member that `member` makes, on its representatives' own pages. */
export const own = '/es/mi/organizacion/rmc';

/** Admits an application to mesas 2 and 4, and signs its representative in. */
export async function member(house: House) {
  const applied = await apply(house);
  for (const mesa of [2, 4]) {
    const { token: as } = await secretary(house, mesa);
    await house.ask(`/es/solicitudes/${applied.id}`, { form: { mesa: String(mesa), outcome: 'admitted' }, as });
  }
  const { id } = await house.deps.db.selectFrom('organization').select('id').executeTakeFirstOrThrow();
  return { ...applied, organizationId: id, rosa: await signInAs(house, 'rosa@camino.example') };
}

/** Signs in whom an act has made known under this address. */
export const signInAs = async (house: House, email: string): Promise<string> =>
  (await house.signIn({ name: 'x', email })).token;

/** Every membership there was, by mesa: how it came about and, where it ended, why. */
export async function mesasOf(house: House): Promise<string[]> {
  const rows = await house.deps.db
    .selectFrom('membership as m')
    .leftJoin('membership_end as e', 'e.membership_id', 'm.id')
    .select(['m.mesa', 'm.source', 'e.cause'])
    .orderBy('m.mesa')
    .orderBy('m.since')
    .orderBy('m.id')
    .execute();
  return rows.map(({ mesa, source, cause }) => [mesa, source, cause].filter(Boolean).join(' '));
}
