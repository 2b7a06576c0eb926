import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openBallot } from '../elections/blind/ballot.ts';
import { countedBallots } from '../elections/blind/board.ts';
import { parseHead } from '../elections/blind/notes.ts';
import { cardShape } from '../elections/blind/shapes.ts';
import { checkRecord, type ReadRecord } from '../elections/verifying/check-record.ts';
import { digestOfCounted, type ElectionFile, electionFileShape } from '../elections/verifying/election-file.ts';
import type { Check } from '../elections/verifying/verify-cards.ts';
import { verifyElection } from '../elections/verifying/verify-election.ts';
import { Halt } from '../platform/halt.ts';
import { isSignedBy, parseVerifierKey, type VerifierKey } from '../record/rules/signed-note.ts';
import { beginVerification } from '../record/rules/verify-chain.ts';
import { type Command, Misuse, requireNoArguments } from './command.ts';
import { readRecord } from './read-record.ts';
import { readWhole } from './read-whole.ts';

/** Faults of one kind that are printed. */
const mostFaults = 20;
const mostBytes = { file: 256 * 1024 ** 2, small: 64 * 1024 };

export const command: Command = {
  name: 'verify-election',
  summary: 'Check a published election: cards, board, ballots, lots, count, and the public record',
  usage: `Usage: npx pansocial verify-election FILE|URL [--record FILE|URL] [--key FILE] [--head FILE] [--card FILE]

Reads the file that an election publishes when its vote is closed, from a file or an http(s) address, and prints one
line for each thing it checks: the signers' keys, cards drawn, the board of ballots and its signed heads, every card
and ballot, cards used against cards drawn, the opening of the ballots, the list, turnout, the ballots that were
counted, the lots, and the count stage by stage. Of an election without cards it checks what can be: list, turnout,
receipts, lots, count. Every fault is named. Needs no database and no account.

Whoever makes up a whole file makes it agree with itself. So what it says is compared with the public record, which is
read whole: its chain, the fingerprint of the list, published before the vote, and that of the ballots' file.

  --record FILE|URL  the download of the public record. Of an election on the web, that of its own site unless named
  --key FILE   public keys you trust, one a line: every signer must be among them, and the record signed by one
  --head FILE  a head of the board you kept from before: the board must still begin so
  --card FILE  your voting card, as you saved it: says what was counted for it. Nothing of it is sent anywhere

Lines begin with "ok" (holds), "FAULT" or "open" (not checked, and what to compare by hand).

Ends with status
  0  everything holds, and the public record says the same
  1  something does not hold, or cannot be read
  2  called wrongly
  3  the file agrees with itself, and was not compared with a public record

Examples:
  npx pansocial verify-election https://pansocial.example.org/es/elecciones/mesa-2-2027/resultado/verificacion
  npx pansocial verify-election mesa-2-2027.json --record https://pansocial.example.org/es/registro/descarga
  npx pansocial verify-election mesa-2-2027.json --record registro.jsonl --key keys.txt`,

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        record: { type: 'string' },
        key: { type: 'string' },
        head: { type: 'string' },
        card: { type: 'string' },
      },
    });
    const [source, ...more] = positionals;
    if (source === undefined) throw new Misuse('name the file or the address of an election');
    requireNoArguments(more);
    const file = await readElection(source);
    const keys = values.key === undefined ? [] : await readKeys(values.key);
    const record = values.record ?? recordBeside(source);
    const checks = [
      ...(values.key === undefined ? [] : [checkTrust(file, keys)]),
      ...(values.head === undefined ? [] : [await checkKeptHead(file, values.head)]),
      ...(await verifyElection(file)),
      ...(values.card === undefined ? [] : [await checkOwnCard(file, values.card)]),
      ...(record === null ? [] : checkRecord(file, await readRecordOf(file, record, keys))),
    ];
    for (const check of checks) for (const line of linesOf(check)) console.log(line);
    if (record === null) for (const line of notCompared(file)) console.log(line);
    const faults = checks.reduce((sum, check) => sum + check.faults.length, 0);
    console.log(`${file.title}: ${verdictOf(faults, record !== null)}`);
    if (faults > 0) process.exitCode = 1;
    else if (record === null) process.exitCode = 3;
  },
};

function verdictOf(faults: number, isCompared: boolean): string {
  if (faults > 0) return `${faults} ${faults === 1 ? 'fault' : 'faults'}.`;
  return isCompared
    ? 'everything holds, as in the public record.'
    : 'the file agrees with itself; it was not compared with the public record, so it may still be made up.';
}

