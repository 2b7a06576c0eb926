import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** What a page's script would hand over, made without a browser: ES256 keys that stay in this object. */
export type SoftwareAuthenticator = {
  /** Answers what `navigator.credentials.create` is asked (as JSON). */
  create(options: CreationOptions, how?: How): string;
  /** Answers what `navigator.credentials.get` is asked. */
  get(options: RequestOptions, how?: How): string;
  readonly credentialId: string;
};

type CreationOptions = { challenge: string; rp: { id: string }; user: { id: string } };
type RequestOptions = { challenge: string; rpId: string };
/** What to do otherwise than a good authenticator at the right site would. */
type How = {
  readonly origin?: string;
  readonly rpId?: string;
  readonly verified?: boolean;
  readonly counter?: number;
  readonly challenge?: string;
  readonly type?: string;
  /** Changes the signed bytes after signing. */
  readonly tampered?: boolean;
};

const siteOrigin = 'http://localhost:3000';

export function softwareAuthenticator(seed: string): SoftwareAuthenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = sha256(seed);
  const credentialId = id.toString('base64url');
  let counter = 0;
  let userHandle = '';
  const credential = {
    id: credentialId,
    rawId: credentialId,
    type: 'public-key',
    authenticatorAttachment: 'platform',
    clientExtensionResults: {},
  };
  return {
    credentialId,
    create(options, how = {}) {
      userHandle = options.user.id;
      const clientData = clientDataOf('webauthn.create', options.challenge, how);
      const attested = Buffer.concat([Buffer.alloc(16), uint16(id.length), id, coseKey(publicKey)]);
      const authData = authenticatorData(how.rpId ?? options.rp.id, { ...how, counter: how.counter ?? 0 }, attested);
      const attestationObject = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(authData)],
      ]);
      return JSON.stringify({
        ...credential,
        response: {
          clientDataJSON: clientData.toString('base64url'),
          attestationObject: attestationObject.toString('base64url'),
          transports: ['internal'],
        },
      });
    },
    get(options, how = {}) {
      counter = how.counter ?? counter + 1;
      const clientData = clientDataOf('webauthn.get', options.challenge, how);
      const authData = authenticatorData(how.rpId ?? options.rpId, { ...how, counter });
      const signature = sign('sha256', Buffer.concat([authData, sha256(clientData)]), privateKey);
      // The last byte of the counter: what a thief of one answer would have to change.
      if (how.tampered) authData.writeUInt8(authData.readUInt8(36) ^ 1, 36);
      return JSON.stringify({
        ...credential,
        response: {
          clientDataJSON: clientData.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: signature.toString('base64url'),
          userHandle,
        },
      });
    },
  };
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();

const clientDataOf = (type: string, challenge: string, how: How): Buffer =>
  Buffer.from(
    JSON.stringify({
      type: how.type ?? type,
      challenge: how.challenge ?? challenge,
      origin: how.origin ?? siteOrigin,
      crossOrigin: false,
    }),
  );

/** Web Authentication Level 3, section 6.1: hash of the RP ID, flags (UP, UV, AT), counter, attested credential. */
function authenticatorData(rpId: string, how: How, attested: Buffer = Buffer.alloc(0)): Buffer {
  const flags = 0x01 | (how.verified === false ? 0 : 0x04) | (attested.length > 0 ? 0x40 : 0);
  const count = Buffer.alloc(4);
  count.writeUInt32BE(how.counter ?? 0);
  return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, attested]);
}

/** RFC 9052, section 7: kty EC2, alg ES256, crv P-256, x, y. */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return cborMap([
    [Buffer.from([0x01]), Buffer.from([0x02])],
    [Buffer.from([0x03]), Buffer.from([0x26])],
    [Buffer.from([0x20]), Buffer.from([0x01])],
    [Buffer.from([0x21]), cborBytes(Buffer.from(x, 'base64url'))],
    [Buffer.from([0x22]), cborBytes(Buffer.from(y, 'base64url'))],
  ]);
}

function uint16(value: number): Buffer {
  const out = Buffer.alloc(2);
  out.writeUInt16BE(value);
  return out;
}

// RFC 8949: as much of CBOR as an attestation without a statement takes.
function cborHead(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  return length < 256
    ? Buffer.from([(major << 5) | 24, length])
    : Buffer.concat([Buffer.from([(major << 5) | 25]), uint16(length)]);
}
const cborBytes = (bytes: Buffer): Buffer => Buffer.concat([cborHead(2, bytes.length), bytes]);
const cborText = (text: string): Buffer => Buffer.concat([cborHead(3, Buffer.byteLength(text)), Buffer.from(text)]);
const cborMap = (entries: readonly (readonly [Buffer, Buffer])[]): Buffer =>
  Buffer.concat([cborHead(5, entries.length), ...entries.flat()]);
