import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { digest } from '../platform/random.ts';
import { type House, openHouse } from '../testing/house.ts';
import { faultsIn, wordsIn } from '../testing/words.ts';
import { csv, type ImportDesk, importDesk, three } from './testing/importing.ts';

let house: House;
let operator: string;
let personId: string;
let desk: ImportDesk;

beforeEach(async () => {
  house = await openHouse();
  ({ token: operator, personId } = await house.signIn({
    name: 'Olga',
    mandates: [{ office: 'operator', body: 'mechanism' }],
  }));
  desk = importDesk(house, operator);
});
afterEach(() => house.close());

describe('a list becomes members', () => {
  test('Windows-1252 with ñ and semicolons, as Excel saves it in Spanish: read, confirmed, recorded by its counts', async () => {
    const path = await desk.bringIn(csv(three, 'miembros.csv', 'latin1'));
    expect(await desk.facts(path)).toEqual([
      '3 listas para importarse',
      '0 se parecen a otra',
      '0 no se pueden importar',
    ]);
    expect(await desk.page(path)).toContain(
      'Fundación Ñandutí FÑ República Dominicana Sociedad civil 1, 3 hola@nanduti.example Ana Ñusta (ana@nanduti.example)',
    );
    expect(await desk.names()).toEqual([]);

    const done = await desk.confirm(path);
    expect([done.status, done.headers.get('location')]).toEqual([303, path]);
    const organizations = await house.deps.db
      .selectFrom('organization')
      .select([
        'slug',
        'name',
        'acronym',
        'country',
        'stakeholder_group',
        'email',
        'website',
        'listed_since',
        'example',
      ])
      .orderBy('slug')
      .execute();
    expect(organizations).toEqual([
      {
        slug: 'casa-del-migrante-el-camino',
        name: 'Casa del Migrante «El Camino»',
        acronym: null,
        country: 'MX',
        stakeholder_group: 'faith-based',
        email: 'casa@camino.example',
        website: null,
        listed_since: null,
        example: false,
      },
      {
        slug: 'fn',
        name: 'Fundación Ñandutí',
        acronym: 'FÑ',
        country: 'DO',
        stakeholder_group: 'civil-society',
        email: 'hola@nanduti.example',
        website: 'https://www.nanduti.example/',
        listed_since: null,
        example: false,
      },
      {
        slug: 'rs',
        name: 'Red Sur',
        acronym: 'RS',
        country: 'BR',
        stakeholder_group: 'academia',
        email: null,
        website: null,
        listed_since: null,
        example: false,
      },
    ]);
    const { rows: memberships } = await sql<{ member: string }>`
      select o.slug || ' ' || m.mesa || ' ' || m.source || ' ' || (m.admitted_by = ${personId}) as member
      from membership m join organization o on o.id = m.organization_id order by 1`.execute(house.deps.db);
    expect(memberships.map(({ member }) => member)).toEqual([
      'casa-del-migrante-el-camino 2 import true',
      'fn 1 import true',
      'fn 3 import true',
      'rs 4 import true',
    ]);
    const { rows: people } = await sql<{ held: string }>`
      select p.name || ' ' || p.email || ' ' || coalesce(p.gender, '?') || ' ' || m.office || ' ' || o.slug as held
      from mandate m join person p on p.id = m.person_id join organization o on m.body = 'organization:' || o.id
      order by 1`.execute(house.deps.db);
    expect(people.map(({ held }) => held)).toEqual([
      'Ana Ñusta ana@nanduti.example woman representative fn',
      'Eva Sol eva@camino.example ? alternate-representative casa-del-migrante-el-camino',
      'Luis Paz luis@camino.example ? representative casa-del-migrante-el-camino',
    ]);
    const entries = await house.deps.db
      .selectFrom('record_entry')
      .select(['kind', 'actor', 'subject', 'facts'])
      .execute();
    expect(entries).toEqual([
      {
        kind: 'members-imported',
        actor: { office: 'operator', body: 'mechanism' },
        subject: 'mechanism',
        facts: { admitted: 3, refused: 0 },
      },
    ]);
    expect(await house.deps.db.selectFrom('mail_message').select('id').execute()).toEqual([]);
    expect(await desk.facts(path)).toEqual([
      '3 organizaciones nuevas',
      '0 omitidas por parecerse a otra',
      '0 con errores, fuera',
    ]);
    const kept = await house.deps.db.selectFrom('member_import').select('content').executeTakeFirstOrThrow();
    expect(JSON.stringify(kept.content)).not.toContain('anduti');
  });

  test('a representative signs in with the address in the list, and represents that organization', async () => {
    await desk.confirm(await desk.bringIn(csv(three)));
    const person = await house.deps.db
      .selectFrom('person')
      .select('id')
      .where('email', '=', 'ana@nanduti.example')
      .executeTakeFirstOrThrow();
    const token = 'a-session-of-ana-with-32-letters';
    await house.deps.db
      .insertInto('session')
      .values({
        digest: digest(token),
        person_id: person.id,
        created_at: house.deps.clock(),
        expires_at: house.deps.clock().add({ hours: 1 }),
      })
      .execute();
    expect((await house.ask('/es/mi/organizacion/fn', { as: token })).status).toBe(200);
    expect((await house.ask('/es/mi/organizacion/rs', { as: token })).status).toBe(404);
  });

  test('none is on the public site by name before it agrees', async () => {
    await desk.confirm(await desk.bringIn(csv(three)));
    expect((await house.ask('/es/miembros/rs')).status).toBe(404);
    expect(await (await house.ask('/es/miembros')).text()).not.toContain('Red Sur');
  });

  test('an Excel file is read like any other', async () => {
    const rows = [
      ['Organización', 'País', 'Sector', 'Mesa'],
      ['Red Ñuble', 'Chile', 'Academia', 3],
    ];
    const buffer = await writeExcel(rows.map((row) => row.map((value) => ({ value })))).toBuffer();
    await desk.confirm(await desk.bringIn(new File([new Uint8Array(buffer)], 'miembros.xlsx')));
    expect(await desk.names()).toEqual(['Red Ñuble']);
  });

  test.each<[string, BufferEncoding, string]>([
    ['UTF-16 with tabs', 'utf16le', '\t'],
    ['UTF-8 with commas', 'utf8', ','],
  ])('%s', async (_name, encoding, delimiter) => {
    const rows = [
      ['Organización', 'País', 'Sector', 'Mesa'],
      ['Peña Ávila', 'Perú', 'Academia', '1'],
    ];
    const text = `\uFEFF${rows.map((row) => row.join(delimiter)).join('\r\n')}`;
    await desk.confirm(await desk.bringIn(csv(text, 'x.csv', encoding)));
    expect(await desk.names()).toEqual(['Peña Ávila']);
  });

  test('confirmed by ten clicks at once, it is done once', async () => {
    const path = await desk.bringIn(csv(three));
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.confirm(path)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 303));
    expect((await desk.names()).length).toBe(3);
    expect((await house.deps.db.selectFrom('record_entry').select('seq').execute()).length).toBe(1);
  });

  test('uploaded by ten clicks at once, it is one list', async () => {
    const once = crypto.randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.upload(csv(three), operator, once)));
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
  });

  test('a fault in the middle leaves nothing behind', async () => {
    const path = await desk.bringIn(csv(three));
    await sql`
      create function no_eva() returns trigger language plpgsql as $$ begin
        if new.email = 'eva@camino.example' then raise exception 'no more'; end if; return new; end $$`.execute(
      house.deps.db,
    );
    await sql`create trigger no_eva before insert on person for each row execute function no_eva()`.execute(
      house.deps.db,
    );
    await sql`delete from person where email like '%.example' and not exists (select from mandate m where m.person_id = person.id)`.execute(
      house.deps.db,
    );
    try {
      expect((await desk.confirm(path)).status).toBe(500);
      expect(await desk.names()).toEqual([]);
      for (const table of ['membership', 'mandate', 'member_import_completion', 'record_entry'] as const) {
        const query = house.deps.db.selectFrom(table).select(sql<number>`1`.as('one'));
        const rows = await (table === 'mandate'
          ? query.where(sql<boolean>`body like 'organization:%'`)
          : query
        ).execute();
        expect([table, rows.length]).toEqual([table, 0]);
      }
    } finally {
      await sql`drop trigger no_eva on person; drop function no_eva()`.execute(house.deps.db).catch(async () => {
        await sql`drop trigger no_eva on person`.execute(house.deps.db);
        await sql`drop function no_eva()`.execute(house.deps.db);
      });
    }
    expect((await desk.confirm(path)).status).toBe(303);
    expect((await desk.names()).length).toBe(3);
  });
});

