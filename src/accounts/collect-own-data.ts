import type { Database } from '../platform/database.ts';
import { factorsOf } from './store/factors.ts';
import { mailTo } from './store/mailbox.ts';
import { findOwnData, openSessionsOf } from './store.ts';
import type { PersonalRecords, PersonId } from './types.ts';

/** Everything kept about a person, for their own download; keys and secrets stay here. */
export async function collectOwnData(
  db: Database,
  personId: PersonId,
  records: readonly PersonalRecords[],
  at: Temporal.Instant,
): Promise<Readonly<Record<string, unknown>>> {
  const person = await findOwnData(db, personId);
  const factors = await factorsOf(db, personId);
  const rooms: [string, unknown][] = [];
  for (const room of records) rooms.push([room.name, await room.read(db, personId)]);
  return {
    collectedAt: at,
    person,
    signIn: {
      sessions: await openSessionsOf(db, personId, at),
      authenticatorSince: factors.authenticatorSince,
      passkeys: factors.passkeys.map(({ name, createdAt, lastUsedAt }) => ({ name, createdAt, lastUsedAt })),
      recoveryCodesLeft: factors.recoveryCodes,
    },
    mails: person.email ? await mailTo(db, person.email) : [],
    ...Object.fromEntries(rooms),
  };
}
