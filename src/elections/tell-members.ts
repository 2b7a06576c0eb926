import { officeKeysWith } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import type { Transaction } from '../platform/database.ts';
import { type Mail, queueMail } from '../platform/mail.ts';
import { type Addressee, representativesOf } from './store/members.ts';
import type { Election } from './types.ts';

/** Writes to whoever represents a member of the body, inside the act that there is to tell of. The answer: to whom. */
export async function tellMembersIn(
  tx: Transaction,
  { charter }: Pick<Deps, 'charter'>,
  { body }: Pick<Election, 'body'>,
  letter: (to: Addressee) => Mail,
  at: Temporal.Instant,
): Promise<readonly Addressee[]> {
  const offices = officeKeysWith(charter, 'represent-organization');
  const told = await representativesOf(tx, body, offices, at);
  await queueMail(tx, told.map(letter), at);
  return told;
}
