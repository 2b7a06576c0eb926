import { officeKeysWith } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import type { Transaction } from '../platform/database.ts';
import { type Mail, queueMail } from '../platform/mail.ts';
import { type Addressee, representativesOf } from './store/members.ts';
import type { Election } from './types.ts';

/** Writes to whoever represents a member of the election's body, inside the act that there is to tell of. */
export async function tellMembersIn(
  tx: Transaction,
  { charter }: Pick<Deps, 'charter'>,
  { body }: Pick<Election, 'body'>,
  letter: (to: Addressee) => Mail,
  at: Temporal.Instant,
): Promise<void> {
  const offices = officeKeysWith(charter, 'represent-organization');
  await queueMail(tx, (await representativesOf(tx, body, offices, at)).map(letter), at);
}