describe('columns are matched, and can be told', () => {
  const odd = 'Quién;Dónde;Nombre\nRed Sur;Perú;Ana\nRed Norte;Chile;Eva\n';

  test('what no column says has to be chosen first; then the list can be confirmed', async () => {
    const path = await desk.bringIn(csv(odd));
    const html = await (await house.ask(path, { as: operator })).text();
    expect(wordsIn(html)).toContain(
      'Elija la columna, o un valor para todas las líneas: País, Grupo o sector y Mesas.',
    );
    expect(wordsIn(html)).toContain('Nombre Probable: mírela. Por ejemplo: Ana · Eva.');
    expect(wordsIn(html)).toContain('Dónde No se reconoció. Por ejemplo: Perú · Chile.');
    expect(html).not.toContain('Importar la lista');
    expect((await desk.confirm(path)).status).toBe(422);
    const matched = await house.ask(`${path}/columnas`, {
      as: operator,
      form: {
        'column.0': 'name',
        'column.1': 'country',
        'column.2': 'representative',
        group: 'academia',
        mesas: ['2', '3'],
      },
    });
    expect([matched.status, matched.headers.get('location')]).toEqual([303, path]);
    expect((await desk.facts(path))[0]).toBe('2 listas para importarse');
    await desk.confirm(path);
    expect(await desk.names()).toEqual(['Red Norte', 'Red Sur']);
    expect((await house.deps.db.selectFrom('membership').select('mesa').execute()).length).toBe(4);
  });

  test('two columns cannot hold the same; what was chosen stays on the page', async () => {
    const path = await desk.bringIn(csv(odd));
    const answer = await house.ask(`${path}/columnas`, {
      as: operator,
      form: { 'column.0': 'name', 'column.1': 'name', 'column.2': 'city', country: 'PE' },
    });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(faultsIn(html)).toEqual(['Ya lo dice la columna «Quién»: elija una sola.']);
    expect(html).toMatch(/name="column\.1"[\s\S]*?<option value="name" selected=""/);
    expect(html).toMatch(/name="country"[\s\S]*?<option value="PE" selected=""/);
  });

  test.each([
    ['a field that is none', { 'column.0': 'password' }],
    ['a country that is none', { country: 'XX' }],
    ['a group that is none', { group: "' or 1=1" }],
    ['a mesa that is none', { mesas: '9' }],
  ])('%s is refused beside its field', async (_name, form) => {
    const path = await desk.bringIn(csv(odd));
    const answer = await house.ask(`${path}/columnas`, { as: operator, form });
    expect([answer.status, faultsIn(await answer.text())]).toEqual([422, ['Elija una de las opciones de la lista.']]);
  });
});

