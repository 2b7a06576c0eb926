import type { Charter } from '../../charter/types.ts';
import { allHolders } from '../../mandates/store/mandates.ts';
import type { Body } from '../../mandates/types.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { SeatMandates } from '../rules/seating.ts';

/** What the seats are read from: every mandate of the liaison table and of the mesas. */
export async function seatMandates(
  db: Database | Transaction,
  { mesas }: Pick<Charter, 'mesas'>,
): Promise<SeatMandates> {
  const bodies: readonly Body[] = mesas.map(({ n }) => `mesa:${n}` as const);
  const [liaison, ...ofMesas] = await Promise.all([
    allHolders(db, 'liaison'),
    ...bodies.map((body) => allHolders(db, body)),
  ]);
  return { liaison, mesas: ofMesas.flat() };
}

/** True where nobody was told of it before. */
export async function noteVacancy(tx: Transaction, mandateId: string, at: Temporal.Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('vacancy_notice')
    .values({ mandate_id: mandateId, at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
