import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/**
 * Signed notes as C2SP `signed-note` defines them (https://c2sp.org/signed-note), Ed25519 only: a text, an empty
 * line, and for each signature a line `— <key name> base64(key id, signature)`. Keys are given out as one line,
 * `<key name>+<key id>+base64(0x01, public key)`, which the Go tools call a vkey. Both can be checked with those tools.
 */

/** A key that signatures are checked with. */
export type VerifierKey = {
  /** The line it is given out as. */
  readonly line: string;
  readonly name: string;
  /** Four bytes: says which key to try, proves nothing. */
  readonly id: string;
  /** SHA-256 of the 32 bytes of the public key: what people compare. */
  readonly fingerprint: string;
  readonly publicKey: KeyObject;
};

export type SignedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] };
type NoteSignature = { readonly name: string; readonly id: string; readonly signature: Buffer };

const ed25519 = 0x01;
const keyBytes = 32;
const signatureBytes = 64;
const mostSignatures = 16;
const keyName = /^[^\s+\p{Z}\p{C}]+$/u;

/** Reads a key's line; null where it is not one, also when its id does not belong to it. */
export function parseVerifierKey(line: string): VerifierKey | null {
  const [name = '', id = '', encoded = '', ...more] = splitKey(line);
  const bytes = fromBase64(encoded);
  if (more.length > 0 || !keyName.test(name) || bytes === null) return null;
  if (bytes[0] !== ed25519 || bytes.length !== 1 + keyBytes) return null;
  const key = verifierKey(name, bytes.subarray(1));
  return key.id === id ? key : null;
}

/** Base64 may hold `+`, the separator: only the first two count. */
function splitKey(line: string): readonly string[] {
  const [name = '', id = '', ...encoded] = line.split('+');
  return [name, id, encoded.join('+')];
}

/** `raw`: the 32 bytes of an Ed25519 public key (RFC 8032). */
function verifierKey(name: string, raw: Uint8Array): VerifierKey {
  const typed = Buffer.concat([Buffer.of(ed25519), raw]);
  const id = createHash('sha256').update(`${name}\n`).update(typed).digest('hex').slice(0, 8);
  return {
    line: `${name}+${id}+${typed.toString('base64')}`,
    name,
    id,
    fingerprint: createHash('sha256').update(raw).digest('hex'),
    publicKey: createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') },
      format: 'jwk',
    }),
  };
}

/** The verifier key of an Ed25519 key pair's private or public half. */
export function verifierKeyOf(name: string, key: KeyObject): VerifierKey {
  const { x } = createPublicKey(key.export({ format: 'pem', type: key.type === 'private' ? 'pkcs8' : 'spki' })).export({
    format: 'jwk',
  });
  if (key.asymmetricKeyType !== 'ed25519' || x === undefined) throw new TypeError('not an Ed25519 key');
  return verifierKey(name, Buffer.from(x, 'base64url'));
}

/** `text` ends with a line feed and has no empty last line. */
export function signNote(text: string, name: string, privateKey: KeyObject): string {
  const { id } = verifierKeyOf(name, privateKey);
  const signature = sign(null, Buffer.from(text), privateKey);
  return `${text}\n— ${name} ${Buffer.concat([Buffer.from(id, 'hex'), signature]).toString('base64')}\n`;
}

/** Takes a note apart; null where it is not one. Nothing in it is to be believed before `isSignedBy`. */
export function parseNote(note: string): SignedNote | null {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n') || /[\p{Cc}\p{Cs}]/u.test(note.replaceAll('\n', ''))) return null;
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.map(parseSignature).filter((signature) => signature !== null);
  if (signatures.length !== lines.length || signatures.length > mostSignatures) return null;
  return { text: note.slice(0, end + 1), signatures };
}

function parseSignature(line: string): NoteSignature | null {
  const [dash, name = '', encoded = '', ...more] = line.split(' ');
  const bytes = fromBase64(encoded);
  if (dash !== '—' || !keyName.test(name) || more.length > 0 || bytes === null) return null;
  if (bytes.length !== 4 + signatureBytes) return null;
  return { name, id: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) };
}

/** `unknown`: none of the signatures claims to be by `key`. A claim that does not hold spoils the note. */
export function isSignedBy(note: SignedNote, key: VerifierKey): 'signed' | 'wrong' | 'unknown' {
  const claimed = note.signatures.filter(({ name, id }) => name === key.name && id === key.id);
  if (claimed.length === 0) return 'unknown';
  const text = Buffer.from(note.text);
  return claimed.every(({ signature }) => verify(null, text, key.publicKey, signature)) ? 'signed' : 'wrong';
}

/** Strict: other spellings of the same bytes are refused, so that no changed character goes unnoticed. */
function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length > 0 && bytes.toString('base64') === text ? bytes : null;
}
