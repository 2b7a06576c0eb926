import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readCharter } from '../src/charter/read-charter.ts';
import { machineClock } from '../src/platform/clock.ts';
import { machineRandom } from '../src/platform/random.ts';
import { freshDatabase, type TestDatabase } from '../src/platform/test-database.ts';
import { temporaryFolder } from '../src/platform/test-folder.ts';
import { openRecord } from '../src/record/open-record.ts';
import { runToEnd } from './program.ts';

const list = `Organización;País;Sector;Mesa;Correo;Representante;Correo del representante
Fundación Ñandutí;Rep. Dominicana;Sociedad civil;1 y 3;hola@nanduti.example;Ana Ñusta;ana@nanduti.example
Red Sur;Brasil;Academia;4;;;
Casa Norte;Atlántida;Gobierno;2;;;
`;

let database: TestDatabase;
let folder: string;
const inFolder = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const importList = (...args: string[]) =>
  runToEnd(['import', ...args], { DATABASE_URL: database.url, DATA_DIR: join(folder, 'data') });
const members = async () =>
  (await database.db.selectFrom('organization').select('name').orderBy('name').execute()).map(({ name }) => name);

beforeAll(() => {
  folder = temporaryFolder('pansocial-import-');
  return () => rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  database = await freshDatabase();
  const dataDir = join(folder, 'data');
  await openRecord(
    { db: database.db, charter: readCharter('pmm-lac'), dataDir, random: machineRandom },
    machineClock(),
  );
  return () => database.close();
});

describe('npx pansocial import members', () => {
  test('tells what would become of each line, and changes nothing', async () => {
    const file = inFolder('lista.csv', Buffer.from(list, 'latin1'));
    expect(await importList('members', file, '--dry-run', '--skip-refused')).toEqual({
      status: 0,
      output: 'Would import 2; 0 left out as they resemble a member, 1 refused.\n',
      errors:
        'row 4 (Casa Norte): The country “Atlántida” is not recognized. The group “Gobierno” is not recognized.\n',
    });
    expect(await members()).toEqual([]);
  });

  test('with a line that cannot be imported nothing is', async () => {
    const file = inFolder('lista.csv', Buffer.from(list, 'latin1'));
    const { status, errors } = await importList('members', file);
    expect([status, errors.split('\n').at(-2)]).toEqual([
      1,
      'pansocial: Nothing was imported: 1 line cannot be imported (--skip-refused imports the others).',
    ]);
    expect(await members()).toEqual([]);
  });

  test('imports the others when told to, once: again they resemble members', async () => {
    const file = inFolder('lista.csv', Buffer.from(list, 'latin1'));
    const first = await importList('members', file, '--skip-refused');
    expect([first.status, first.output]).toEqual([0, 'Imported 2; 0 left out as they resemble a member, 1 refused.\n']);
    expect(await members()).toEqual(['Fundación Ñandutí', 'Red Sur']);
    const entries = await database.db
      .selectFrom('record_entry')
      .select(['actor', 'facts'])
      .where('kind', '=', 'members-imported')
      .execute();
    expect(entries).toEqual([{ actor: 'console', facts: { admitted: 2, refused: 1 } }]);
    const again = await importList('members', file, '--skip-refused');
    expect(again.status).toBe(1);
    expect(again.errors).toContain('row 2 (Fundación Ñandutí): It resembles an organization that is already here');
    expect(again.errors).toContain('pansocial: Nothing was imported: no line is ready.');
    const all = await importList('members', file, '--skip-refused', '--include-alike');
    expect([all.status, all.output]).toEqual([0, 'Imported 2; 0 left out as they resemble a member, 1 refused.\n']);
  });

  test('columns and values for all lines can be told', async () => {
    const file = inFolder('odd.csv', 'Quién,Nombre\nRed Sur,Ana\n');
    expect(await importList('members', file)).toMatchObject({
      status: 1,
      errors: expect.stringMatching(/^pansocial: .*odd\.csv: no column holds country, group, mesas\. Say which/),
    });
    const told = ['--column', 'Quién=name', '--country', 'PE', '--group', 'academia', '--mesas', '2,3'];
    expect(await importList('members', file, ...told)).toMatchObject({ status: 0 });
    const memberships = await database.db.selectFrom('membership').select('mesa').orderBy('mesa').execute();
    expect(memberships.map(({ mesa }) => mesa)).toEqual([2, 3]);
  });

  test.each([
    ['nothing', [], 2, 'say what to import: members'],
    ['another kind', ['people', 'x.csv'], 2, 'say what to import: members'],
    ['no file', ['members'], 2, 'name the file'],
    ['an option that is none', ['members', 'x.csv', '--force'], 2, "Unknown option '--force'"],
    ['a country that is none', ['members', 'x.csv', '--country', 'Peru'], 2, '--country Peru is no country code'],
    ['a group that is none', ['members', 'x.csv', '--group', 'x'], 2, '--group x is none of migrants, '],
    ['a mesa that is none', ['members', 'x.csv', '--mesas', '1,9'], 2, 'the charter has no mesa 9'],
    ['a file that is not there', ['members', '/nowhere/x.csv'], 1, 'There is no file /nowhere/x.csv.'],
    ['a folder', ['members', '/tmp'], 1, '/tmp cannot be read'],
  ])('%s: one line, and its status', async (_name, args, status, said) => {
    const run = await importList(...args);
    expect([run.status, run.output]).toEqual([status, '']);
    expect(run.errors.trimEnd().split('\n')).toEqual([expect.stringContaining(said)]);
  });

  test('a file that is no list', async () => {
    const { status, errors } = await importList('members', inFolder('x.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')));
    expect([status, errors.split('\n').length]).toEqual([1, 2]);
    expect(errors).toContain('old Excel format');
  });

  test('--help shows an example', async () => {
    const { status, output } = await importList('--help');
    expect([status, output]).toEqual([0, expect.stringContaining('npx pansocial import members miembros.csv')]);
  });
});