const notCompared = (file: ElectionFile): readonly string[] => [
  'open   not checked: that the public record says the same (--record)',
  `open   fingerprint of the list, to compare: ${file.list}`,
  `open   fingerprint of the ballots' file, to compare: ${digestOfCounted(file)}`,
];

/** Where the record is that an election's own site publishes; null where that cannot be told from the address. */
function recordBeside(source: string): string | null {
  const [, site] = /^(https?:\/\/[^?#]+?)\/elecciones\//i.exec(source) ?? [];
  return site === undefined ? null : `${site}/registro/descarga`;
}

async function readRecordOf({ id }: ElectionFile, source: string, keys: readonly VerifierKey[]): Promise<ReadRecord> {
  const entries: ReadRecord['entries'][number][] = [];
  const verification = await readRecord(source, beginVerification({ keys, checkpoint: null }), (entry) => {
    if (entry.subject === `election:${id}`) entries.push(entry);
  });
  return { verdict: verification.end(), entries, isKeyed: keys.length > 0 };
}

function linesOf({ of, faults, holds }: Check): readonly string[] {
  if (faults.length === 0) return [`ok     ${of}: ${holds}`];
  const rest = faults.length - mostFaults;
  const lines = faults.slice(0, mostFaults).map((fault) => `FAULT  ${of}: ${fault}`);
  return rest > 0 ? [...lines, `FAULT  ${of}: and ${rest} more`] : lines;
}

async function readElection(source: string): Promise<ElectionFile> {
  const parsed = electionFileShape.safeParse(await readJson(source, mostBytes.file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Halt(
    `${source} is not a published election: ${issue?.path.join('.') || 'the whole'} is not as it should be`,
  );
}

/** @throws Halt where it is not JSON, or larger than `most` bytes. */
async function readJson(source: string, most: number): Promise<unknown> {
  const text = await readText(source, most);
  try {
    return JSON.parse(text);
  } catch {
    throw new Halt(`${source} is not JSON`);
  }
}

async function readText(source: string, most: number): Promise<string> {
  const bytes = await readWhole(source, most);
  if (!bytes) throw new Halt(`${source} is larger than ${most / 1024} KiB: not read further`);
  return Buffer.from(bytes).toString('utf8');
}

async function readKeys(path: string): Promise<readonly VerifierKey[]> {
  const lines = (await readText(path, mostBytes.small)).split('\n').map((line) => line.trim());
  const keys = lines.flatMap((line) => parseVerifierKey(line) ?? []);
  if (keys.length === 0) throw new Halt(`${path} holds no public key`);
  return keys;
}

function checkTrust({ cards }: ElectionFile, keys: readonly VerifierKey[]): Check {
  const unknown = (cards?.signers ?? []).filter(({ key }) => !keys.some(({ line }) => line === key));
  const faults = unknown.map(({ key }) => `${key.split('+')[0]} signs with a key you did not name`);
  return { of: 'keys you trust', faults, holds: `all ${cards?.signers.length ?? 0} signers are among them` };
}

async function checkKeptHead({ id, cards }: ElectionFile, path: string): Promise<Check> {
  const of = 'head you kept';
  const head = parseHead(await readText(path, mostBytes.small));
  if (!head) throw new Halt(`${path} is not a head of a board`);
  const isOurs = (cards?.signers ?? []).some(({ key }) => {
    const known = parseVerifierKey(key);
    return known && isSignedBy(head.note, known) === 'signed';
  });
  if (head.election !== id || !isOurs) return { of, faults: ['it is not of this election'], holds: '' };
  const hash = cards?.board.find(({ seq }) => seq === head.entries)?.hash;
  const isThere = head.entries === 0 || hash === head.hash;
  const faults = isThere ? [] : [`the board is not what it was at entry ${head.entries}`];
  return { of, faults, holds: `the board begins with its ${head.entries} entries` };
}

async function checkOwnCard({ candidates, cards }: ElectionFile, path: string): Promise<Check> {
  const of = 'your card';
  const read = z.object(cardShape.shape).safeParse(await readJson(path, mostBytes.small));
  if (!read.success) throw new Halt(`${path} is not a voting card`);
  const { key } = read.data;
  const ballot = countedBallots(cards?.board ?? []).find(({ card }) => card.key === key);
  const entry = cards?.board.find((one) => one.ballot.card.key === key && one.ballot.number === ballot?.number);
  if (!cards || !ballot || !entry) return { of, faults: ['no ballot of it is on the board'], holds: '' };
  const ranking = await openBallot(ballot, cards.identity, candidates.length);
  const said = typeof ranking === 'string' ? 'says nothing' : ranking.map((n) => candidates[n - 1]).join(', ');
  return { of, faults: [], holds: `its last ballot is entry ${entry.seq}: ${said}` };
}
