import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { codeAt } from './rules/authenticator-codes.ts';
import { exampleAuthenticators } from './store/mailbox.ts';

export type DemoCode = {
  readonly name: string;
  readonly email: string | null;
  readonly code: string;
  readonly until: Temporal.Instant;
};

/**
 * What the authenticator apps of the example's persons would show now: they have no phone. Only ever shown beside
 * the local mailbox, and only for persons made up for the example. `to` is part of an address, any when empty.
 */
export async function demoCodes(db: Database, clock: Clock, to = ''): Promise<readonly DemoCode[]> {
  const at = clock();
  const persons = await exampleAuthenticators(db, to);
  return persons.map(({ name, email, secret }) => ({ name, email, ...codeAt(secret, at) }));
}
