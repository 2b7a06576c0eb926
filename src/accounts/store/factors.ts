import type { Database, Transaction } from '../../platform/database.ts';
import type { Factors, Passkey, PersonId } from '../types.ts';

type Db = Database | Transaction;

/** Every way in which the person can pass the second step. */
export async function factorsOf(db: Db, personId: PersonId): Promise<Factors> {
  const authenticator = await db
    .selectFrom('authenticator')
    .select('confirmed_at as since')
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  const passkeys = await passkeysOf(db, personId);
  const { left } = await db
    .selectFrom('recovery_code')
    .select((select) => select.fn.countAll<number>().as('left'))
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { authenticatorSince: authenticator?.since ?? null, passkeys, recoveryCodes: left };
}

// Authenticator apps

type Authenticator = { readonly id: string; readonly secret: string; readonly lastStep: number };

const authenticators = (db: Db, personId: PersonId) =>
  db.selectFrom('authenticator').select(['id', 'secret', 'last_step as lastStep']).where('person_id', '=', personId);

export const lockAuthenticator = (tx: Transaction, personId: PersonId): Promise<Authenticator | undefined> =>
  authenticators(tx, personId).where('confirmed_at', 'is not', null).forUpdate().executeTakeFirst();

/** The one that waits to be confirmed by its first code. */
export const findWaitingAuthenticator = (db: Db, personId: PersonId): Promise<Authenticator | undefined> =>
  authenticators(db, personId).where('confirmed_at', 'is', null).executeTakeFirst();

