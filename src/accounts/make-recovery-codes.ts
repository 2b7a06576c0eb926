import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { digest } from '../platform/random.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { tellOfChange } from './mail.tsx';
import { hasFactor } from './rules/factors.ts';
import { recoveryCodesOf } from './rules/recovery-codes.ts';
import { deleteRecoveryCodes, factorsOf, hasRecoveryCode, insertRecoveryCodes } from './store/factors.ts';
import { lockPerson } from './store.ts';
import type { PersonId } from './types.ts';

/**
 * Ten new recovery codes in place of the ones before: the answer is the only time they are seen. `once` is the
 * one-time value of the page with the button: pressed twice, the same ten. Refusal: `factor-first`.
 */
export const makeRecoveryCodes = (
  deps: Pick<Deps, 'db' | 'charter' | 'baseUrl'>,
  asked: { readonly personId: PersonId; readonly once: string },
  at: Temporal.Instant,
): Promise<Result<readonly string[]>> =>
  transact(deps.db, async (tx) => {
    const person = await lockPerson(tx, asked.personId);
    if (!hasFactor(await factorsOf(tx, person.id))) return refuse('factor-first');
    const codes = recoveryCodesOf(asked.once);
    const [first, ...rest] = codes.map(digest);
    if (!first || (await hasRecoveryCode(tx, person.id, first))) return accept(codes);
    await deleteRecoveryCodes(tx, person.id);
    await insertRecoveryCodes(tx, person.id, [first, ...rest], at);
    await tellOfChange(tx, deps, person, 'recovery-codes-made', at);
    return accept(codes);
  });
