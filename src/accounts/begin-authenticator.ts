import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import { secretBytes, secretOf } from './rules/authenticator-codes.ts';
import { insertAuthenticator } from './store/factors.ts';
import type { PersonId } from './types.ts';

/** Makes a secret to put into an app. It counts once a code confirms it; until then the one before it stays. */
export const beginAuthenticator = (
  { db, random }: Pick<Deps, 'db' | 'random'>,
  personId: PersonId,
  at: Temporal.Instant,
): Promise<Result<null>> => {
  const secret = secretOf(random(secretBytes));
  return transact(db, async (tx) => {
    await insertAuthenticator(tx, personId, secret, at);
    return accept(null);
  });
};
