import { deflateRawSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unzip, zipStored } from '../platform/tabular/zip.ts';
import { type House, openHouse, type TestPerson } from '../testing/house.ts';
import { faultsIn, wordsIn } from '../testing/words.ts';
import { forgetImports } from './forget-imports.ts';
import { csv, home, type ImportDesk, importDesk, three } from './testing/importing.ts';

let house: House;
let operator: string;
let desk: ImportDesk;

beforeEach(async () => {
  house = await openHouse();
  const mandates = [{ office: 'operator', body: 'mechanism' }] as const;
  operator = (await house.signIn({ name: 'Olga', mandates })).token;
  desk = importDesk(house, operator);
});
afterEach(() => house.close());

describe('files that are no list are refused beside the field', () => {
  const bomb = (): File => {
    const content = deflateRawSync(Buffer.alloc(64 * 1_048_576), { level: 9 });
    const zip = Buffer.from(zipStored([{ name: 'xl/sharedStrings.xml', content }]));
    const directory = 30 + 'xl/sharedStrings.xml'.length + content.length;
    for (const [method, size] of [
      [8, 22],
      [directory + 10, directory + 24],
    ] as const) {
      zip.writeUInt16LE(8, method);
      zip.writeUInt32LE(64 * 1_048_576, size);
    }
    expect(unzip(zip, () => true, 128 * 1_048_576).ok).toBe(true);
    return new File([new Uint8Array(zip)], 'miembros.xlsx');
  };
  const sheet = (...cells: string[]) =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells
      .map((cell, n) => `<row r="${n + 1}"><c r="A${n + 1}" t="inlineStr"><is><t>${cell}</t></is></c></row>`)
      .join('')}</sheetData></worksheet>`;
  const covered = zipStored(
    Object.entries({
      'xl/workbook.xml':
        '<workbook xmlns:r="http://x"><sheets><sheet name="Portada" sheetId="1" r:id="rId1"/><sheet name="Lista" sheetId="2" r:id="rId2"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': `<Relationships>${[1, 2].map((n) => `<Relationship Id="rId${n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}</Relationships>`,
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>',
      'xl/worksheets/sheet1.xml': sheet('Miembros 2026'),
      'xl/worksheets/sheet2.xml': sheet('Organización', 'Red Sur'),
    }).map(([name, content]) => ({ name, content: Buffer.from(content) })),
  );
  test.each<[string, () => File | string, string]>([
    ['no file', () => '', 'Falta completar este dato.'],
    ['a text where a file should be', () => 'Organización,País', 'Falta completar este dato.'],
    ['no file chosen', () => new File([], ''), 'Falta completar este dato.'],
    ['an empty file', () => new File([], 'lista.csv'), 'El archivo está vacío.'],
    ['headings alone', () => csv('Organización,País\n'), 'La tabla tiene encabezados, pero ninguna fila debajo.'],
    [
      'a cover sheet before the list',
      () => new File([new Uint8Array(covered)], 'miembros.xlsx'),
      'Se leyó solo la primera hoja con datos, «Portada», y debajo de su primera fila no hay nada. El archivo tiene también: «Lista».',
    ],
    ['a picture', () => new File([Buffer.from('89504e470d0a1a0a', 'hex')], 'lista.csv'), '«lista.csv» no es una tabla'],
    [
      'an old Excel file',
      () => new File([Buffer.from('d0cf11e0a1b11ae1', 'hex')], 'lista.xls'),
      'formato antiguo de Excel',
    ],
    ['a web page', () => csv('<html><body><table></table></body></html>', 'lista.xls'), 'es una página web'],
    ['null bytes', () => csv('Organización,País\nRed\u0000Sur,Perú\n'), 'caracteres nulos'],
    [
      'a quote that is not closed',
      () => csv('Organización,País\n"Red Sur,Perú\nRed,Chile\n'),
      'se abren comillas que no se cierran',
    ],
    ['a zip bomb', bomb, 'al descomprimirse, pasa de'],
    [
      'a document that is no spreadsheet',
      () =>
        new File([Buffer.from(zipStored([{ name: 'word/document.xml', content: Buffer.from('<w/>') }]))], 'lista.docx'),
      'no es una planilla de Excel',
    ],
    [
      'more lines than there may be',
      () => csv(`Organización,País\n${'Red,Perú\n'.repeat(5_001)}`),
      'más de 5000 filas',
    ],
    ['more columns than there may be', () => csv(`${'a,'.repeat(61)}\n${'b,'.repeat(61)}\n`), 'más de 60 columnas'],
    ['4.5 MB', () => new File([Buffer.alloc(4.5 * 1_048_576, 'a,b\n')], 'lista.csv'), 'el máximo es de 4 MB'],
  ])('%s', async (_name, file, said) => {
    const answer = await desk.upload(file());
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(faultsIn(html).length).toBe(1);
    expect(faultsIn(html)[0]?.replaceAll('\u00a0', ' ')).toContain(said);
    expect(await house.deps.db.selectFrom('member_import').select('id').execute()).toEqual([]);
  });

  test.each([
    [
      'http://localhost:3000/es/miembros/importar?x=1',
      'Volver al formulario',
      'http://localhost:3000/es/miembros/importar?x=1',
    ],
    ['https://elsewhere.example/es/miembros/importar', 'Ir al inicio', '/es'],
    ['no address', 'Ir al inicio', '/es'],
  ])('50 MB from %s are refused before they are read, and the page leads back', async (referer, label, href) => {
    const file = new File([Buffer.alloc(50 * 1_048_576, 'a')], 'lista.csv');
    const form = { file, once: crypto.randomUUID() };
    const answer = await house.ask(home, { as: operator, form, headers: { referer } });
    expect(answer.status).toBe(413);
    const html = await answer.text();
    expect(wordsIn(html)).toContain('Lo enviado es demasiado grande. El máximo es de 4 MB.');
    expect(html).toContain(`<a class="button" href="${href}">${label}</a>`);
    expect(await house.deps.db.selectFrom('member_import').select('id').execute()).toEqual([]);
  });

  test('a name of a file is shown as text, whatever it is', async () => {
    const path = await desk.bringIn(csv(three, '<b>x\u0000</b>.csv'));
    expect(await (await house.ask(path, { as: operator })).text()).toContain('&lt;b&gt;x&lt;/b&gt;.csv: 3 líneas.');
  });
});