/** Leaves one that waits already as it is: a button pressed twice shows the same secret. */
export const insertAuthenticator = (
  tx: Transaction,
  personId: PersonId,
  secret: string,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('authenticator')
    .values({ person_id: personId, secret, created_at: at })
    .onConflict((conflict) => conflict.column('person_id').where('confirmed_at', 'is', null).doNothing())
    .execute();

export const confirmAuthenticatorRow = (
  tx: Transaction,
  id: string,
  step: number,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx.updateTable('authenticator').set({ confirmed_at: at, last_step: step }).where('id', '=', id).execute();

export const noteStep = (tx: Transaction, id: string, step: number): Promise<unknown> =>
  tx.updateTable('authenticator').set({ last_step: step }).where('id', '=', id).execute();

export const deleteConfirmedAuthenticator = (tx: Transaction, personId: PersonId): Promise<unknown> =>
  tx.deleteFrom('authenticator').where('person_id', '=', personId).where('confirmed_at', 'is not', null).execute();

export const deleteAuthenticators = (tx: Transaction, personId: PersonId): Promise<unknown> =>
  tx.deleteFrom('authenticator').where('person_id', '=', personId).execute();

// Recovery codes

export const hasRecoveryCode = async (tx: Transaction, personId: PersonId, digest: Buffer): Promise<boolean> =>
  (await tx
    .selectFrom('recovery_code')
    .select('created_at')
    .where('person_id', '=', personId)
    .where('digest', '=', digest)
    .executeTakeFirst()) !== undefined;

export const insertRecoveryCodes = (
  tx: Transaction,
  personId: PersonId,
  digests: readonly Buffer[],
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('recovery_code')
    .values(digests.map((digest) => ({ person_id: personId, digest, created_at: at })))
    .execute();

/** False where there is no such code, or it was used before. */
export const spendRecoveryCode = async (
  tx: Transaction,
  personId: PersonId,
  digest: Buffer,
  at: Temporal.Instant,
): Promise<boolean> =>
  (await tx
    .updateTable('recovery_code')
    .set({ used_at: at })
    .where('person_id', '=', personId)
    .where('digest', '=', digest)
    .where('used_at', 'is', null)
    .returning('digest')
    .executeTakeFirst()) !== undefined;

export const deleteRecoveryCodes = (tx: Transaction, personId: PersonId): Promise<unknown> =>
  tx.deleteFrom('recovery_code').where('person_id', '=', personId).execute();

// Passkeys

const passkeysOf = (db: Db, personId: PersonId): Promise<Passkey[]> =>
  db
    .selectFrom('passkey')
    .select(['credential_id as credentialId', 'name', 'created_at as createdAt', 'last_used_at as lastUsedAt'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .orderBy('credential_id')
    .execute();

/** What the browser must know to ask the right authenticator. */
export const passkeyHintsOf = (db: Db, personId: PersonId): Promise<{ id: string; transports: string[] }[]> =>
  db
    .selectFrom('passkey')
    .select(['credential_id as id', 'transports'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute();

type PasskeyKey = { readonly personId: PersonId; readonly publicKey: Buffer; readonly counter: number };

export const lockPasskey = (tx: Transaction, credentialId: string): Promise<PasskeyKey | undefined> =>
  tx
    .selectFrom('passkey')
    .select(['person_id as personId', 'public_key as publicKey', 'counter'])
    .where('credential_id', '=', credentialId)
    .forUpdate()
    .$castTo<PasskeyKey>()
    .executeTakeFirst();

/** False where the credential is known already. */
export const insertPasskey = async (
  tx: Transaction,
  passkey: {
    credentialId: string;
    personId: PersonId;
    publicKey: Uint8Array;
    counter: number;
    transports: readonly string[];
    name: string;
    at: Temporal.Instant;
  },
): Promise<boolean> =>
  (await tx
    .insertInto('passkey')
    .values({
      credential_id: passkey.credentialId,
      person_id: passkey.personId,
      public_key: Buffer.from(passkey.publicKey),
      counter: passkey.counter,
      transports: [...passkey.transports],
      name: passkey.name,
      created_at: passkey.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('credential_id')
    .executeTakeFirst()) !== undefined;

export const notePasskeyUse = (
  tx: Transaction,
  credentialId: string,
  counter: number,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx.updateTable('passkey').set({ counter, last_used_at: at }).where('credential_id', '=', credentialId).execute();

export const deletePasskey = (tx: Transaction, personId: PersonId, credentialId: string): Promise<unknown> =>
  tx.deleteFrom('passkey').where('person_id', '=', personId).where('credential_id', '=', credentialId).execute();

export const deletePasskeys = (tx: Transaction, personId: PersonId): Promise<unknown> =>
  tx.deleteFrom('passkey').where('person_id', '=', personId).execute();

/** The same moment twice is one button pressed twice. */
export const insertFactorReset = (
  tx: Transaction,
  reset: { personId: PersonId; at: Temporal.Instant; by: PersonId | null },
): Promise<unknown> =>
  tx
    .insertInto('factor_reset')
    .values({ person_id: reset.personId, at: reset.at, by: reset.by })
    .onConflict((conflict) => conflict.doNothing())
    .execute();

// Challenges

export const insertChallenge = (
  tx: Transaction,
  challenge: { digest: Buffer; challenge: string; personId: PersonId | null; expiresAt: Temporal.Instant },
): Promise<unknown> =>
  tx
    .insertInto('passkey_challenge')
    .values({
      digest: challenge.digest,
      challenge: challenge.challenge,
      person_id: challenge.personId,
      expires_at: challenge.expiresAt,
    })
    .execute();

/** Takes a challenge away, so that it is answered once; `personId` as it was given out, null for a sign-in. */
export const takeChallenge = async (
  tx: Transaction,
  digest: Buffer,
  personId: PersonId | null,
  at: Temporal.Instant,
): Promise<string | null> =>
  (
    await tx
      .deleteFrom('passkey_challenge')
      .where('digest', '=', digest)
      .where('person_id', 'is not distinct from', personId)
      .where('expires_at', '>', at)
      .returning('challenge')
      .executeTakeFirst()
  )?.challenge ?? null;

export const deleteChallenges = (tx: Transaction, personId: PersonId): Promise<unknown> =>
  tx.deleteFrom('passkey_challenge').where('person_id', '=', personId).execute();
