import type { Transaction } from '../platform/database.ts';
import { digest } from '../platform/random.ts';
import { sessionEnd } from './rules/sessions.ts';
import { insertSession } from './store.ts';
import type { NewSession, PersonId } from './types.ts';

/** Signs a person in: `token` goes into their cookie, only its digest is kept. */
export async function openSession(
  tx: Transaction,
  session: { readonly personId: PersonId; readonly token: string; readonly secondFactor: boolean },
  at: Temporal.Instant,
): Promise<NewSession> {
  const opened: NewSession = { personId: session.personId, token: session.token, expiresAt: sessionEnd(at) };
  const secondFactorAt = session.secondFactor ? at : null;
  await insertSession(tx, { ...opened, digest: digest(session.token), at, secondFactorAt });
  return opened;
}
