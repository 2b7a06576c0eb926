import { parseNote, type SignedNote, type VerifierKey } from '../../record/rules/signed-note.ts';

/**
 * What the platform and the observers' signers sign for one another: signed notes (C2SP), each with its own first
 * line, so that no note passes for another. Moments in UTC with milliseconds, hashes as 64 hexadecimal digits.
 */
export type Noted<T> = T & { readonly note: SignedNote };

const uuid = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
const hex = '([0-9a-f]{64})';
const moment = '([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z)';
const base64url = '([A-Za-z0-9_-]+)';

/** Observers' signers are named so, the platform as its record's key: `pansocial/<mechanism>`. */
export const signerName = (name: string): string => `pansocial-signer/${name}`;

/** By the platform, to a signer: an election begins, these organizations may draw a card until the vote opens. */
export type Opening = {
  readonly election: string;
  /** What is elected, in one line, for the people who run the signer. */
  readonly title: string;
  readonly drawingUntil: string;
  /** SHA-256 of the roll: the organizations' ids, sorted, each followed by a line feed. */
  readonly roll: string;
};
export const openingText = ({ election, title, drawingUntil, roll }: Opening): string =>
  `Pansocial cards open\nelection ${election}\ntitle ${title}\ndrawing until ${drawingUntil}\nroll ${roll}\n`;
export const parseOpening = (text: string): Noted<Opening> | null =>
  read(
    text,
    `Pansocial cards open\\nelection ${uuid}\\ntitle ([^\\n]{1,500})\\ndrawing until ${moment}\\nroll ${hex}\\n`,
    ([election, title, drawingUntil, roll]) => ({ election, title, drawingUntil, roll }),
  );

/** By a signer: the key with which it signs the cards of this election, and nothing else. */
type KeyStatement = { readonly election: string; readonly key: string };
export const keyStatementText = ({ election, key }: KeyStatement): string =>
  `Pansocial card key\nelection ${election}\nkey ${key}\n`;
export const parseKeyStatement = (text: string): Noted<KeyStatement> | null =>
  read(text, `Pansocial card key\\nelection ${uuid}\\nkey ${base64url}\\n`, ([election, key]) => ({ election, key }));

/** By the platform: this organization's voter, who signed in, asks for a signature on this; `blinded` is its SHA-256. */
type Authorization = { readonly election: string; readonly organization: string; readonly blinded: string };
export const authorizationText = ({ election, organization, blinded }: Authorization): string =>
  `Pansocial card authorization\nelection ${election}\norganization ${organization}\nblinded ${blinded}\n`;
export const parseAuthorization = (text: string): Noted<Authorization> | null =>
  read(
    text,
    `Pansocial card authorization\\nelection ${uuid}\\norganization ${uuid}\\nblinded ${hex}\\n`,
    ([election, organization, blinded]) => ({ election, organization, blinded }),
  );

/** By a signer: for whom it has signed a card. `organizations` sorted. */
type Drawn = { readonly election: string; readonly organizations: readonly string[] };
export const drawnText = ({ election, organizations }: Drawn): string =>
  `Pansocial cards drawn\nelection ${election}\ncards ${organizations.length}\n${organizations.map((id) => `${id}\n`).join('')}`;
export function parseDrawn(text: string): Noted<Drawn> | null {
  const found = read(
    text,
    `Pansocial cards drawn\\nelection ${uuid}\\ncards ([0-9]{1,7})\\n((?:${uuid.slice(1, -1)}\\n)*)`,
    ([election, count, lines]) => ({ election, count: Number(count), organizations: lines.split('\n').slice(0, -1) }),
  );
  return found && found.count === found.organizations.length ? found : null;
}

/** By the platform, countersigned by the observers: at `at` the board was so long and ended so. */
type Head = { readonly election: string; readonly entries: number; readonly hash: string; readonly at: string };
export const headText = ({ election, entries, hash, at }: Head): string =>
  `Pansocial board head\nelection ${election}\nentries ${entries}\nhead ${hash}\nat ${at}\n`;
export const parseHead = (text: string): Noted<Head> | null =>
  read(
    text,
    `Pansocial board head\\nelection ${uuid}\\nentries ([0-9]{1,9})\\nhead ${hex}\\nat ${moment}\\n`,
    ([election, entries, hash, at]) => ({ election, entries: Number(entries), hash, at }),
  );

/** Signatures not yet checked; null where `text` is no such note. */
function read<T>(text: string, pattern: string, build: (parts: Parts) => T): Noted<T> | null {
  const note = parseNote(text);
  const parts = new RegExp(`^${pattern}$`).exec(note?.text ?? '');
  if (!note || !parts) return null;
  const [, a = '', b = '', c = '', d = ''] = parts;
  return { ...build([a, b, c, d]), note };
}
type Parts = readonly [string, string, string, string];

/** The note with the signatures of another note over the same text added at its end. */
export const withSignatureOf = (note: string, other: string): string =>
  note + other.slice(other.lastIndexOf('\n\n') + 2);

/** A key's name as people know it. */
export const shortName = ({ name }: VerifierKey): string => name.replace(/^pansocial(-signer)?\//, '');
