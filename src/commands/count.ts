import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { countElection } from '../elections/counting/count-election.ts';
import type { NamedElection } from '../elections/counting/election.ts';
import { faultText } from '../elections/counting/faults.ts';
import { most } from '../elections/counting/limits.ts';
import { lotOrder } from '../elections/counting/lots.ts';
import { readElections } from '../elections/counting/read-elections.ts';
import type { Reading } from '../elections/counting/reading.ts';
import { Halt } from '../platform/halt.ts';
import { type Command, Misuse, requireNoArguments } from './command.ts';
import { readWhole } from './read-whole.ts';

/** A line that names more faults than this is not read any more. */
const mostFaultsTold = 5;

export const command: Command = {
  name: 'count',
  summary: 'Count an election by the single transferable vote, stage by stage',
  usage: `Usage: npx pansocial count FILE [--seed TEXT | --lots C,C,...]

FILE holds an election as BLT (OpenSTV, OpaVote), or one or a list of them as JSON:
  {"id": "e1", "seats": 2, "candidates": ["Ana", "Luz", "Tomás"], "ballots": [[3, [0, 2]], [2, [1]]],
   "constraints": [{"category": "gender", "group": "women", "min": 1, "max": 2, "members": [0, 1]}, ...]}
where [3, [0, 2]] are three papers that rank candidate 0 first and candidate 2 second; with "withdrawn": [1] where
candidates withdrew, and "candidateIds" where the election's page gives them. May be gzipped.

Prints the result as JSON, for a list a list: quota, valid, winners, electedAtStage, excluded, doomed, guarded and
the stages, with totals in 1/100,000 vote. Candidates go by their position from 0. {"infeasible": true} where no set
of candidates meets the bounds; "needsLot" where the count stopped because only a lot can decide.

  --seed TEXT   the public random value that lots are drawn by: the candidates by the SHA-256 of
                ["election id","TEXT","candidate id"], smallest first
  --lots C,...  or the order drawn otherwise: who is elected or kept first in front. For a file with one election

Counts as Scotland does (SSI 2011/399); needs no database. Ends with status 0 when there is a result, 1 when the file
cannot be read, 2 when called wrongly.

Example:
  npx pansocial count delegates-2027.blt --seed 8f0c1e94`,

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { seed: { type: 'string' }, lots: { type: 'string' } },
    });
    const [file, ...more] = positionals;
    if (file === undefined) throw new Misuse('name the file of an election');
    requireNoArguments(more);
    if (values.seed !== undefined && values.lots !== undefined) throw new Misuse('say --seed or --lots, not both');
    const drawn = values.lots === undefined ? null : candidatesOf(values.lots);
    const { elections, isList } = await readElectionsOf(file);
    const [only] = elections;
    if (drawn && (!only || elections.length > 1)) {
      throw new Misuse(`--lots is for one election; ${file} holds ${elections.length}`);
    }
    const unknown = drawn?.find((candidate) => candidate >= (only?.candidates.length ?? 0));
    if (unknown !== undefined) throw new Misuse(`--lots: there is no candidate ${unknown}`);
    const results: object[] = [];
    for (const election of elections) results.push(await resultOf(election, drawn, values.seed));
    console.log(isList ? asList(results) : JSON.stringify(results[0], null, 2));
  },
};

function candidatesOf(text: string): readonly number[] {
  const words = text.split(',').map((word) => word.trim());
  const numbers = words.map(Number);
  if (!words.every((word) => /^\d{1,9}$/.test(word)) || new Set(numbers).size < numbers.length) {
    throw new Misuse(`--lots takes candidates by number, each once, as in 2,0,1: not ${text}`);
  }
  return numbers;
}

async function readElectionsOf(file: string): Promise<Reading & { ok: true }> {
  const bytes = await readWhole(file, most.characters);
  const tooLarge = `${file} is too large: at most ${most.characters / 2 ** 20} MiB are read`;
  if (!bytes) throw new Halt(tooLarge);
  const reading = readElections(textOf(bytes, file, tooLarge));
  if (reading.ok) return reading;
  const told = reading.faults.slice(0, mostFaultsTold).map(faultText);
  const further = reading.faults.length - told.length + reading.more;
  throw new Halt(`${file}: ${[...told, ...(further > 0 ? [`and ${further} more`] : [])].join('; ')}`);
}

function textOf(bytes: Uint8Array, file: string, tooLarge: string): string {
  const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    const content = isZipped ? gunzipSync(bytes, { maxOutputLength: most.characters }) : bytes;
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new Halt(tooLarge);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new Halt(`${file} is not UTF-8: save it as UTF-8`);
    throw new Halt(`${file} is not a whole gzip file`);
  }
}

async function resultOf(
  election: NamedElection,
  drawn: readonly number[] | null,
  seed: string | undefined,
): Promise<object> {
  const lots = drawn ?? (seed === undefined ? [] : await lotOrder(election.id, seed, election.candidateIds));
  const outcome = countElection(election, { lots });
  if (election.constraints.length === 0 || 'infeasible' in outcome) return outcome;
  return { ...outcome, plainWinners: plainWinners(election, lots) };
}

/** Who would win were there no bounds; null where that takes a lot. */
function plainWinners(election: NamedElection, lots: readonly number[]): readonly number[] | null {
  const plain = countElection({ ...election, constraints: [] }, { lots });
  return 'infeasible' in plain || 'needsLot' in plain ? null : plain.winners;
}

/** One a line. */
const asList = (results: readonly object[]): string =>
  `[\n${results.map((result) => JSON.stringify(result)).join(',\n')}\n]`;
