import { genesis } from '../../record/rules/entry.ts';
import { entryOrder } from '../../record/rules/entry-order.ts';
import { isSignedBy, parseVerifierKey, type VerifierKey } from '../../record/rules/signed-note.ts';
import { recipientOf } from '../blind/ballot.ts';
import { readSignerKey, type SignerKey } from '../blind/blind-signature.ts';
import { type BoardRules, ballotFault, countedBallots, entryHash } from '../blind/board.ts';
import { parseDrawn, parseHead, parseKeyStatement, shortName } from '../blind/notes.ts';
import { type OpenedBoard, openBoard } from '../blind/open-board.ts';
import type { CardsFile } from './election-file.ts';

/** One thing that was looked at: what is wrong with it, in plain English, or what was found to hold. */
export type Check = { readonly of: string; readonly faults: readonly string[]; readonly holds: string };

type Signer = { readonly key: VerifierKey; readonly cardKey: SignerKey };

type CardsVerdict = {
  readonly checks: readonly Check[];
  /** What the ballots say; null where they cannot be opened. */
  readonly opened: OpenedBoard | null;
  /** Cards with a ballot on the board. */
  readonly used: number;
};

/** Everything there is to be checked in what was published of an election's cards. */
export async function verifyCards(
  file: CardsFile,
  { election, candidates }: { readonly election: string; readonly candidates: number },
): Promise<CardsVerdict> {
  const { check: keys, signers } = await checkKeys(file, election);
  const { check: drawing, drawn } = checkDrawing(file, election, signers);
  const rules = { election, candidates, signers: signers.map(({ cardKey }) => cardKey) };
  const used = countedBallots(file.board).length;
  const { check: opening, opened } = await checkOpening(file, candidates);
  return {
    checks: [
      keys,
      drawing,
      checkChain(file),
      checkHeads(file, election, signers),
      await checkBallots(file, rules),
      {
        of: 'cards used',
        faults: used > drawn ? [`${used} cards were used and only ${drawn} were drawn`] : [],
        holds: `${used} used, ${drawn} drawn`,
      },
      opening,
    ],
    opened,
    used,
  };
}

async function checkKeys(
  { signers: given }: CardsFile,
  election: string,
): Promise<{ check: Check; signers: readonly Signer[] }> {
  const faults: string[] = [];
  const signers: Signer[] = [];
  for (const [index, { key: line, statement }] of given.entries()) {
    const key = parseVerifierKey(line);
    const said = parseKeyStatement(statement);
    const cardKey = said && (await readSignerKey(said.key));
    if (!key || !said || !cardKey) faults.push(`signer ${index + 1}: its key cannot be read`);
    else if (isSignedBy(said.note, key) !== 'signed') faults.push(`${shortName(key)}: did not sign its key for cards`);
    else if (said.election !== election) faults.push(`${shortName(key)}: its key for cards is of another election`);
    else if (signers.some((other) => other.key.line === line)) faults.push(`${shortName(key)}: named twice`);
    else signers.push({ key, cardKey });
  }
  const names = signers.map(({ key }) => `${shortName(key)} (${key.fingerprint.slice(0, 16)})`);
  return { check: { of: 'signers', faults, holds: names.join(', ') }, signers };
}

/** How many cards there can be: as many as the signer that signed fewest signed. */
function checkDrawing(
  { signers: given, roll }: CardsFile,
  election: string,
  signers: readonly Signer[],
): { check: Check; drawn: number } {
  const faults: string[] = [];
  const onRoll = new Set(roll);
  if (onRoll.size !== roll.length) faults.push('an organization is on the roll twice');
  const lists = signers.map(({ key }) => {
    const drawn = parseDrawn(given.find((one) => one.key === key.line)?.drawn ?? '');
    const name = shortName(key);
    if (!drawn || isSignedBy(drawn.note, key) !== 'signed' || drawn.election !== election) {
      faults.push(`${name}: its list of cards drawn is not signed by it`);
      return { name, list: new Set<string>() };
    }
    const list = new Set(drawn.organizations);
    if (list.size !== drawn.organizations.length) faults.push(`${name}: signed two cards for one organization`);
    for (const id of list)
      if (!onRoll.has(id)) faults.push(`${name}: signed a card for ${id}, which is not on the roll`);
    return { name, list };
  });
  const [platform, ...observers] = lists;
  for (const { name, list } of observers) {
    for (const id of list.difference(platform?.list ?? new Set())) {
      faults.push(`${name}: signed a card for ${id}, which is not on the platform's list`);
    }
  }
  const sizes = lists.map(({ list }) => list.size);
  const drawn = Math.min(...sizes);
  const holds = `${sizes.join(' / ')} of ${roll.length} organizations, by signer`;
  return { check: { of: 'cards drawn', faults, holds }, drawn: Number.isFinite(drawn) ? drawn : 0 };
}