describe('lines that cannot be imported are told, every reason at once', () => {
  const broken = [
    'Organización,País,Sector,Mesa,Correo,Representante',
    'Red Sur,Perú,Academia,1,red@sur.example,Ana',
    ',Atlántida,Gobierno,9,red@sur,',
    '=HYPERLINK("x"),Chile,Academia,,,+1',
    '"<script>alert(1)</script>",Chile,Academia,2,,',
    'Red Sur,Perú,Academia,1,,',
    'Red, con coma,Chile,Academia,2,,Eva',
    '',
  ].join('\n');

  test('on the page, by row, with the name', async () => {
    const path = await desk.bringIn(csv(broken));
    expect(await desk.facts(path)).toEqual([
      '2 listas para importarse',
      '0 se parecen a otra',
      '4 no se pueden importar',
    ]);
    const shown = await desk.page(path);
    for (const line of [
      '3 Falta el nombre de la organización. No se reconoce el país «Atlántida». No se reconoce el grupo «Gobierno». No hay una mesa «9». «red@sur» no es una dirección de correo.',
      '4 =HYPERLINK("x") Falta la mesa.',
      '6 Red Sur Es la misma organización que la de la fila 2.',
      '7 Red La fila tiene 7 celdas y la tabla 6 columnas: algún texto con comas o punto y coma quedó sin comillas.',
    ]) {
      expect(shown).toContain(line);
    }
  });

  test('as a file to correct, in which no cell is a formula, before and after', async () => {
    const path = await desk.bringIn(csv(broken));
    const report = async () => {
      const answer = await house.ask(`${path}/fuera.csv`, { as: operator });
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(answer.headers.get('content-disposition')).toBe('attachment; filename="fuera.csv"');
      return Buffer.from(await answer.arrayBuffer()).toString('utf8');
    };
    const before = await report();
    expect(before.split('\r\n')).toEqual([
      '\uFEFF"Organización","País","Sector","Mesa","Correo","Representante","Fila","Motivos"',
      `"","Atlántida","Gobierno","9","red@sur","","3","Falta el nombre de la organización. No se reconoce el país «Atlántida». No se reconoce el grupo «Gobierno». No hay una mesa «9». «red@sur» no es una dirección de correo."`,
      `"'=HYPERLINK(""x"")","Chile","Academia","","","'+1","4","Falta la mesa."`,
      '"Red Sur","Perú","Academia","1","","","6","Es la misma organización que la de la fila 2."',
      '"Red","con coma","Chile","Academia","2","","7","La fila tiene 7 celdas y la tabla 6 columnas: algún texto con comas o punto y coma quedó sin comillas."',
      '',
    ]);
    await desk.confirm(path);
    expect(await desk.names()).toEqual(['<script>alert(1)</script>', 'Red Sur']);
    expect(await report()).toBe(before);
    const html = await (await house.ask(path, { as: operator })).text();
    expect(html).toContain('fuera.csv');
    const entry = await house.deps.db.selectFrom('record_entry').select('facts').executeTakeFirstOrThrow();
    expect(entry.facts).toEqual({ admitted: 2, refused: 4 });
  });

  test('a list of which no line is ready imports nothing', async () => {
    const path = await desk.bringIn(csv('Organización,País,Sector,Mesa\nRed,Atlántida,Academia,1\n'));
    const answer = await desk.confirm(path);
    expect(answer.status).toBe(422);
    expect(wordsIn(await answer.text())).toContain('Ninguna línea está lista para importarse.');
    expect(await desk.names()).toEqual([]);
  });
});

