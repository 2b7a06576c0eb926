import { createPrivateKey, type KeyObject } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { readSigningKey, type SigningKey } from '../record/key-files.ts';
import { currentKey } from '../record/rules/key-ring.ts';
import { keyEntries } from '../record/store.ts';
import { makeSignerKey } from './blind/sign-blinded.ts';
import { makeFolder, putOnce, readIfThere } from './signer/safe-files.ts';
import type { ElectionId } from './types.ts';

/**
 * The platform's own key for an election's cards: `<data folder>/card-keys/<election>.pem`. Not in the database, so that
 * whoever can write there cannot make cards. It is in every backup until the vote is closed; then it is deleted.
 */
const fileOf = (dataDir: string, id: ElectionId): string => join(dataDir, 'card-keys', `${id}.pem`);

/** The key, made and on the disk if there was none. */
export async function makeCardKeyOf(dataDir: string, id: ElectionId): Promise<KeyObject> {
  const known = await readCardKeyOf(dataDir, id);
  if (known) return known;
  await makeFolder(join(dataDir, 'card-keys'));
  const pem = (await makeSignerKey()).export({ format: 'pem', type: 'pkcs8' }).toString();
  await putOnce(fileOf(dataDir, id), pem);
  const made = await readCardKeyOf(dataDir, id);
  if (!made) throw new Error('the key that was just made is not there');
  return made;
}

/** Null where this machine does not hold it. */
export async function readCardKeyOf(dataDir: string, id: ElectionId): Promise<KeyObject | null> {
  const pem = await readIfThere(fileOf(dataDir, id));
  return pem === null ? null : createPrivateKey(pem);
}

/** Once the vote is closed nothing is signed with it any more. */
export const removeCardKeyOf = (dataDir: string, id: ElectionId): Promise<void> =>
  rm(fileOf(dataDir, id), { force: true });

/** The key with which the platform speaks to observers and signs the board: the record's, on the node that holds it. */
export async function platformKey(deps: Pick<Deps, 'db' | 'dataDir'>): Promise<SigningKey> {
  const key = await findPlatformKey(deps);
  if (!key) throw new Error('this machine does not hold the key of the record');
  return key;
}

/** Null on a node that does not hold it. */
export async function findPlatformKey({ db, dataDir }: Pick<Deps, 'db' | 'dataDir'>): Promise<SigningKey | null> {
  const verifier = currentKey(await keyEntries(db));
  return verifier && readSigningKey(dataDir, verifier);
}
