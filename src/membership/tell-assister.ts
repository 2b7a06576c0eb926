import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import type { Transaction } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { type GroupAnswer, groupAnswerMail } from './mail.tsx';
import { contactOf } from './store/people.ts';
import type { SentApplication } from './types.ts';

/** Writes an answer to whoever filled in the form of a group without e-mail, and can tell it; not to who answered. */
export async function tellAssisterIn(
  tx: Transaction,
  deps: Pick<Deps, 'charter' | 'baseUrl'>,
  application: SentApplication,
  answer: GroupAnswer,
  by: Acting,
  at: Temporal.Instant,
): Promise<void> {
  const { assistedBy } = application;
  if (assistedBy === null || assistedBy === by.personId) return;
  const contact = await contactOf(tx, assistedBy);
  if (contact) await queueMail(tx, groupAnswerMail(deps, contact, application, answer), at);
}