describe('lines that resemble a member', () => {
  const known =
    'Organización,Sigla,País,Sector,Mesa,Correo\nServicio Jesuita a Migrantes,SJM,Chile,Sociedad civil,1,hola@sjm.example\n';
  const again =
    'Organización,Sigla,País,Sector,Mesa,Correo\nServicio Jesuíta a Migrantes A.C.,SJM,Chile,Sociedad civil,2,\nRed Sur,,Perú,Academia,1,\nCasa Nueva,,Perú,Academia,1,x@red.example\nOtro Camino,,Perú,Academia,1,x@red.example\n';

  test('are left out with the evidence, unless they are chosen one by one', async () => {
    await desk.confirm(await desk.bringIn(csv(known)));
    const path = await desk.bringIn(csv(again));
    expect((await desk.facts(path)).slice(0, 2)).toEqual(['2 listas para importarse', '2 se parecen a otra']);
    const shown = await desk.page(path);
    expect(shown).toContain('Importar también la fila 2: Servicio Jesuíta a Migrantes A.C. (Chile)');
    expect(shown).toContain(
      'Como Servicio Jesuita a Migrantes (Chile), que ya está: tienen el mismo nombre, acentos y forma jurídica aparte y tienen la misma sigla.',
    );
    await desk.confirm(path, { shown: ['2', '5'], chosen: ['5'] });
    expect(await desk.names()).toEqual(['Casa Nueva', 'Otro Camino', 'Red Sur', 'Servicio Jesuita a Migrantes'].sort());
    expect(await desk.facts(path)).toEqual([
      '3 organizaciones nuevas',
      '1 omitidas por parecerse a otra',
      '0 con errores, fuera',
    ]);
  });

  test('what resembles a member who came after the preview is left out too', async () => {
    const path = await desk.bringIn(csv(again));
    await desk.confirm(await desk.bringIn(csv(known)));
    await desk.confirm(path, { shown: ['5'], chosen: [] });
    expect((await desk.names()).filter((name) => name.startsWith('Servicio'))).toEqual([
      'Servicio Jesuita a Migrantes',
    ]);
  });

  test('more than a page of them: the choice of each page is kept', async () => {
    const lines = Array.from(
      { length: 120 },
      (_, n) => `Albergue ${String.fromCharCode(65 + (n % 26))}${n} Quetzal,Perú,Academia,1,a${n}@org${n}.example`,
    );
    const list = `Organización,País,Sector,Mesa,Correo\n${lines.join('\n')}\n`;
    await desk.confirm(await desk.bringIn(csv(list)));
    expect((await desk.names()).length).toBe(120);
    const path = await desk.bringIn(csv(list));
    expect((await desk.facts(path)).slice(0, 2)).toEqual(['0 listas para importarse', '120 se parecen a otra']);
    const first = Array.from({ length: 50 }, (_, n) => `${n + 2}`);
    const kept = await house.ask(`${path}/parecidas?pagina=2`, {
      as: operator,
      form: { shown: first, chosen: ['3', '4'] },
    });
    expect(kept.headers.get('location')).toBe(`${path}?pagina=2#importar`);
    const html = await (await house.ask(`${path}?pagina=1`, { as: operator })).text();
    expect([...html.matchAll(/name="chosen" value="(\d+)" checked=""/g)].map(([, n]) => n)).toEqual(['3', '4']);
    await desk.confirm(path, { shown: Array.from({ length: 20 }, (_, n) => `${n + 102}`), chosen: ['103'] });
    expect(await desk.facts(path)).toEqual([
      '3 organizaciones nuevas',
      '117 omitidas por parecerse a otra',
      '0 con errores, fuera',
    ]);
  });

  test.each([['x'], ['1.5'], ["2' or '1'='1"], ['\u0000']])(
    'a line that is none (%j) chooses nothing',
    async (chosen) => {
      const path = await desk.bringIn(csv(again));
      const answer = await desk.confirm(path, { shown: ['2'], chosen });
      expect(answer.status).toBe(422);
      expect(await desk.names()).toEqual([]);
    },
  );
});
