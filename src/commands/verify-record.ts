import { parseArgs } from 'node:util';
import { Halt } from '../platform/halt.ts';
import { parseCheckpoint } from '../record/rules/checkpoint.ts';
import { faultText } from '../record/rules/fault-text.ts';
import { parseVerifierKey, type VerifierKey } from '../record/rules/signed-note.ts';
import { beginVerification, type Trust, type Verdict } from '../record/rules/verify-chain.ts';
import { type Command, Misuse, requireNoArguments } from './command.ts';
import { counted } from './progress.ts';
import { mostFaults, readRecord } from './read-record.ts';
import { readWhole } from './read-whole.ts';

const mostKeyBytes = 64 * 1024;

export const command: Command = {
  name: 'verify-record',
  summary: 'Check that nothing in a public record was changed, removed or put in another order',
  usage: `Usage: npx pansocial verify-record FILE|URL [--key FILE] [--checkpoint FILE]

Reads the download of a public record (JSON Lines) from a file or an http(s) address. Says that it is whole, or
names each fault in one line. Needs no database and no account.

  --key FILE         public keys you trust, one a line, as the record's page gives them out: at least one
                     checkpoint must be signed by one of them, or by a later key that it vouches for
  --checkpoint FILE  a checkpoint you kept from before: all it covers must still be there, unchanged.
                     Without one, nobody can tell whether entries at the end were left out

Ends with status 0 when the record is whole, 1 when it is not or cannot be read, 2 when called wrongly.

Example:
  npx pansocial verify-record https://pansocial.example.org/es/registro/descarga --key keys.txt`,

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { key: { type: 'string' }, checkpoint: { type: 'string' } },
    });
    const [source, ...more] = positionals;
    if (source === undefined) throw new Misuse('name the file or the address of a record');
    requireNoArguments(more);
    const trust: Trust = {
      keys: values.key === undefined ? [] : await readKeys(values.key),
      checkpoint: values.checkpoint === undefined ? null : await readCheckpoint(values.checkpoint),
    };
    const verification = await readRecord(source, beginVerification(trust));
    const { faults } = verification;
    if (faults.length >= mostFaults) {
      for (const fault of faults.slice(0, mostFaults)) console.log(faultText(fault));
      console.log(`The record is not whole: ${mostFaults} faults, and the rest was not read.`);
      process.exitCode = 1;
      return;
    }
    const verdict = verification.end();
    for (const line of verdict.ok ? whole(verdict, trust) : notWhole(verdict)) console.log(line);
    if (!verdict.ok) process.exitCode = 1;
  },
};

async function readKeys(path: string): Promise<readonly VerifierKey[]> {
  const lines = (await readSmall(path)).split('\n').map((line) => line.trim());
  const keys = lines.flatMap((line, index) => {
    if (line === '' || line.startsWith('#')) return [];
    const key = parseVerifierKey(line);
    if (!key) throw new Halt(`${path}: line ${index + 1} is not a public key of a record`);
    return [key];
  });
  if (keys.length === 0) throw new Halt(`${path} holds no public key`);
  return keys;
}

async function readCheckpoint(path: string): Promise<Trust['checkpoint']> {
  const checkpoint = parseCheckpoint(await readSmall(path));
  if (!checkpoint) throw new Halt(`${path} is not a checkpoint of a record`);
  return checkpoint;
}

async function readSmall(path: string): Promise<string> {
  const bytes = await readWhole(path, mostKeyBytes);
  if (!bytes) throw new Halt(`${path} is too large to be a key or a checkpoint`);
  return new TextDecoder().decode(bytes);
}

function whole({ mechanism, entries, head, signed, names }: Verdict, trust: Trust): readonly string[] {
  const lines = [`The record of ${mechanism} is whole: ${counted(entries, 'entry', 'entries')}.`];
  if (head) lines.push(`Last entry: ${head.seq}, hash ${head.hash}`);
  if (signed) {
    const whose = signed.trusted ? 'a key you trust' : 'its own key';
    lines.push(`Signed up to entry ${signed.seq} on ${signed.at} with ${whose}, fingerprint ${signed.key}`);
    if (signed.seq < entries)
      lines.push(`Not signed yet: ${counted(entries - signed.seq, 'entry', 'entries')} after it.`);
  } else if (entries > 0) lines.push('Not signed: there is no checkpoint.');
  lines.push(
    `Names: ${names.readable.toLocaleString('en')} readable, ${names.erased.toLocaleString('en')} erased or left out.`,
  );
  if (trust.checkpoint) lines.push(`The checkpoint you kept, at entry ${trust.checkpoint.seq}, is part of it.`);
  if (signed && trust.keys.length === 0) {
    lines.push(
      'To know whose record it is, compare the fingerprint with one from elsewhere, or give the key with --key.',
    );
  }
  return lines;
}

const notWhole = ({ mechanism, entries, faults }: Verdict): readonly string[] => [
  ...faults.map(faultText),
  `The record of ${mechanism} is not whole: ${counted(faults.length, 'fault', 'faults')} in ${counted(entries, 'entry', 'entries')}.`,
];
