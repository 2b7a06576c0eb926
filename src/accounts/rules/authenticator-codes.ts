import { generateSync, generateURI, ScureBase32Plugin, verifySync } from 'otplib';
import { accept, type Result, refuse } from '../../platform/result.ts';

/** RFC 6238 with what every authenticator app knows: SHA-1, six digits, 30 seconds. */
const period = 30;

/** RFC 4226, section 4, R6: at least 128 bits; 160 recommended. */
export const secretBytes = 20;

/** The secret as apps take it, in Base32. */
export const secretOf = (bytes: Uint8Array): string => new ScureBase32Plugin().encode(bytes);

/** `JBSW Y3DP …`: the secret to be typed by hand. */
export const inFours = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? '';

/** What the QR code says (the `otpauth` key URI that apps read). */
export const keyUri = (secret: string, account: string): string =>
  generateURI({ issuer: 'Pansocial', label: account, secret });

/** The code that an app shows at `at`, and until when. For the demo's example persons. */
export function codeAt(secret: string, at: Temporal.Instant): { code: string; until: Temporal.Instant } {
  const seconds = secondsOf(at);
  return {
    code: generateSync({ secret, epoch: seconds, period }),
    until: Temporal.Instant.fromEpochMilliseconds((Math.floor(seconds / period) + 1) * period * 1000),
  };
}

/**
 * The time step of `code`, if it is one of `secret`'s at `at`, give or take one step for clocks that differ
 * (RFC 6238, section 5.2), and later than `lastStep`: a code works once.
 * Spaces are let pass. Refusals: `code-wrong`, `code-used`.
 */
export function acceptCode(secret: string, code: string, at: Temporal.Instant, lastStep: number): Result<number> {
  const token = code.replace(/\s/g, '');
  if (!/^[0-9]{6}$/.test(token)) return refuse({ code: 'code-wrong', field: 'code' });
  const found = verifySync({ secret, token, epoch: secondsOf(at), period, epochTolerance: period });
  if (!found.valid || !('timeStep' in found)) return refuse({ code: 'code-wrong', field: 'code' });
  return found.timeStep > lastStep ? accept(found.timeStep) : refuse({ code: 'code-used', field: 'code' });
}

const secondsOf = (at: Temporal.Instant): number => Math.floor(at.epochMilliseconds / 1000);
