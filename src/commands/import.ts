import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { readCharter } from '../charter/read-charter.ts';
import { isoCountries } from '../charter/rules/iso-countries.ts';
import type { Charter } from '../charter/types.ts';
import { countsOf, importListIn, planImportIn } from '../membership/import-members.ts';
import { openMemberList } from '../membership/read-member-list.ts';
import { memberFields } from '../membership/rules/column-matching.ts';
import { checkMatching, missingIn } from '../membership/rules/import-matching.ts';
import type { ImportPlan, ListMatching } from '../membership/rules/import-plan.ts';
import { refusedReport } from '../membership/rules/import-report.ts';
import type { KeptList } from '../membership/store/import.ts';
import { lockSlugs } from '../membership/store/organizations.ts';
import { readConfig } from '../platform/config.ts';
import { transact } from '../platform/database.ts';
import { Halt } from '../platform/halt.ts';
import { speechOf } from '../platform/languages.ts';
import { accept, type Reason } from '../platform/result.ts';
import { type Command, Misuse, requireNoArguments } from './command.ts';
import { answered, type OpenedHouse, withHouse } from './with-house.ts';

const options = {
  'dry-run': { type: 'boolean', default: false },
  'skip-refused': { type: 'boolean', default: false },
  'include-alike': { type: 'boolean', default: false },
  column: { type: 'string', multiple: true, default: [] as string[] },
  country: { type: 'string' },
  group: { type: 'string' },
  mesas: { type: 'string' },
} as const;

export const command: Command = {
  name: 'import',
  summary: 'Bring in a list of members from a CSV or Excel file',
  usage: `Usage: npx pansocial import members FILE [OPTIONS]

Every line becomes a member organization, or none does. Lines that resemble a member are left out and told;
with lines that cannot be imported nothing is, unless --skip-refused. Nobody is written to, and no organization
is listed in public before it agrees.

--dry-run          tells what would become of each line and changes nothing
--skip-refused     imports the other lines
--include-alike    imports lines that resemble a member too
--column HEADING=FIELD  what a column holds, where its heading does not say so; may be repeated. Fields:
                   ${memberFields.slice(0, 6).join(', ')},
                   ${memberFields.slice(6).join(', ')}
--country PE       for lines that name no country (ISO 3166-1 alpha-2)
--group KEY        for lines that name no group: a key of the charter
--mesas 1,2        for lines that name no mesa

Set by the environment: DATA_DIR, DATABASE_URL, CHARTER.
Status: 0 imported (or, with --dry-run, would be), 1 nothing was imported, 2 wrong usage.

Example:
  npx pansocial import members miembros.csv --mesas 2 --dry-run`,

  async run(args) {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [kind, file, ...more] = positionals;
    if (kind !== 'members') throw new Misuse('say what to import: members');
    if (file === undefined) throw new Misuse('name the file');
    requireNoArguments(more);
    const charter = readCharter(readConfig(process.env).charter);
    const { content, matching } = await opened(file, charter, values);
    await withHouse((house) => bringIn(house, content, matching, values));
  },
};

type Values = {
  readonly 'dry-run': boolean;
  readonly 'skip-refused': boolean;
  readonly 'include-alike': boolean;
  readonly column: readonly string[];
  readonly country?: string | undefined;
  readonly group?: string | undefined;
  readonly mesas?: string | undefined;
};
type List = { readonly content: KeptList; readonly matching: ListMatching };

