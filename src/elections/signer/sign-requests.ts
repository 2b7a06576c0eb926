import { createHash } from 'node:crypto';
import { genesis } from '../../record/rules/entry.ts';
import { isSignedBy, type SignedNote, signNote } from '../../record/rules/signed-note.ts';
import { fromBase64url, toBase64url } from '../blind/base64url.ts';
import { entryHash } from '../blind/board.ts';
import type { BoardEntry } from '../blind/board-entry.ts';
import {
  drawnText,
  keyStatementText,
  type Noted,
  type Opening,
  parseAuthorization,
  parseHead,
  parseOpening,
} from '../blind/notes.ts';
import { rollDigest } from '../blind/roll.ts';
import { publicSpki, signBlinded } from '../blind/sign-blinded.ts';
import {
  findHead,
  findKnown,
  type KnownElection,
  keepAuthorization,
  keepHead,
  keepOpening,
  listDrawn,
  type SignerFolder,
} from './folder.ts';

/** Why a signer does not sign. */
type SignerRefusal =
  | 'not-a-request'
  | 'not-by-the-platform'
  | 'roll-differs'
  | 'opening-differs'
  | 'unknown-election'
  | 'not-on-the-roll'
  | 'drawing-is-over'
  | 'not-what-was-authorized'
  | 'card-was-signed'
  | 'not-a-blinded-card'
  | 'board-was-rewritten'
  | 'entries-missing';

export type Signed<T> = T | { readonly refused: SignerRefusal; readonly seen?: number };

const refused = (reason: SignerRefusal) => ({ refused: reason });

/**
 * Takes an election on: keeps the roll, makes a key for its cards. Once a ballot stands on the board, an opening is
 * not replaced; before, another end of the drawing may be set for the same roll.
 */
export async function openElection(
  folder: SignerFolder,
  opening: string,
  roll: readonly string[],
): Promise<Signed<{ readonly statement: string }>> {
  const parsed = parseOpening(opening);
  if (!parsed) return refused('not-a-request');
  if (!byPlatform(folder, parsed)) return refused('not-by-the-platform');
  if (rollDigest(roll) !== parsed.roll || new Set(roll).size !== roll.length) return refused('roll-differs');
  const { election } = parsed;
  const known = await findKnown(folder, election);
  const isSame = known !== null && openingOf(known)?.drawingUntil === parsed.drawingUntil;
  if (known && openingOf(known)?.roll !== parsed.roll) return refused('opening-differs');
  if (known && !isSame && entriesOf(await findHead(folder, election)) > 0) return refused('opening-differs');
  const kept = known && isSame ? known : await keepOpening(folder, election, { opening, roll });
  return { statement: statementOf(folder, election, kept) };
}

/**
 * Signs one blinded card for an organization. That it did is on the disk before the signature leaves; asked again for
 * the same card it gives the same signature, so that an answer lost on the way is no card lost.
 */
export async function signCard(
  folder: SignerFolder,
  authorization: string,
  blinded: string,
  at: Temporal.Instant,
): Promise<Signed<{ readonly signature: string }>> {
  const parsed = parseAuthorization(authorization);
  const bytes = fromBase64url(blinded);
  if (!parsed || !bytes) return refused('not-a-request');
  if (!byPlatform(folder, parsed)) return refused('not-by-the-platform');
  const { election, organization } = parsed;
  if (parsed.blinded !== createHash('sha256').update(bytes).digest('hex')) return refused('not-what-was-authorized');
  const known = await findKnown(folder, election);
  if (!known) return refused('unknown-election');
  if (!known.roll.includes(organization)) return refused('not-on-the-roll');
  if (isOver(known, at)) return refused('drawing-is-over');
  const signature = signBlinded(known.privateKey, bytes);
  if (!signature) return refused('not-a-blinded-card');
  const kept = parseAuthorization(await keepAuthorization(folder, election, organization, authorization));
  if (kept?.blinded !== parsed.blinded) return refused('card-was-signed');
  return { signature: toBase64url(signature) };
}

/**
 * Countersigns a head of the board if it extends the last one this signer saw. `entries`: all after that one, in
 * order. `seen` says how far it has seen, where entries are missing.
 */
export async function countersign(
  folder: SignerFolder,
  head: string,
  entries: readonly BoardEntry[],
): Promise<Signed<{ readonly note: string }>> {
  const parsed = parseHead(head);
  if (!parsed) return refused('not-a-request');
  if (!byPlatform(folder, parsed)) return refused('not-by-the-platform');
  const { election } = parsed;
  if (!(await findKnown(folder, election))) return refused('unknown-election');
  const last = parseHead((await findHead(folder, election)) ?? '');
  const seen = { seq: last?.entries ?? 0, hash: last?.hash ?? genesis };
  if (parsed.entries < seen.seq) return refused('board-was-rewritten');
  const fresh = entries.filter(({ seq }) => seq > seen.seq);
  if (fresh.length !== parsed.entries - seen.seq || fresh.some(({ seq }, index) => seq !== seen.seq + index + 1)) {
    return { refused: 'entries-missing', seen: seen.seq };
  }
  if (!isChain(election, seen.hash, fresh) || (fresh.at(-1)?.hash ?? seen.hash) !== parsed.hash) {
    return refused('board-was-rewritten');
  }
  await keepHead(folder, election, head);
  return { note: signNote(parsed.note.text, folder.verifier.name, folder.privateKey) };
}

/** What anyone may know: the key for this election's cards, and for whom it has signed one. */
export async function publicOf(
  folder: SignerFolder,
  election: string,
): Promise<Signed<{ readonly statement: string; readonly drawn: string; readonly head: string | null }>> {
  const known = await findKnown(folder, election);
  if (!known) return refused('unknown-election');
  const organizations = await listDrawn(folder, election);
  return {
    statement: statementOf(folder, election, known),
    drawn: signed(folder, drawnText({ election, organizations })),
    head: await findHead(folder, election),
  };
}

const statementOf = (folder: SignerFolder, election: string, { privateKey }: KnownElection): string =>
  signed(folder, keyStatementText({ election, key: publicSpki(privateKey) }));

const signed = ({ verifier, privateKey }: SignerFolder, text: string): string =>
  signNote(text, verifier.name, privateKey);

const byPlatform = ({ platform }: SignerFolder, { note }: { readonly note: SignedNote }): boolean =>
  isSignedBy(note, platform) === 'signed';

const openingOf = ({ opening }: KnownElection): Noted<Opening> | null => parseOpening(opening);

function isOver(known: KnownElection, at: Temporal.Instant): boolean {
  const until = openingOf(known)?.drawingUntil;
  return !until || Temporal.Instant.compare(at, Temporal.Instant.from(until)) >= 0;
}

const entriesOf = (head: string | null): number => parseHead(head ?? '')?.entries ?? 0;

function isChain(election: string, from: string, entries: readonly BoardEntry[]): boolean {
  let previous = from;
  for (const entry of entries) {
    if (entry.previous !== previous || entry.ballot.card.election !== election || entryHash(entry) !== entry.hash) {
      return false;
    }
    previous = entry.hash;
  }
  return true;
}
