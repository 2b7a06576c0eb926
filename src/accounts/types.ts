import type { Database, Transaction } from '../platform/database.ts';
import type { MessageKey } from '../platform/messages.ts';

declare const personId: unique symbol;
export type PersonId = string & { readonly [personId]: true };

export type Person = {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string | null;
  readonly language: string;
  readonly zone: string | null;
};

/** What a person may see and change about themselves. */
export type OwnData = Person & { readonly gender: string | null; readonly createdAt: Temporal.Instant };

/** A link by e-mail, whatever it is for. */
export type LinkState = {
  readonly expiresAt: Temporal.Instant;
  readonly usedAt: Temporal.Instant | null;
};

export type SignInLink = LinkState & {
  readonly person: Person;
  readonly returnTo: string | null;
};

export type EmailChange = LinkState & { readonly person: Person; readonly email: string };

/** What the browser is given: the secret of the cookie, and until when. */
export type NewSession = {
  readonly personId: PersonId;
  readonly token: string;
  readonly expiresAt: Temporal.Instant;
};

export type Passkey = {
  readonly credentialId: string;
  readonly name: string;
  readonly createdAt: Temporal.Instant;
  readonly lastUsedAt: Temporal.Instant | null;
};

/** The ways in which a person can pass the second step of signing in. */
export type Factors = {
  /** Since when an authenticator app is confirmed. */
  readonly authenticatorSince: Temporal.Instant | null;
  readonly passkeys: readonly Passkey[];
  /** Recovery codes not used yet. */
  readonly recoveryCodes: number;
};

/** What was done to a person's ways of signing in: said to them by e-mail. */
export type SecurityChange =
  | 'authenticator-added'
  | 'authenticator-removed'
  | 'passkey-added'
  | 'passkey-removed'
  | 'recovery-codes-made'
  | 'recovery-code-used'
  | 'factors-reset';

/**
 * What a room keeps about a person besides their account: said on the page of their data, part of their
 * download, and removed with the account as far as no public duty stands against it.
 */
export type PersonalRecords = {
  /** The name of its part of the downloaded file. */
  readonly name: string;
  readonly what: MessageKey;
  readonly why: MessageKey;
  read(db: Database, personId: PersonId): Promise<unknown>;
  erase(tx: Transaction, personId: PersonId, at: Temporal.Instant): Promise<void>;
};