async function opened(file: string, charter: Charter, values: Values): Promise<List> {
  const forAll = readForAll(charter, values);
  const list = await openMemberList(bytesOf(file), basename(file), []);
  if (!list.ok) throw new Halt(`${file}: ${said(list.reasons)}`);
  const { content } = list.value;
  const fields = values.column.reduce(
    (known, one) => withColumn(known, content.headings, one),
    list.value.matching.fields,
  );
  const matching = { fields, forAll, chosen: [] };
  const checked = checkMatching(matching, content.headings);
  if (!checked.ok) throw new Halt(`${file}: ${said(checked.reasons)}`);
  const missing = missingIn(matching);
  if (missing.length > 0) {
    throw new Halt(
      `${file}: no column holds ${missing.join(', ')}. Say which one does (--column "HEADING=${missing[0]}")${
        missing[0] === 'name' ? '' : `, or one value for all lines (--${missing[0]})`
      }.`,
    );
  }
  return { content, matching };
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : '';
    if (code === 'ENOENT') throw new Halt(`There is no file ${file}.`);
    throw new Halt(`${file} cannot be read: ${fault instanceof Error ? fault.message : fault}.`);
  }
}

function withColumn(
  fields: ListMatching['fields'],
  headings: readonly string[],
  written: string,
): ListMatching['fields'] {
  const [heading = '', name = ''] = written.split(/=(?=[^=]*$)/);
  const field = memberFields.find((one) => one === name);
  if (!field) throw new Misuse(`--column ${written}: '${name}' is none of the fields`);
  const index = headings.indexOf(heading);
  if (index < 0) throw new Misuse(`--column ${written}: the file has no column '${heading}'`);
  return fields.map((known, at) => (at === index ? field : known === field ? null : known));
}

function readForAll({ groups, mesas }: Charter, values: Values): ListMatching['forAll'] {
  const { country = null, group = null } = values;
  if (country !== null && !isoCountries.includes(country)) throw new Misuse(`--country ${country} is no country code`);
  if (group !== null && !groups.some(({ key }) => key === group)) {
    throw new Misuse(`--group ${group} is none of ${groups.map(({ key }) => key).join(', ')}`);
  }
  const numbers = (values.mesas ?? '')
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(Number);
  const unknown = numbers.find((number) => !mesas.some(({ n }) => n === number));
  if (unknown !== undefined) throw new Misuse(`--mesas ${values.mesas}: the charter has no mesa ${unknown}`);
  return { country, group, mesas: [...new Set(numbers)] };
}

/** Plans and, unless told otherwise, imports, in one transaction; tells on standard error what is left out. */
async function bringIn(house: OpenedHouse, content: KeptList, matching: ListMatching, values: Values): Promise<void> {
  const { charter } = house;
  const mesas = charter.mesas.map(({ n }) => n);
  const at = house.clock();
  const result = await transact(house.db, async (tx) => {
    await lockSlugs(tx);
    const first = (await planImportIn(tx, house, content, matching, mesas, at)).plan;
    const chosen = values['include-alike'] ? first.alike.map(({ member }) => member.number) : [];
    const plan: ImportPlan = {
      ...first,
      alike: first.alike.map((line) => ({ ...line, chosen: chosen.includes(line.member.number) })),
    };
    const counts = countsOf(plan);
    const stopped = counts.imported === 0 || (counts.refused > 0 && !values['skip-refused']);
    if (!stopped && !values['dry-run']) {
      await importListIn(tx, house, plan, { by: 'console', mesas, language: charter.languages[0] }, at);
    }
    return accept({ plan, counts, stopped });
  });
  const { plan, counts, stopped } = answered(result, house.reader);
  for (const { number, name, reasons } of refusedReport(content, plan).lines) {
    console.error(`row ${number}${name && ` (${name})`}: ${said(reasons)}`);
  }
  const left = `${counts.skipped} left out as they resemble a member, ${counts.refused} refused`;
  if (counts.imported === 0) throw new Halt('Nothing was imported: no line is ready.');
  if (stopped) {
    const lines = counts.refused === 1 ? '1 line' : `${counts.refused} lines`;
    throw new Halt(`Nothing was imported: ${lines} cannot be imported (--skip-refused imports the others).`);
  }
  console.log(
    values['dry-run'] ? `Would import ${counts.imported}; ${left}.` : `Imported ${counts.imported}; ${left}.`,
  );
}

/** The console speaks English. */
const said = (reasons: readonly Reason[]): string => {
  const english = speechOf('en');
  return reasons.map((reason) => english.reason(reason)).join(' ');
};