describe('who may', () => {
  test('a mesa’s secretariat brings in members of that mesa; a line for another is refused', async () => {
    const { token } = await house.signIn({ name: 'Sara', mandates: [{ office: 'secretariat', body: 'mesa:2' }] });
    const path = await desk.bringIn(
      csv('Organización,País,Sector,Mesa\nRed Sur,Perú,Academia,\nRed Norte,Chile,Academia,2 y 3\n'),
      token,
    );
    expect(await desk.page(path, token)).toContain(
      '3 Red Norte Su mandato no alcanza para sumar miembros a la mesa 3.',
    );
    await desk.confirm(path, {}, token);
    expect(await desk.names()).toEqual(['Red Sur']);
    const { mesa } = await house.deps.db.selectFrom('membership').select('mesa').executeTakeFirstOrThrow();
    expect(mesa).toBe(2);
  });

  test('nobody else’s list is found, by its address or in the acts', async () => {
    const path = await desk.bringIn(csv(three));
    const { token } = await house.signIn({ name: 'Omar', mandates: [{ office: 'operator', body: 'mechanism' }] });
    expect((await house.ask(path, { as: token })).status).toBe(404);
    expect((await house.ask(`${path}/fuera.csv`, { as: token })).status).toBe(404);
    for (const act of ['', '/columnas', '/parecidas', '/descarte']) {
      expect([act, (await desk.confirm(`${path}${act}`, {}, token)).status]).toEqual([act, 404]);
    }
    for (const wrong of ['x', crypto.randomUUID()]) {
      expect((await house.ask(`${home}/${wrong}`, { as: operator })).status).toBe(404);
    }
    expect(await desk.names()).toEqual([]);
  });

  test.each<[string, NonNullable<TestPerson['mandates']>[number]]>([
    ['an office without that power', { office: 'delegate', body: 'mesa:1' }],
    ['a mandate that ended a minute ago', { office: 'operator', body: 'mechanism', endsAt: '2026-11-20T11:59:00Z' }],
  ])('%s opens nothing', async (_name, mandate) => {
    const { token } = await house.signIn({ name: 'Nora', mandates: [mandate] });
    expect((await house.ask(home, { as: token })).status).toBe(403);
    expect((await desk.upload(csv(three), token)).status).toBe(403);
  });
});

