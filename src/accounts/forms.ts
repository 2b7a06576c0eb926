import { z } from 'zod';
import type { Charter } from '../charter/types.ts';
import { choice, email, optionalChoice, optionalText, requiredTick, text } from '../platform/fields.ts';
import { localPath } from './rules/local-path.ts';
import { zones } from './rules/zones.ts';

/** Where to go on to afterwards; anything that is no path of this site is left aside. */
const returnTo = z
  .unknown()
  .optional()
  .transform((value) => localPath(typeof value === 'string' ? value : null));

/** The one-time value of the page whose button was pressed, as `newToken` makes it. */
const once = z.string({ error: 'not-understood' }).regex(/^[\w-]{32}$/, { error: 'not-understood' });

export const signInForm = z.object({ email: email(), volver: returnTo });
export const linkForm = z.object({ once });
export const onceForm = z.object({ once, volver: returnTo });
export const codeForm = z.object({ code: text(20), volver: returnTo });
export const recoveryForm = z.object({ recovery: text(40), volver: returnTo });
export const emailForm = z.object({ email: email() });
export const erasureForm = z.object({ understood: requiredTick() });
/** Filled in by a script: whatever is no answer of a passkey is left to the act to refuse, nobody can correct it. */
const credential = text(20_000).catch('');
export const passkeyForm = z.object({ credential, volver: returnTo });
export const newPasskeyForm = z.object({ credential, name: optionalText(60), volver: returnTo });

/** `kept` is the zone the person has now: it stays a choice though the list should lose it. */
export const ownDataForm = (charter: Charter, kept: string | null) =>
  z.object({
    name: text(200),
    language: choice(charter.languages),
    zone: optionalChoice([...charter.zones.map(({ zone }) => zone), ...zones, ...(kept ? [kept] : [])]),
    gender: optionalChoice(charter.genders.map(({ key }) => key)),
  });

/** What a browser hands over from an authenticator (Web Authentication Level 3, section 5.1: `toJSON`). */
const base64url = z.string().regex(/^[\w-]+$/);
const keyAnswer = { id: base64url, rawId: base64url, type: z.literal('public-key') };
const attachment = z.enum(['cross-platform', 'platform']);

export const newPasskeyAnswer = z.object({
  ...keyAnswer,
  authenticatorAttachment: attachment.optional().catch(undefined),
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});

export const passkeyAnswer = z.object({
  ...keyAnswer,
  authenticatorAttachment: attachment.optional().catch(undefined),
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});
