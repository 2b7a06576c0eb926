import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { keyNameOf } from './rules/checkpoint.ts';
import { type VerifierKey, verifierKeyOf } from './rules/signed-note.ts';

/**
 * The keys that sign checkpoints: one file each in `<data folder>/record-keys`, named by its fingerprint. Not in the
 * database, so that whoever can write there cannot sign what they wrote.
 */
export type SigningKey = { readonly privateKey: KeyObject; readonly verifier: VerifierKey };

const folderOf = (dataDir: string): string => join(dataDir, 'record-keys');
const fileOf = (dataDir: string, fingerprint: string): string => join(folderOf(dataDir), `${fingerprint}.pem`);

/** Makes a key and keeps it, readable by the server's own user alone, on the disk before this returns. */
export async function makeSigningKey(dataDir: string, mechanism: string): Promise<SigningKey> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const verifier = verifierKeyOf(keyNameOf(mechanism), privateKey);
  await mkdir(folderOf(dataDir), { recursive: true, mode: 0o700 });
  const file = await open(fileOf(dataDir, verifier.fingerprint), 'wx', 0o600);
  try {
    await file.writeFile(privateKey.export({ format: 'pem', type: 'pkcs8' }));
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(folderOf(dataDir));
  return { privateKey, verifier };
}

/** Null where this machine does not hold the key. */
export async function readSigningKey(dataDir: string, verifier: VerifierKey): Promise<SigningKey | null> {
  const path = fileOf(dataDir, verifier.fingerprint);
  let pem: string;
  try {
    pem = await readFile(path, 'utf8');
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null;
    throw fault;
  }
  const privateKey = createPrivateKey(pem);
  if (verifierKeyOf(verifier.name, privateKey).fingerprint !== verifier.fingerprint) {
    throw new Error(`${path} holds another key than its name says`);
  }
  return { privateKey, verifier };
}

/** For a key that was made and then not needed, as another node was first. */
export const removeSigningKey = (dataDir: string, { fingerprint }: VerifierKey): Promise<void> =>
  rm(fileOf(dataDir, fingerprint), { force: true });

/** A new name in a folder outlives a power cut only once the folder is written too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
