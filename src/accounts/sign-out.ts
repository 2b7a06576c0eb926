import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import { deleteSession, deleteSessionsOf } from './store.ts';
import type { PersonId } from './types.ts';

/** Ends the session with this digest; one that has ended already is no fault. */
export const signOut = (deps: Pick<Deps, 'db'>, session: Buffer): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    await deleteSession(tx, session);
    return accept(null);
  });

/** Ends every session of the person, this one included. */
export const signOutEverywhere = (deps: Pick<Deps, 'db'>, personId: PersonId): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    await deleteSessionsOf(tx, personId);
    return accept(null);
  });
