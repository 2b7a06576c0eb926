import { parseArgs } from 'node:util';
import { Halt } from '../platform/halt.ts';
import { readerFor } from '../platform/languages.ts';
import type { Reader } from '../platform/reader.ts';
import { streamDownload } from '../record/stream-download.ts';
import { type Command, Misuse, requireNoArguments } from './command.ts';
import { collectDialogue, dialogueTables } from './export/dialogue.ts';
import { collectMembers, membersAsData, membersTable } from './export/members.ts';
import { asCsv, asWorkbook, type ExportTable } from './export/tables.ts';
import { writeNewFile } from './new-file.ts';
import { type OpenedHouse, withHouse } from './with-house.ts';

const formats = ['csv', 'xlsx', 'json'] as const;
type Format = (typeof formats)[number];

export const command: Command = {
  name: 'export',
  summary: 'Write members, the public record or a dialogue to a file',
  usage: `Usage: npx pansocial export members [--listed] [--people] [OPTIONS]
       npx pansocial export dialogue SLUG [--table NAME] [--people] [OPTIONS]
       npx pansocial export record [--no-names] [--out FILE]

members   every member organization, with the headings that the import of a list knows: CSV unless said otherwise
dialogue  its themes, questions, panels and notes: JSON unless said otherwise; in CSV one table, named with --table
record    the public record as npx pansocial verify-record reads it (JSON Lines); --no-names leaves out names that
          may later have to be erased

  --format     csv, xlsx or json
  --out FILE   a new file that only its owner may read; standard output without it
  --listed     only organizations that agreed to be listed in public
  --people     persons too: who represents an organization, who was invited and took part. Personal data: share it
               with nobody who has no right to it, and do not keep it longer than you need it
  --language   of headings and titles; the charter's first if left out
  --delimiter  of a CSV: "," or ";" (which Excel asks for in Spanish); ";" if left out
  --no-bom     a CSV without the mark at its beginning by which Excel knows that it is UTF-8

Cells of a CSV that a spreadsheet would run as a formula begin with an apostrophe.
Set by the environment: DATA_DIR, DATABASE_URL, CHARTER.

Example:
  DATA_DIR=/srv/pansocial npx pansocial export members --format xlsx --out members.xlsx`,

  async run([kind, ...args]) {
    if (kind === 'members') return exportMembers(args);
    if (kind === 'dialogue') return exportDialogue(args);
    if (kind === 'record') return exportRecord(args);
    throw new Misuse('say what to export: members, dialogue or record');
  },
};

const text = { type: 'string' } as const;
const yes = { type: 'boolean', default: false } as const;
const common = { format: text, out: text, language: text, delimiter: text, people: yes, 'no-bom': yes } as const;

type Output = {
  readonly format: Format;
  readonly out: string;
  readonly language: string | undefined;
  readonly delimiter: ',' | ';';
  readonly bom: boolean;
};

function outputOf(
  values: { [option in 'format' | 'out' | 'language' | 'delimiter']?: string | undefined } & { 'no-bom': boolean },
  usual: Format,
): Output {
  const format = formats.find((one) => one === (values.format ?? usual));
  if (!format) throw new Misuse(`--format is csv, xlsx or json, not ${values.format}`);
  const delimiter = ([',', ';'] as const).find((one) => one === (values.delimiter ?? ';'));
  if (!delimiter) throw new Misuse('--delimiter is "," or ";"');
  const out = values.out ?? '-';
  if (format === 'xlsx' && out === '-' && process.stdout.isTTY) {
    throw new Misuse('an Excel file is nothing for a terminal: say --out FILE');
  }
  return { format, out, language: values.language, delimiter, bom: !values['no-bom'] };
}

async function exportMembers(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { ...common, listed: yes } });
  const output = outputOf(values, 'csv');
  await withHouse(async (house) => {
    const reader = speaking(house, output.language);
    const members = await collectMembers(house, values);
    const table = () => [membersTable(members, house.charter, reader, values)];
    await write(output, table, () => membersAsData(members, house.charter, values));
  });
}

async function exportDialogue(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...common, table: text },
  });
  const [slug, ...more] = positionals;
  if (slug === undefined) throw new Misuse('name the dialogue as its address does: 2023');
  requireNoArguments(more);
  const output = outputOf(values, 'json');
  if (output.format === 'csv' && values.table === undefined) throw new Misuse('a CSV holds one table: say --table');
  await withHouse(async (house) => {
    const reader = speaking(house, output.language);
    // One moment of all tables.
    const data = await house.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((tx) => collectDialogue(tx, house.charter, slug, values.people));
    if (!data) throw new Halt(`There is no dialogue ${slug}.`);
    const { table } = values;
    const tables = () => {
      const all = dialogueTables(data, reader);
      const wanted = all.filter(({ name }) => table === undefined || name === table);
      if (wanted.length > 0) return wanted;
      throw new Halt(`--table: there is no ${table}. There are ${all.map(({ name }) => name).join(', ')}.`);
    };
    await write(output, tables, () => data);
  });
}

async function exportRecord(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { out: text, 'no-names': yes } });
  await withHouse(async ({ db, charter }) => {
    const lines = streamDownload(db, { mechanism: charter.key, withNames: !values['no-names'] });
    async function* bytes() {
      for await (const piece of lines) yield Buffer.from(piece);
    }
    await writeNewFile(values.out ?? '-', bytes());
  });
}

function speaking({ charter }: OpenedHouse, asked: string | undefined): Reader {
  const language = charter.languages.find((one) => one === (asked ?? charter.languages[0]));
  if (!language) throw new Halt(`--language: ${asked} is none of ${charter.languages.join(', ')}.`);
  return readerFor({ language, languages: charter.languages, path: '/' });
}

async function write(
  { format, out, delimiter, bom }: Output,
  tables: () => readonly ExportTable[],
  data: () => unknown,
): Promise<void> {
  const bytesOf = async (): Promise<Uint8Array> => {
    if (format === 'json') return Buffer.from(`${JSON.stringify(data(), null, 2)}\n`);
    const [first, ...others] = tables();
    if (!first) throw new Error('an export without a table');
    return format === 'xlsx' ? asWorkbook([first, ...others]) : asCsv(first, delimiter, bom);
  };
  await writeNewFile(out, [await bytesOf()]);
}
