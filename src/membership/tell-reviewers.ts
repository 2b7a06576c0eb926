import { officeKeysWith } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import type { Transaction } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { objectionWaitsMail, reviewWaitsMail } from './mail.tsx';
import { officeHolders } from './store/people.ts';
import type { SentApplication } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'baseUrl'>;

/** Writes to those who decide for the mesas that an application waits for them. */
export async function tellReviewersIn(
  tx: Transaction,
  deps: Needs,
  application: SentApplication,
  mesas: readonly number[],
  at: Temporal.Instant,
): Promise<void> {
  const offices = officeKeysWith(deps.charter, 'review-applications');
  const bodies = [...mesas.map((n) => `mesa:${n}` as const), 'liaison', 'mechanism', 'working-group'] as const;
  const holders = await officeHolders(tx, { offices, bodies }, at);
  await queueMail(
    tx,
    holders.map((holder) => reviewWaitsMail(deps, holder, application)),
    at,
  );
}

/** Writes to those who answer objections, but for the one whose refusal it is. */
export async function tellObjectionIn(
  tx: Transaction,
  deps: Needs,
  { application, mesa, refusedBy }: { application: SentApplication; mesa: number; refusedBy: string },
  at: Temporal.Instant,
): Promise<void> {
  const offices = officeKeysWith(deps.charter, 'decide-objections');
  const holders = await officeHolders(tx, { offices, bodies: null }, at);
  await queueMail(
    tx,
    holders
      .filter(({ personId }) => personId !== refusedBy)
      .map((holder) => objectionWaitsMail(deps, holder, application, mesa)),
    at,
  );
}
