import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { matchColumns } from '../membership/rules/column-matching.ts';
import { json } from '../platform/database.ts';
import { readTable, tableLimits } from '../platform/tabular/read-table.ts';
import { prepareHouse } from '../prepare.ts';
import { readDownload } from '../record/read-download.ts';
import { verifyChain } from '../record/rules/verify-chain.ts';
import { type House, openHouse } from '../testing/house.ts';
import { type Ended, runCommand } from '../testing/run-command.ts';
import { command } from './export.ts';

let house: House;
let folder: string;
beforeAll(async () => {
  house = await openHouse();
  await prepareHouse(house.deps);
  await addMembers();
  await addDialogue();
  folder = mkdtempSync(join(tmpdir(), 'pansocial-export-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await house.close();
});

const run = (...args: string[]): Promise<Ended> =>
  runCommand(command, args, { DATABASE_URL: house.url, DATA_DIR: house.deps.dataDir, CHARTER: 'pmm-lac' });

/** What goes to standard output, which the tests' own reports use too. */
async function printed(...args: string[]): Promise<string> {
  const pieces: Uint8Array[] = [];
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((piece, encoding, done) => {
    pieces.push(Buffer.from(piece));
    const finish: unknown = [encoding, done].find((one) => typeof one === 'function');
    if (typeof finish === 'function') finish();
    return true;
  });
  try {
    expect(await run(...args)).toEqual({ status: 0, out: '', err: '' });
  } finally {
    out.mockRestore();
  }
  return Buffer.concat(pieces).toString('utf8');
}

async function saved(name: string, ...args: string[]): Promise<Buffer> {
  const path = join(folder, name);
  rmSync(path, { force: true });
  expect(await run(...args, '--out', path)).toEqual({ status: 0, out: '', err: '' });
  return readFileSync(path);
}

/**
 * An organization that is listed, with someone who represents it; one that is not, with names that are formulas; one
 * that left.
 */
async function addMembers(): Promise<void> {
  const { db, clock } = house.deps;
  const add = async (slug: string, name: string, more: Partial<Record<string, unknown>>, mesas: readonly number[]) => {
    const { id } = await db
      .insertInto('organization')
      .values({ slug, name, stakeholder_group: 'civil-society', country: 'MX', created_at: clock(), ...more })
      .returning('id')
      .executeTakeFirstOrThrow();
    const rows = await db
      .insertInto('membership')
      .values(mesas.map((mesa) => ({ organization_id: id, mesa, since: clock(), source: 'example' as const })))
      .returning('id')
      .execute();
    return { id, memberships: rows.map((row) => row.id) };
  };
  const red = await add(
    'red-nandu',
    'Red Ñandú; «Norte»',
    { acronym: 'RÑ', cities: ['Tapachula', 'Mérida'], email: 'red@ejemplo.org', listed_since: clock() },
    [3, 1],
  );
  await db
    .insertInto('organization_objective')
    .values([2, 5].map((objective) => ({ organization_id: red.id, objective })))
    .execute();
  await house.signIn({
    name: 'Ana Salgado',
    email: 'ana@ejemplo.org',
    mandates: [{ office: 'representative', body: `organization:${red.id}`, organizationId: red.id }],
  });
  await add('formula', '=cmd|calc', { website: 'https://x.example', acronym: '+1', country: 'PE' }, [2]);
  const gone = await add('gone', 'Se fue', {}, [4]);
  await db
    .insertInto('membership_end')
    .values({ membership_id: gone.memberships[0] ?? '', at: clock(), cause: 'left' })
    .execute();
}

async function addDialogue(): Promise<void> {
  const { db, clock } = house.deps;
  const at = clock();
  const once = () => crypto.randomUUID();
  const dialogue = await db
    .insertInto('dialogue')
    .values({
      slug: '2026',
      title: json({ es: 'Alianzas', en: 'Alliances' }),
      summary: json({ es: 'Resumen' }),
      held_on: Temporal.PlainDate.from('2026-12-01'),
      charter_version: '1.0',
      once: once(),
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const theme = await db
    .insertInto('theme')
    .values({
      dialogue_id: dialogue.id,
      n: 1,
      title: json({ es: 'Vulnerabilidades', en: 'Vulnerabilities' }),
      introduction: json({ es: 'Intro' }),
      starts_at: Temporal.Instant.from('2026-12-01T14:00:00Z'),
      ends_at: Temporal.Instant.from('2026-12-01T16:00:00Z'),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('theme_objective').values({ theme_id: theme.id, objective: 7 }).execute();
  const question = await db
    .insertInto('guiding_question')
    .values({ theme_id: theme.id, n: 1, text: json({ es: '¿Qué avanzó?', en: 'What has advanced?' }) })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rapporteur = await house.signIn({ name: 'Rita' });
  const note = await db
    .insertInto('note')
    .values({ theme_id: theme.id, once: once(), created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('note_version')
    .values({
      note_id: note.id,
      version: 1,
      guiding_question_id: question.id,
      kind: 'progress',
      text: '=1+1 avanzó',
      language: 'es',
      objectives: [7],
      principles: ['human-rights'],
      by: rapporteur.personId,
      at,
    })
    .execute();
  await db
    .insertInto('theme_room')
    .values({ theme_id: theme.id, kind: 'external', settings: json({ url: 'https://secret.example' }), set_at: at })
    .execute();
  await db
    .insertInto('invitation')
    .values({
      dialogue_id: dialogue.id,
      list: 'gobiernos',
      email: 'luz@gob.example',
      name: 'Luz Vega',
      institution: 'Ministerio',
      country: 'PE',
      sector: 'national-government',
      gender: 'woman',
      language: 'es',
      invited_at: at,
    })
    .execute();
  await db
    .insertInto('attendance')
    .values({
      theme_id: theme.id,
      name: 'Luz Vega',
      country: 'PE',
      sector: 'national-government',
      gender: 'woman',
      mode: 'online',
      source: 'host',
      noted_at: at,
    })
    .execute();
}

describe('members', () => {
  const headings =
    '"Organización";"Sigla";"País";"Ciudad";"Grupo o sector";"Mesas";"Objetivos";"Correo de la organización";"Sitio web";"Miembro desde";"En el directorio público desde"';

  test('a CSV that Excel opens as it is: those who take part now, no cell a formula', async () => {
    expect(await printed('members')).toBe(
      `\uFEFF${headings}\r\n` +
        `"'=cmd|calc";"'+1";"Perú";"";"Sociedad civil";"2";"";"";"https://x.example";"2026-11-20";""\r\n` +
        '"Red Ñandú; «Norte»";"RÑ";"México";"Tapachula; Mérida";"Sociedad civil";"1, 3";"2, 5";"red@ejemplo.org";"";"2026-11-20";"2026-11-20"\r\n',
    );
  });

  test('without the mark, with commas, in English, those who are listed alone', async () => {
    const csv = await printed('members', '--no-bom', '--delimiter', ',', '--language', 'en', '--listed');
    expect(csv.startsWith('"Organization","Acronym","Country",')).toBe(true);
    expect(csv.trimEnd().split('\r\n').slice(1)).toEqual([
      '"Red Ñandú; «Norte»","RÑ","Mexico","Tapachula; Mérida","Civil society","1, 3","2, 5","red@ejemplo.org","","2026-11-20","2026-11-20"',
    ]);
  });

  test.each(['es', 'en'])(
    'the import of a list knows every heading, in %s, and reads the rows again',
    async (language) => {
      const csv = await printed('members', '--people', '--language', language);
      const table = await readTable(Buffer.from(csv), 'members.csv', tableLimits);
      if (!table.ok) throw new Error('not read');
      const { columns, missing } = matchColumns(table.value.headings);
      expect(columns.map(({ field }) => field)).toEqual([
        ...'name acronym country city group mesas objectives email website representative representative-email'.split(
          ' ',
        ),
        null,
        null,
      ]);
      // Under 60 it would be a guess to look at.
      expect(columns.slice(0, 11).every(({ confidence }) => confidence >= 60)).toBe(true);
      expect(missing).toEqual([]);
      expect(table.value.rows[1]?.cells.slice(9, 11)).toEqual(['Ana Salgado', 'ana@ejemplo.org']);
    },
  );

  test('an Excel file: every cell text or a number, none a formula', async () => {
    const file = await saved('members.xlsx', 'members', '--format', 'xlsx');
    expect(statSync(join(folder, 'members.xlsx')).mode & 0o777).toBe(0o600);
    const [sheet, ...others] = await readWorkbook(file);
    expect([sheet?.sheet, others]).toEqual(['members', []]);
    expect(sheet?.data[1]?.slice(0, 3)).toEqual(['=cmd|calc', '+1', 'Perú']);
    expect(file.includes('<f>')).toBe(false);
  });

  test('data: keys and codes; persons only where they are asked for', async () => {
    const { members } = JSON.parse(await printed('members', '--format', 'json'));
    expect(members[1]).toEqual({
      slug: 'red-nandu',
      name: 'Red Ñandú; «Norte»',
      acronym: 'RÑ',
      country: 'MX',
      cities: ['Tapachula', 'Mérida'],
      group: 'civil-society',
      mesas: [1, 3],
      objectives: [2, 5],
      email: 'red@ejemplo.org',
      website: null,
      since: '2026-11-20',
      listedSince: '2026-11-20',
      example: false,
    });
    const withPeople = JSON.parse(await printed('members', '--format', 'json', '--people'));
    expect(withPeople.members[1].representatives).toEqual([
      { name: 'Ana Salgado', email: 'ana@ejemplo.org', office: 'representative' },
    ]);
  });
});

describe('a dialogue', () => {
  test('as data, without persons and without the secrets of its room', async () => {
    const written = await printed('dialogue', '2026');
    expect(JSON.parse(written)).toEqual({
      mechanism: 'pmm-lac',
      slug: '2026',
      title: { es: 'Alianzas', en: 'Alliances' },
      summary: { es: 'Resumen' },
      venue: null,
      charterVersion: '1.0',
      example: false,
      heldOn: '2026-12-01',
      convenedAt: null,
      cancelledAt: null,
      cancelledFor: null,
      themes: [
        {
          n: 1,
          title: { es: 'Vulnerabilidades', en: 'Vulnerabilities' },
          introduction: { es: 'Intro' },
          startsAt: '2026-12-01T14:00:00Z',
          endsAt: '2026-12-01T16:00:00Z',
          objectives: [7],
          questions: [{ n: 1, text: { es: '¿Qué avanzó?', en: 'What has advanced?' } }],
          panel: [],
          notes: [
            {
              question: 1,
              kind: 'progress',
              text: '=1+1 avanzó',
              language: 'es',
              objectives: [7],
              principles: ['human-rights'],
            },
          ],
          participants: 1,
          countries: 1,
        },
      ],
    });
    expect(written).not.toMatch(/Luz|Rita|secret/);
  });

  test('with persons: who was invited and how they stand, who took part', async () => {
    const { invitations, attendance } = JSON.parse(await printed('dialogue', '2026', '--people'));
    expect(invitations).toEqual([
      {
        list: 'gobiernos',
        name: 'Luz Vega',
        email: 'luz@gob.example',
        institution: 'Ministerio',
        country: 'PE',
        sector: 'national-government',
        gender: 'woman',
        language: 'es',
        state: 'waiting',
        interpretation: null,
      },
    ]);
    expect(attendance).toEqual([
      { theme: 1, country: 'PE', sector: 'national-government', gender: 'woman', mode: 'online' },
    ]);
  });

  test('one table as CSV, its titles in the language asked for', async () => {
    expect(await printed('dialogue', '2026', '--format', 'csv', '--table', 'questions', '--language', 'en')).toBe(
      '\uFEFF"theme";"question";"text"\r\n"1";"1";"What has advanced?"\r\n',
    );
    expect(await printed('dialogue', '2026', '--format', 'csv', '--table', 'notes')).toContain(`"'=1+1 avanzó"`);
  });

  test('all tables as an Excel file', async () => {
    const sheets = await readWorkbook(await saved('d.xlsx', 'dialogue', '2026', '--format', 'xlsx', '--people'));
    expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([
      ['themes', 2],
      ['questions', 2],
      ['panel', 1],
      ['notes', 2],
      ['invitations', 2],
      ['attendance', 2],
    ]);
    expect(sheets[0]?.data[1]).toEqual([
      1,
      'Vulnerabilidades',
      '2026-12-01T14:00:00Z',
      '2026-12-01T16:00:00Z',
      '7',
      1,
      1,
    ]);
  });
});

describe('the record', () => {
  const verdictOf = async (file: Buffer) => {
    const lines = [];
    for await (const line of readDownload([file])) lines.push(line);
    return verifyChain(lines, { keys: [], checkpoint: null });
  };

  test('as verify-record reads it, names or not', async () => {
    expect(await verdictOf(await saved('record.jsonl', 'record'))).toMatchObject({
      ok: true,
      mechanism: 'pmm-lac',
      entries: 2,
    });
    expect(await verdictOf(await saved('bare.jsonl', 'record', '--no-names'))).toMatchObject({ ok: true, entries: 2 });
  });
});

test.each<readonly [readonly string[], number, string]>([
  [[], 2, 'say what to export: members, dialogue or record'],
  [['people'], 2, 'say what to export: members, dialogue or record'],
  [['members', '--format', 'pdf'], 2, '--format is csv, xlsx or json, not pdf'],
  [['members', '--delimiter', 'x'], 2, '--delimiter is "," or ";"'],
  [['members', 'all'], 2, "Unexpected argument 'all'"],
  [['members', '--language', 'xx'], 1, '--language: xx is none of es, en.'],
  [['dialogue'], 2, 'name the dialogue as its address does: 2023'],
  [['dialogue', '2026', '2027'], 2, 'unexpected argument 2027'],
  [['dialogue', '2026', '--format', 'csv'], 2, 'a CSV holds one table: say --table'],
  [['dialogue', '1999'], 1, 'There is no dialogue 1999.'],
  [
    ['dialogue', '2026', '--format', 'csv', '--table', 'people'],
    1,
    '--table: there is no people. There are themes, questions, panel, notes.',
  ],
  [['record', '--people'], 2, "Unknown option '--people'"],
])('%j is refused in one line', async (args, status, line) => {
  const ended = await run(...args);
  expect([ended.status, ended.out, ended.err.slice(0, line.length)]).toEqual([status, '', line]);
});

test('a file that is there already is left alone', async () => {
  const path = join(folder, 'kept.csv');
  await saved('kept.csv', 'members');
  expect(await run('members', '--out', path)).toEqual({
    status: 1,
    out: '',
    err: `${path} is there already. Name another file, or remove it.`,
  });
  expect(existsSync(`${path}.part`)).toBe(false);
});
