import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Halt } from '../../platform/halt.ts';
import { parseVerifierKey, type VerifierKey, verifierKeyOf } from '../../record/rules/signed-note.ts';
import { signerName } from '../blind/notes.ts';
import { electionId } from '../blind/shapes.ts';
import { makeSignerKey } from '../blind/sign-blinded.ts';
import { codeOf, isHalf, makeFolder, putInPlace, putOnce, readIfThere } from './safe-files.ts';

/**
 * All that a signer keeps, in files of its own:
 *
 *     signer.json                     its name, the platform's public key
 *     signer.pem                      its Ed25519 key: says who it is, countersigns boards
 *     elections/<id>/opening.json     the platform's opening and the roll
 *     elections/<id>/key.pem          the RSA key that signs this election's cards
 *     elections/<id>/cards/<id>.txt   one an organization: the platform's authorization
 *     elections/<id>/head.txt         the last head of the board it countersigned
 */
export type SignerFolder = {
  readonly path: string;
  readonly privateKey: KeyObject;
  readonly verifier: VerifierKey;
  readonly platform: VerifierKey;
};

/** What a signer knows of an election. */
export type KnownElection = {
  readonly opening: string;
  /** Ids of the organizations that may draw a card. */
  readonly roll: readonly string[];
  readonly privateKey: KeyObject;
};

export const signerNameShape = /^[a-z0-9][a-z0-9-]{0,59}$/;
const settings = z.strictObject({ name: z.string().regex(signerNameShape), platform: z.string() });
const opened = z.strictObject({ opening: z.string(), roll: z.array(electionId) });

/** Makes the folder of a signer that trusts this platform, with a new key. @throws Halt where there is one already. */
export async function makeSignerFolder(path: string, name: string, platform: VerifierKey): Promise<SignerFolder> {
  await makeFolder(path);
  await makeFolder(join(path, 'elections'));
  const key = join(path, 'signer.pem');
  if ((await readIfThere(key)) !== null) throw new Halt(`${path} holds a signer already. Name another folder.`);
  await putInPlace(join(path, 'signer.json'), `${JSON.stringify({ name, platform: platform.line }, null, 2)}\n`);
  const { privateKey } = generateKeyPairSync('ed25519');
  if (!(await putOnce(key, pemOf(privateKey)))) throw new Halt(`${path} was made by another process just now.`);
  return openSignerFolder(path);
}

/** @throws Halt where `path` is not a signer's folder, or cannot be read. */
export async function openSignerFolder(path: string): Promise<SignerFolder> {
  const read = async (name: string): Promise<string | null> => {
    try {
      return await readIfThere(join(path, name));
    } catch (fault) {
      throw new Halt(`Cannot read ${join(path, name)}: ${codeOf(fault)}.`);
    }
  };
  const [text, pem] = [await read('signer.json'), await read('signer.pem')];
  if (text === null || pem === null) throw new Halt(`${path} is not a signer's folder. Make one with: signer init`);
  const { data } = settings.safeParse(parsed(text));
  const platform = parseVerifierKey(data?.platform ?? '');
  if (!data || !platform) throw new Halt(`${path}/signer.json is not as "signer init" writes it.`);
  const privateKey = keyIn(pem);
  if (!privateKey)
    throw new Halt(`${path}/signer.pem is not the key that "signer init" wrote. Bring it back from a copy.`);
  return { path, privateKey, verifier: verifierKeyOf(signerName(data.name), privateKey), platform };
}

function keyIn(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

export async function findKnown(folder: SignerFolder, election: string): Promise<KnownElection | null> {
  const at = placeOf(folder, election);
  const [text, pem] = await Promise.all([readIfThere(join(at, 'opening.json')), readIfThere(join(at, 'key.pem'))]);
  if (text === null || pem === null) return null;
  return { ...opened.parse(parsed(text)), privateKey: createPrivateKey(pem) };
}

/** Keeps an opening, and makes the election's key where there is none. */
export async function keepOpening(
  folder: SignerFolder,
  election: string,
  opening: Pick<KnownElection, 'opening' | 'roll'>,
): Promise<KnownElection> {
  const at = placeOf(folder, election);
  await makeFolder(at);
  await makeFolder(join(at, 'cards'));
  if ((await readIfThere(join(at, 'key.pem'))) === null)
    await putOnce(join(at, 'key.pem'), pemOf(await makeSignerKey()));
  await putInPlace(join(at, 'opening.json'), `${JSON.stringify(opening)}\n`);
  const known = await findKnown(folder, election);
  if (!known) throw new Error('what was just written is not there');
  return known;
}

/** The first authorization for an organization stays: answers the one that is kept. */
export async function keepAuthorization(
  folder: SignerFolder,
  election: string,
  organization: string,
  authorization: string,
): Promise<string> {
  const path = join(placeOf(folder, election), 'cards', `${organization}.txt`);
  if (await putOnce(path, authorization)) return authorization;
  return (await readIfThere(path)) ?? '';
}

/** The organizations that it has signed a card for, sorted. */
export async function listDrawn(folder: SignerFolder, election: string): Promise<readonly string[]> {
  const names = await readdir(join(placeOf(folder, election), 'cards'));
  return names
    .filter((name) => !isHalf(name))
    .map((name) => name.replace(/\.txt$/, ''))
    .sort();
}

export const findHead = (folder: SignerFolder, election: string): Promise<string | null> =>
  readIfThere(join(placeOf(folder, election), 'head.txt'));

export const keepHead = (folder: SignerFolder, election: string, head: string): Promise<void> =>
  putInPlace(join(placeOf(folder, election), 'head.txt'), head);

/** `election` is an id by its shape (`shapes.ts`): it leads nowhere else. */
const placeOf = ({ path }: SignerFolder, election: string): string =>
  join(path, 'elections', electionId.parse(election));

const pemOf = (key: KeyObject): string => key.export({ format: 'pem', type: 'pkcs8' }).toString();

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
