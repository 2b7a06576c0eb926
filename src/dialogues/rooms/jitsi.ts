import { createHmac } from 'node:crypto';

/** A Jitsi Meet server with token authentication: `appId` and `secret` as its Prosody is configured (HS256). */
type JitsiServer = { readonly url: string; readonly appId: string; readonly secret: string };

type JitsiClaims = {
  readonly aud: string;
  readonly iss: string;
  readonly sub: string;
  readonly room: string;
  readonly nbf: number;
  readonly exp: number;
  readonly context: {
    /** Strings only: Prosody's plugin throws at anything else. */
    readonly user: Readonly<Record<string, string>>;
    readonly features: Readonly<Record<string, boolean>>;
  };
};

/** A JSON Web Token (RFC 7519) signed with HMAC and SHA-256, as Jitsi's `token` plugin reads it. */
export function signToken(claims: JitsiClaims, secret: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

type JitsiVisitor = { readonly id: string; readonly name: string };

/** A token opens the door to whoever holds it: minutes are enough to walk through. */
const validMinutes = 4;
// The room's server may be a little behind; a token is refused before its `nbf`.
const clockSkewSeconds = 30;

/**
 * The address by which one person enters a room in the minutes after `at`. The room's name is lower-cased, as the
 * server compares it. Nothing is recorded, streamed or transcribed, for anybody.
 */
export function jitsiUrl(server: JitsiServer, room: string, visitor: JitsiVisitor, at: Temporal.Instant): string {
  const now = Math.floor(at.epochMilliseconds / 1000);
  const name = room.toLowerCase();
  const base = new URL(server.url);
  const token = signToken(
    {
      aud: server.appId,
      iss: server.appId,
      sub: base.hostname,
      room: name,
      nbf: now - clockSkewSeconds,
      exp: now + validMinutes * 60,
      context: {
        user: { id: visitor.id, name: visitor.name },
        features: { recording: false, livestreaming: false, transcription: false, 'outbound-call': false },
      },
    },
    server.secret,
  );
  base.pathname = `${base.pathname.replace(/\/+$/, '')}/${encodeURIComponent(name)}`;
  base.searchParams.set('jwt', token);
  return base.href;
}
