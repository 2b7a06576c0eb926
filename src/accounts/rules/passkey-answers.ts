import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { z } from 'zod';
import { accept, type Result, refuse } from '../../platform/result.ts';
import { newPasskeyAnswer, passkeyAnswer } from '../forms.ts';
import { keyAlgorithms } from './relying-party.ts';

type PasskeyAnswer = z.output<typeof passkeyAnswer>;
type NewPasskeyAnswer = z.output<typeof newPasskeyAnswer>;
type Party = { readonly id: string; readonly origin: string };

/** The answer a browser sent as JSON. Refusal: `passkey-refused`. */
export const readPasskeyAnswer = (sent: string): Result<PasskeyAnswer> => read(passkeyAnswer, sent);
export const readNewPasskeyAnswer = (sent: string): Result<NewPasskeyAnswer> => read(newPasskeyAnswer, sent);

function read<S extends z.ZodType>(schema: S, sent: string): Result<z.output<S>> {
  const json = jsonOf(sent);
  const parsed = schema.safeParse(json);
  return parsed.success ? accept(parsed.data) : refuse('passkey-refused');
}

/** The challenge that an answer says it answers; empty where it says none. */
export function challengeIn(answer: PasskeyAnswer | NewPasskeyAnswer): string {
  const data = jsonOf(Buffer.from(answer.response.clientDataJSON, 'base64url').toString('utf8'));
  return typeof data === 'object' && data !== null && 'challenge' in data && typeof data.challenge === 'string'
    ? data.challenge
    : '';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Whether the answer was signed for this site and this challenge by the passkey's key, its holder verified
 * (Web Authentication Level 3, section 7.2); the new signature counter if so. Refusal: `passkey-refused`.
 */
export async function verifyPasskeyAnswer(
  answer: PasskeyAnswer,
  expected: { readonly challenge: string; readonly party: Party },
  key: { readonly publicKey: Uint8Array; readonly counter: number },
): Promise<Result<number>> {
  const { authenticatorAttachment, response, ...rest } = answer;
  const { userHandle, ...signed } = response;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        ...rest,
        ...(authenticatorAttachment && { authenticatorAttachment }),
        response: { ...signed, ...(userHandle && { userHandle }) },
      },
      expectedChallenge: expected.challenge,
      expectedOrigin: expected.party.origin,
      expectedRPID: expected.party.id,
      requireUserVerification: true,
      credential: { id: answer.id, publicKey: new Uint8Array(key.publicKey), counter: key.counter },
    });
    return verified ? accept(authenticationInfo.newCounter) : refuse('passkey-refused');
  } catch {
    return refuse('passkey-refused');
  }
}

type MadePasskey = {
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
};

/** The passkey an answer brings (section 7.1, without attestation). Refusal: `passkey-refused`. */
export async function verifyNewPasskeyAnswer(
  answer: NewPasskeyAnswer,
  expected: { readonly challenge: string; readonly party: Party },
): Promise<Result<MadePasskey>> {
  const { authenticatorAttachment, response, ...rest } = answer;
  const { transports = [], ...attested } = response;
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...rest, ...(authenticatorAttachment && { authenticatorAttachment }), response: attested },
      expectedChallenge: expected.challenge,
      expectedOrigin: expected.party.origin,
      expectedRPID: expected.party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...keyAlgorithms],
    });
    if (!verified) return refuse('passkey-refused');
    const { id, publicKey, counter } = registrationInfo.credential;
    return accept({ credentialId: id, publicKey, counter, transports });
  } catch {
    return refuse('passkey-refused');
  }
}
