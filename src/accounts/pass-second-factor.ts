import type { Deps } from '../deps.ts';
import { tooManyAttempts } from '../platform/attempts.ts';
import { type Database, transact } from '../platform/database.ts';
import { digest } from '../platform/random.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { tellOfChange } from './mail.tsx';
import { acceptCode } from './rules/authenticator-codes.ts';
import { tidyRecoveryCode } from './rules/recovery-codes.ts';
import { lockAuthenticator, noteStep, spendRecoveryCode } from './store/factors.ts';
import { lockPerson, lockSession, markSecondFactorPassed } from './store.ts';
import type { PersonId } from './types.ts';

/** Guesses at a person's six digits. Thirty a day find one of the three that hold with a chance of 1 in 11,000. */
const limits = { quarter: 5, day: 30 };

type Given = { readonly personId: PersonId; readonly session: Buffer };

/**
 * The code of an authenticator app. A session that has passed already has passed (a button pressed twice).
 * Refusals: `code-wrong`, `code-used`, `too-many-codes`.
 */
export async function passByCode(
  { db }: Pick<Deps, 'db'>,
  given: Given & { readonly code: string },
  at: Temporal.Instant,
): Promise<Result<null>> {
  if (await tooManyCodes(db, given.personId, at)) return refuse({ code: 'too-many-codes', field: 'code' });
  return transact(db, async (tx) => {
    const session = await lockSession(tx, given.session, at);
    if (session?.secondFactorAt) return accept(null);
    const authenticator = await lockAuthenticator(tx, given.personId);
    if (!session || !authenticator) return refuse({ code: 'code-wrong', field: 'code' });
    const step = acceptCode(authenticator.secret, given.code, at, authenticator.lastStep);
    if (!step.ok) return step;
    await noteStep(tx, authenticator.id, step.value);
    await markSecondFactorPassed(tx, given.session, at);
    return accept(null);
  });
}

/** One of the recovery codes, used up by it. Refusals: `recovery-code-wrong`, `too-many-codes`. */
export async function passByRecoveryCode(
  deps: Pick<Deps, 'db' | 'charter' | 'baseUrl'>,
  given: Given & { readonly recovery: string },
  at: Temporal.Instant,
): Promise<Result<null>> {
  if (await tooManyCodes(deps.db, given.personId, at)) return refuse({ code: 'too-many-codes', field: 'recovery' });
  return transact(deps.db, async (tx) => {
    const session = await lockSession(tx, given.session, at);
    if (session?.secondFactorAt) return accept(null);
    const code = tidyRecoveryCode(given.recovery);
    const spent = session && code !== null && (await spendRecoveryCode(tx, given.personId, digest(code), at));
    if (!spent) return refuse({ code: 'recovery-code-wrong', field: 'recovery' });
    await markSecondFactorPassed(tx, given.session, at);
    await tellOfChange(tx, deps, await lockPerson(tx, given.personId), 'recovery-code-used', at);
    return accept(null);
  });
}

async function tooManyCodes(db: Database, personId: PersonId, at: Temporal.Instant): Promise<boolean> {
  const inQuarter = await tooManyAttempts(db, `second-factor ${personId}`, limits.quarter, 15, at);
  return (await tooManyAttempts(db, `second-factor day ${personId}`, limits.day, 24 * 60, at)) || inQuarter;
}