function checkChain({ board }: CardsFile): Check {
  const order = entryOrder();
  const faults: string[] = [];
  for (const { hash, previous, ...entry } of board) {
    const { seq } = entry;
    const computed = entryHash({ ...entry, previous });
    if (computed !== hash) faults.push(`entry ${seq}: altered: it is not what its hash was taken of`);
    const fault = order.take({ seq, computed, stated: hash }, previous);
    if (fault?.fault === 'reordered') faults.push(`entry ${seq}: in another place than its number says`);
    if (fault?.fault === 'inserted') faults.push(`entry ${seq}: added: there is one with this number already`);
    if (fault?.fault === 'unlinked') faults.push(`entry ${seq}: does not follow on the entry before`);
  }
  for (const fault of order.removed()) {
    if (fault.fault !== 'removed') continue;
    const { from, to } = fault;
    faults.push(from === to ? `entry ${from}: removed` : `entries ${from} to ${to}: removed`);
  }
  return { of: 'board', faults, holds: `${board.length} entries in an unbroken chain` };
}

function checkHeads({ board, heads }: CardsFile, election: string, signers: readonly Signer[]): Check {
  const faults: string[] = [];
  const hashes = new Map(board.map(({ seq, hash }) => [seq, hash]));
  const covered = signers.map(() => -1);
  let last = 0;
  for (const text of heads) {
    const head = parseHead(text);
    if (!head || head.election !== election) {
      faults.push('a head cannot be read, or is of another election');
      continue;
    }
    const { entries, hash, note } = head;
    if (entries < last) faults.push(`head over ${entries} entries: after one over ${last}`);
    last = Math.max(last, entries);
    for (const [index, { key }] of signers.entries()) {
      const found = isSignedBy(note, key);
      if (found === 'wrong')
        faults.push(`head over ${entries} entries: the signature of ${shortName(key)} does not hold`);
      if (found === 'unknown' && index === 0) faults.push(`head over ${entries} entries: not signed by the platform`);
      if (found === 'signed') covered[index] = Math.max(covered[index] ?? -1, entries);
    }
    if ((entries === 0 ? genesis : hashes.get(entries)) !== hash) {
      faults.push(`head over ${entries} entries: the board is not what was signed: changed, added to or cut off`);
    }
  }
  for (const [index, { key }] of signers.entries()) {
    const upTo = covered[index] ?? -1;
    if (upTo < board.length)
      faults.push(`${shortName(key)}: has signed ${upTo < 0 ? 'no head' : `no head past entry ${upTo}`}`);
  }
  return { of: 'heads', faults, holds: `${heads.length}, the last one over the whole board, signed by all signers` };
}

async function checkBallots({ board }: CardsFile, rules: BoardRules): Promise<Check> {
  const faults: string[] = [];
  const numbers = new Map<string, number>();
  for (const { seq, ballot } of board) {
    const fault = await ballotFault(ballot, rules);
    if (fault) faults.push(`entry ${seq}: ${faultWords[fault]}`);
    const before = numbers.get(ballot.card.key) ?? 0;
    if (ballot.number <= before)
      faults.push(`entry ${seq}: a repetition: this card has cast its ballot ${before} before`);
    numbers.set(ballot.card.key, Math.max(before, ballot.number));
  }
  const holds = `${board.length}, each with a card signed by all signers, ${board.length - numbers.size} replaced by a later one`;
  return { of: 'ballots cast', faults, holds };
}

const faultWords = {
  'card-of-another-election': 'its card is of another election',
  'card-malformed': 'its card is not one',
  'card-not-signed': 'its card is not signed by all signers',
  'ballot-malformed': 'not a ballot',
  'ballot-not-signed': 'not signed by its card',
  'ballot-not-newer': 'a repetition',
} as const;

async function checkOpening(
  { board, recipient, identity }: CardsFile,
  candidates: number,
): Promise<{ check: Check; opened: OpenedBoard | null }> {
  if ((await recipientOf(identity)) !== recipient) {
    const faults = ['the key that was handed over is not the one that ballots were sealed for'];
    return { check: { of: 'ballots opened', faults, holds: '' }, opened: null };
  }
  const opened = await openBoard(board, identity, candidates);
  const spoiled = opened.spoiled.length === 0 ? '' : `, ${opened.spoiled.length} that say nothing`;
  return { check: { of: 'ballots opened', faults: [], holds: `${opened.rankings.length}${spoiled}` }, opened };
}
