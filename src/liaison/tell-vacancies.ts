import { officeKeysWith } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import { lockBody } from '../mandates/store/mandates.ts';
import { officeHolders } from '../membership/store/people.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Result } from '../platform/result.ts';
import { vacancyMail } from './mail.tsx';
import { seatingAt } from './rules/seating.ts';
import { type OpenSeat, openSeats } from './rules/vacancies.ts';
import { noteVacancy, seatMandates } from './store/seats.ts';
import { agencySpeakers } from './tell-agencies.ts';

type Needs = Pick<Deps, 'charter' | 'baseUrl'>;

/**
 * Writes to those who see a seat filled that it is vacant or soon will be: once for each mandate that ends. Answers how
 * many seats were told of.
 */
export const tellVacancies = (deps: Needs & Pick<Deps, 'db'>, at: Temporal.Instant): Promise<Result<number>> =>
  transact(deps.db, async (tx) => {
    await lockBody(tx, 'liaison');
    const { seats } = seatingAt(deps.charter, await seatMandates(tx, deps.charter), at);
    let told = 0;
    for (const seat of openSeats(seats, at)) {
      if (!(await noteVacancy(tx, seat.mandateId, at))) continue;
      const to = await whoFills(tx, deps, seat, at);
      await queueMail(
        tx,
        to.map((person) => vacancyMail(deps, person, seat)),
        at,
      );
      told += 1;
    }
    return accept(told);
  });

/** A seat of agencies is theirs to fill; one of a mesa, that of whoever may convene its election. */
function whoFills(tx: Transaction, deps: Needs, { place }: OpenSeat, at: Temporal.Instant) {
  if (place.kind === 'agency') return agencySpeakers(tx, deps, at);
  const offices = officeKeysWith(deps.charter, 'convene-election');
  return officeHolders(tx, { offices, bodies: [`mesa:${place.mesa}`, 'liaison'] }, at);
}
