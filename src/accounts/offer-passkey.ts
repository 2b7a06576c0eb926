import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server';
import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { digest } from '../platform/random.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { keyAlgorithms, relyingParty } from './rules/relying-party.ts';
import { insertChallenge, passkeyHintsOf } from './store/factors.ts';
import { findOwnData } from './store.ts';
import type { PersonId } from './types.ts';

type Needs = Pick<Deps, 'db' | 'random' | 'baseUrl' | 'charter'>;
type RequestOptions = Awaited<ReturnType<typeof generateAuthenticationOptions>>;
type CreationOptions = Awaited<ReturnType<typeof generateRegistrationOptions>>;

const minutes = 5;

/**
 * What a browser must know to ask for a passkey: any of this site's to sign in (`personId` null), or one of the
 * person's own as the second step. Refusal: `passkeys-not-here`.
 */
export async function offerPasskeyUse(
  deps: Needs,
  personId: PersonId | null,
  at: Temporal.Instant,
): Promise<Result<RequestOptions>> {
  const party = relyingParty(deps.baseUrl);
  if (!party) return refuse('passkeys-not-here');
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    challenge: new Uint8Array(deps.random(32)),
    userVerification: 'required',
    timeout: minutes * 60_000,
    allowCredentials: personId ? await passkeyHintsOf(deps.db, personId) : [],
  });
  return keepChallenge(deps, options, personId, at);
}

/** What a browser must know to make a passkey for the person. Refusal: `passkeys-not-here`. */
export async function offerPasskeyMaking(
  deps: Needs,
  personId: PersonId,
  at: Temporal.Instant,
): Promise<Result<CreationOptions>> {
  const party = relyingParty(deps.baseUrl);
  if (!party) return refuse('passkeys-not-here');
  const person = await findOwnData(deps.db, personId);
  const options = await generateRegistrationOptions({
    rpName: 'Pansocial',
    rpID: party.id,
    challenge: new Uint8Array(deps.random(32)),
    userID: new TextEncoder().encode(personId),
    userName: person.email ?? person.name,
    userDisplayName: person.name,
    timeout: minutes * 60_000,
    attestationType: 'none',
    excludeCredentials: await passkeyHintsOf(deps.db, personId),
    // A resident key is found without asking for an address first; verification is what makes it count as both steps.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: [...keyAlgorithms],
  });
  return keepChallenge(deps, options, personId, at);
}

const keepChallenge = <O extends { challenge: string }>(
  { db }: Needs,
  options: O,
  personId: PersonId | null,
  at: Temporal.Instant,
): Promise<Result<O>> =>
  transact(db, async (tx) => {
    const { challenge } = options;
    await insertChallenge(tx, { digest: digest(challenge), challenge, personId, expiresAt: at.add({ minutes }) });
    return accept(options);
  });