describe('what a list held is forgotten', () => {
  test('thrown away by its importer, at once', async () => {
    const path = await desk.bringIn(csv(three));
    expect(await desk.page(home)).toContain('lista.csv, subida el 20 de noviembre de 2026');
    const answer = await desk.confirm(`${path}/descarte`);
    expect(answer.headers.get('location')).toBe(`${home}?hecho=discarded`);
    expect((await house.ask(path, { as: operator })).status).toBe(404);
    expect((await desk.confirm(path)).status).toBe(404);
  });

  test('after thirty days: lists never confirmed, and what was refused of the others; the counts stay', async () => {
    const refused = 'Organización,País,Sector,Mesa\nRed Sur,Perú,Academia,1\nRed Norte,Atlántida,Academia,1\n';
    const open = await desk.bringIn(csv(refused));
    const done = await desk.bringIn(csv(refused));
    await desk.confirm(done);
    await sql`update session set expires_at = '2027-01-01'`.execute(house.deps.db);
    house.setTime('2026-12-20T11:59:59Z');
    await forgetImports(house.deps);
    expect((await house.ask(open, { as: operator })).status).toBe(200);
    expect((await house.ask(`${done}/fuera.csv`, { as: operator })).status).toBe(200);
    house.setTime('2026-12-20T12:00:01Z');
    await forgetImports(house.deps);
    house.setTime('2026-11-20T12:00:00Z');
    expect((await house.ask(open, { as: operator })).status).toBe(404);
    expect((await house.ask(`${done}/fuera.csv`, { as: operator })).status).toBe(404);
    expect(await desk.facts(done)).toEqual([
      '1 organizaciones nuevas',
      '0 omitidas por parecerse a otra',
      '1 con errores, fuera',
    ]);
    const { content } = await house.deps.db.selectFrom('member_import').select('content').executeTakeFirstOrThrow();
    expect(JSON.stringify(content)).not.toContain('Red');
  });
});

test('five thousand lines are previewed and imported whole, again all as likenesses', async () => {
  const words = [
    'Red',
    'Casa',
    'Mujeres',
    'Camino',
    'Frontera',
    'Esperanza',
    'Andes',
    'Caribe',
    'Puente',
    'Semilla',
    'Ceiba',
  ];
  const countries = ['Perú', 'México', 'Chile', 'Guatemala', 'Colombia'];
  const names = Array.from({ length: 5_000 }, (_, n) => `${words[n % 11]} ${words[(n * 7 + 3) % 11]} x${n}`);
  const lines = names.map((name, n) =>
    [
      name,
      countries[n % 5],
      'Sociedad civil',
      `${(n % 4) + 1}`,
      '5; 7',
      `hola@o${n}.example`,
      `Persona ${n}`,
      `persona@o${n}.example`,
    ].join(','),
  );
  const list = `Organización,País,Sector,Mesa,Objetivos,Correo,Representante,Correo del representante\n${lines.join('\n')}\n`;
  const path = await desk.bringIn(csv(list));
  const figures = async (address: string) => (await desk.facts(address)).map((fact) => fact.replaceAll(/[^\d]/g, ''));
  expect((await figures(path)).slice(0, 2)).toEqual(['5000', '0']);
  expect((await desk.confirm(path)).status).toBe(303);
  expect((await desk.names()).sort()).toEqual(names.sort());
  expect((await figures(await desk.bringIn(csv(list)))).slice(0, 2)).toEqual(['0', '5000']);
}, 120_000);
