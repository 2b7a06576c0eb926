import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawCountryMap } from './country-map.ts';
import { drawableCharacters, isDrawnWhole, toDrawable } from './drawable.ts';
import type { Count, ReportBlock, ReportModel, ReportSection } from './model.ts';
import { renderReportPdf } from './render-report-pdf.ts';
import { type ReadPdf, readPdf, spokenText } from './testing/read-pdf.ts';

const section = (
  heading: string,
  blocks: readonly ReportBlock[],
  more: Partial<ReportSection> = {},
): ReportSection => ({
  heading,
  level: 1,
  newPage: false,
  kicker: null,
  mesa: null,
  blocks,
  ...more,
});
const count = (label: string, value: number, quiet = false): Count => ({ label, value, figure: `${value}`, quiet });
const map = drawCountryMap(
  ['MX', 'BB', 'CL'],
  new Map([
    ['MX', 29],
    ['BB', 5],
  ]),
  { blank: 'Nadie', beyond: 'Fuera de la región', least: 5 },
);

const model: ReportModel = {
  language: 'es',
  kind: 'Informe de resultados',
  draft: null,
  title: 'Alianzas para la gobernanza migratoria',
  subtitle: 'Primer Conversatorio con gobiernos de la región',
  mechanism: 'Mecanismo de Diálogo Permanente',
  shortTitle: 'Conversatorio 2023',
  date: '8 de agosto de 2023',
  isoDate: '2023-08-08',
  address: 'https://example.org/es/informes/2023',
  promise: 'Nadie está identificado por su nombre.',
  contentsTitle: 'Contenido',
  otherScript: '[texto en otra escritura]',
  loom: { threads: [1, 1, 2, 3, 4], wefts: [[0, 2], [4]] },
  sections: [
    section(
      'Introducción',
      [
        { kind: 'lead', text: 'Quiénes se reunieron.' },
        { kind: 'paragraph', text: 'Primer párrafo.\nSegunda línea.\n\nSegundo párrafo.' },
        { kind: 'bullets', items: ['Una viñeta', 'Otra viñeta'] },
      ],
      { newPage: true },
    ),
    section('Reducción de las vulnerabilidades', [], { kicker: 'Tema 1', mesa: 4, newPage: true }),
    section(
      'La sesión en números',
      [
        {
          kind: 'figures',
          items: [
            { value: '181', label: 'participantes' },
            { value: '28', label: 'países' },
          ],
        },
        {
          kind: 'bars',
          title: 'Por sector',
          note: 'Los grupos pequeños van sumados.',
          columns: ['Sector', 'Personas'],
          counts: [count('Sociedad civil', 97), count('Otras respuestas', 8, true)],
        },
        {
          kind: 'shares',
          title: 'Por género',
          note: null,
          alt: 'Mujeres 112, hombres 69.',
          columns: ['Género', 'Personas'],
          counts: [count('Mujeres', 112), count('Hombres', 69)],
        },
        {
          kind: 'map',
          title: 'De qué países',
          note: null,
          alt: 'México 29, Barbados 5.',
          ...map,
          columns: ['País', 'Personas'],
          counts: [count('México', 29), count('Barbados', 5)],
        },
        {
          kind: 'table',
          title: 'Género y sector',
          note: null,
          header: ['Género', 'Sociedad civil'],
          rows: [
            ['Mujeres', '60'],
            ['Hombres', '37'],
          ],
          numeric: [1],
        },
      ],
      { level: 2 },
    ),
    section(
      'Recomendaciones',
      [
        {
          kind: 'recommendations',
          items: [
            {
              code: 'T1·R1',
              text: 'Contar con quienes viven las políticas.',
              meta: 'Objetivos 7 y 15',
              address: 'https://example.org/es/recomendaciones/2023-t1-r1',
            },
            { code: 'T1·R2', text: 'Simplificar los trámites.', meta: null, address: null },
          ],
        },
      ],
      { level: 2, mesa: 4 },
    ),
    section(
      'Anexos',
      [{ kind: 'links', items: [{ text: 'Red sobre la Migración', address: 'https://migrationnetwork.un.org/es' }] }],
      { newPage: true },
    ),
  ],
  colophon: {
    title: 'Sobre este informe',
    facts: [
      { label: 'Reglas en vigor', value: 'versión 1.0' },
      { label: 'Visto bueno', value: 'dos personas' },
    ],
  },
};

const withText = (text: string): ReportModel => ({
  ...model,
  sections: [section('Texto', [{ kind: 'paragraph', text }])],
});
const spoken = async (report: ReportModel) => spokenText(readPdf(await renderReportPdf(report)));

describe('published as a tagged PDF (PDF/UA-1)', () => {
  let pdf: ReadPdf;
  beforeAll(async () => {
    pdf = readPdf(await renderReportPdf(model));
  });

  test('it says that it is PDF/UA-1, whose it is, what it is called, its day and its language', () => {
    expect(pdf.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf.metadata).toContain('<rdf:li xml:lang="x-default">Alianzas para la gobernanza migratoria</rdf:li>');
    expect(pdf.metadata).toContain(
      '<dc:creator><rdf:Seq><rdf:li>Mecanismo de Diálogo Permanente</rdf:li></rdf:Seq></dc:creator>',
    );
    expect(pdf.metadata).toContain('<dc:language><rdf:Bag><rdf:li>es</rdf:li></rdf:Bag></dc:language>');
    expect(pdf.metadata).toContain('<xmp:CreateDate>2023-08-08T00:00:00Z</xmp:CreateDate>');
    expect([pdf.language, pdf.tagged, pdf.showsTitle, pdf.pages]).toEqual(['es', true, true, 5]);
  });

  test('it is read in the order of the report, each thing as what it is', () => {
    expect(spokenText(pdf)).toEqual([
      'P Mecanismo de Diálogo Permanente',
      'P Informe de resultados',
      'Title Alianzas para la gobernanza migratoria',
      'P Primer Conversatorio con gobiernos de la región',
      'P 8 de agosto de 2023',
      'P Nadie está identificado por su nombre.',
      'H1 Contenido',
      'Link Introducción\u00a02',
      'Link Reducción de las vulnerabilidades\u00a03',
      'Link La sesión en números\u00a03',
      'Link Recomendaciones\u00a04',
      'Link Anexos\u00a05',
      'H1 Introducción',
      'P Quiénes se reunieron.',
      'P Primer párrafo.\u00a0Segunda línea.',
      'P Segundo párrafo.',
      'Lbl –',
      'LBody Una viñeta',
      'Lbl –',
      'LBody Otra viñeta',
      'P Tema 1',
      'H1 Reducción de las vulnerabilidades',
      'H2 La sesión en números',
      'P 181',
      'P participantes',
      'P 28',
      'P países',
      'H3 Por sector',
      'TH Sector',
      'TH Personas',
      'TD Sociedad civil',
      'TD 97',
      'TD Otras respuestas',
      'TD 8',
      'P Los grupos pequeños van sumados.',
      'H3 Por género',
      'TH Género',
      'TH Personas',
      'TD Mujeres',
      'TD 112',
      'TD Hombres',
      'TD 69',
      'H3 De qué países',
      'TH País',
      'TH Personas',
      'TD México',
      'TD 29',
      'TD Barbados',
      'TD 5',
      'H3 Género y sector',
      'TH Género',
      'TH Sociedad civil',
      'TD Mujeres',
      'TD 60',
      'TD Hombres',
      'TD 37',
      'H2 Recomendaciones',
      'Lbl T1·R1',
      'P Contar con quienes viven las políticas.',
      'P Objetivos 7 y 15 ·',
      'Link example.org/es/recomendaciones/2023-t1-r1',
      'Lbl T1·R2',
      'P Simplificar los trámites.',
      'H1 Anexos',
      'Lbl –',
      'LBody Red sobre la Migración',
      'Link migrationnetwork.un.org/es',
      'H1 Sobre este informe',
      'Strong Reglas en vigor',
      'LBody versión 1.0',
      'Strong Visto bueno',
      'LBody dos personas',
    ]);
  });

  test('charts and the map say in words what they show', () => {
    expect(pdf.structure.filter(({ type }) => type === 'Figure').map(({ alt }) => alt)).toEqual([
      'Mujeres 112, hombres 69.',
      'México 29, Barbados 5.',
    ]);
  });

  test('the key of the map explains every tone that is drawn', () => {
    expect(map.key.map(({ label }) => label)).toEqual(['5–9', '10–29', 'Nadie', 'Fuera de la región']);
    const tones = new Set([...map.svg.matchAll(/fill="(#\w+)"/g)].map(([, tone]) => tone));
    expect([...tones].filter((tone) => !map.key.some(({ color }) => color === tone))).toEqual([]);
  });

  test('bookmarks lead to its sections, links to their addresses', () => {
    expect(pdf.bookmarks).toEqual([
      'Introducción',
      'Reducción de las vulnerabilidades',
      'La sesión en números',
      'Recomendaciones',
      'Anexos',
      'Sobre este informe',
    ]);
    expect(pdf.links).toEqual([
      'https://example.org/es/recomendaciones/2023-t1-r1',
      'https://migrationnetwork.un.org/es',
    ]);
  });
});

test('the same report gives the same bytes, so that its digest can be published', async () => {
  const [one, other] = [await renderReportPdf(model), await renderReportPdf(structuredClone(model))];
  expect(Buffer.compare(one, other)).toBe(0);
});

test('the language of the report is the language of the document', async () => {
  const pdf = readPdf(await renderReportPdf({ ...model, language: 'pt-BR', contentsTitle: 'Conteúdo' }));
  expect(pdf.language).toBe('pt-BR');
});

test('a report without sections, mesas or facts is still a document', async () => {
  const bare = {
    ...model,
    loom: { threads: [], wefts: [] },
    sections: [],
    colophon: { title: 'Sobre este informe', facts: [] },
  };
  expect(readPdf(await renderReportPdf(bare)).pages).toBe(1);
});

describe('whatever is written appears as it is written', () => {
  test.each([
    ['code of the typesetter', '#panic("no") #{ let x = 1 } #include "/etc/passwd" #sys.inputs'],
    ['marks of the typesetter', '*[ _x_ $a$ <b> @c \\ `d` // e /* f = g - h + i ~ -- --- ...'],
    ['a heading and a list', '= No es un título'],
    ['marks of HTML and SQL', '<script>alert(1)</script> "); drop table report; --'],
    [
      'Spanish and its neighbours',
      '¿Qué dijo «la niña»? “Años”, ‘güe’, ç, ã, ô, ÿ, Ñandutí, mbaʼéichapa, œuvre — 50 % · €',
    ],
    ['combining accents', 'Cafe\u0301 An\u0303o'.normalize('NFC')],
    ['Greek, Cyrillic and Hebrew', 'Ελλάδα Мигранты'],
    ['arrows and signs', '→ ← ✓ ✗ ★ ☐ ≤ ≥ × ½'],
  ])('%s', async (_kind, text) => {
    expect((await spoken(withText(text))).at(-6)).toBe(`P ${text}`);
  });

  const drawn = (text: string) => toDrawable(text, '[otra]');

  test('words in letters that cannot be drawn become one mark, signs that no font has are left out', () => {
    expect(drawn('Hola 👩‍👩‍👧 y 🇨🇷 中文.')).toBe('Hola y [otra].');
    expect(drawn('🙂 Hola 🙂\n🙂 fin 🙂')).toBe('Hola\nfin');
    expect(drawn('dijo مرحبا، بالعالم y ক্ষ, नमस्ते दुनिया')).toBe('dijo [otra] y [otra]');
    expect(drawn('שלום Ελλάδα Мигранты')).toBe('שלום Ελλάδα Мигранты');
  });

  test.each([
    ['Ñemity, œuvre, «así» – 5 € ↔ Ω שלום', true],
    ['سلام', false],
    ['你好', false],
    ['Gracias 🎉', false],
    ['a\u200bb', true],
  ])('whether %j is drawn whole: %s', (text, whole) => {
    expect(isDrawnWhole(text)).toBe(whole);
  });

  test('what nobody sees is left out', () => {
    expect(drawn('a\u0000b\u200bc\u202ed\ufeffe\u0007f')).toBe('abcdef');
    expect(drawn('uno\r\ndos\u2029tres\tcuatro\u3000cinco')).toBe('uno\ndos\n\ntres cuatro cinco');
    expect(drawn('medio \ud83d par')).toBe('medio \ufffd par');
    expect(drawn('Cafe\u0301')).toBe('Café');
  });

  test('an address that does not fit a line is broken without another hyphen', async () => {
    const address = `https://example.org/es/${'una-direccion-con-guiones-'.repeat(8)}fin?a=b-c&d=e#f`;
    const text = `Está en ${address} desde ayer.`;
    expect((await spoken(withText(text))).at(-6)).toBe(`P ${text}`);
    const links = [{ text: 'Tablero', address }];
    const linked = await spoken({ ...model, sections: [section('Enlaces', [{ kind: 'links', items: links }])] });
    expect(linked).toContain(`Link ${address.replace('https://', '')}`);
  });

  test('a word longer than a line goes on in the next', async () => {
    const word = 'a'.repeat(10_000);
    const pdf = readPdf(await renderReportPdf(withText(word)));
    expect(spokenText(pdf).at(-6)).toBe(`P ${word}`);
    // 10,000 letters on a line of some seventy: more than the page that a single line would take.
    expect(pdf.pages).toBeGreaterThan(3);
  });

  test.each([
    ['emoji and Chinese', '🙂 中文 👩‍👩‍👧'],
    ['Arabic and Hebrew among Spanish', 'dijo مرحبا بالعالم y שלום עולם, fin'],
    ['one word of ten thousand letters', 'a'.repeat(10_000)],
    ['accents upon accents', `e${'\u0301'.repeat(500)}`],
    ['direction and control characters', '\u202e\u0000\u0007\ufffe\uffff\ud800 fin'],
  ])('a report with %s is typeset', async (_kind, text) => {
    const everywhere = {
      ...withText(text),
      title: text.slice(0, 300),
      colophon: { title: text.slice(0, 40), facts: [{ label: text.slice(0, 40), value: text }] },
    };
    expect(readPdf(await renderReportPdf(everywhere)).tagged).toBe(true);
  });

  test('every character that is said to be drawable is drawn', async () => {
    const all = drawableCharacters().filter((character) => drawn(character) === character);
    expect(all.length).toBeGreaterThan(5000);
    const lines = Array.from({ length: Math.ceil(all.length / 60) }, (_, at) =>
      all.slice(at * 60, at * 60 + 60).join(' '),
    );
    const pdf = await renderReportPdf({
      ...withText(lines.join('\n\n')),
      sections: [
        section('a', [
          { kind: 'paragraph', text: lines.join('\n\n') },
          {
            kind: 'bars',
            title: 'b',
            note: null,
            columns: ['c', 'd'],
            counts: lines.map((line) => ({ ...count(line, 1), figure: line })),
          },
        ]),
      ],
    });
    expect(readPdf(pdf).tagged).toBe(true);
  });

  test('any text can be typeset', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { minLength: 20, maxLength: 40 }),
        async (texts) => {
          const items = texts.map((text, at) => ({ code: `T1·R${at}`, text, meta: text, address: null }));
          const report = {
            ...withText(texts.join(' ')),
            sections: [
              section(texts.join(' ').slice(0, 80), [
                { kind: 'bullets', items: texts },
                { kind: 'recommendations', items },
              ]),
            ],
          } satisfies ReportModel;
          expect((await renderReportPdf(report)).length).toBeGreaterThan(1000);
        },
      ),
      { numRuns: 25 },
    );
  });
});

test('a fault of the typesetter is thrown, and the next report is typeset', async () => {
  const broken = {
    ...model,
    sections: [
      section('Mapa', [
        { kind: 'map', title: 'a', note: null, alt: 'b', svg: 'no map', key: [], columns: ['c', 'd'], counts: [] },
      ]),
    ],
  } satisfies ReportModel;
  await expect(renderReportPdf(broken)).rejects.toThrow('the report could not be typeset');
  expect(readPdf(await renderReportPdf(model)).pages).toBe(5);
});

test('lines are set a little closer where a page would hold a few of them only', async () => {
  const lines = (count: number): ReportModel => ({
    ...model,
    sections: [
      section('Uno', [{ kind: 'bullets', items: Array.from({ length: count }, () => 'Una línea') }], { newPage: true }),
      section('Dos', [], { newPage: true }),
    ],
  });
  const pages = async (count: number) => readPdf(await renderReportPdf(lines(count))).pages;
  // At the usual distance 38 fit one page.
  expect([await pages(38), await pages(41), await pages(50)]).toEqual([3, 3, 4]);
});

test('what is in the report stands on the page of its title, set a little closer where a line is too many', async () => {
  const sections = Array.from({ length: 18 }, (_, at) => section(`Parte ${at + 1}`, [], { newPage: at === 0 }));
  const { structure } = readPdf(await renderReportPdf({ ...model, promise: '', sections }));
  const lines = structure.filter(({ type, text }) => type === 'Link' && text.startsWith('Parte'));
  expect(lines.map(({ page }) => page)).toEqual(sections.map(() => 1));
});

test('what leads to a figure stands on its page', async () => {
  const lead: ReportBlock = { kind: 'paragraph', text: 'Lo que sigue' };
  const rows = [['celda'], ['otra']];
  const table: ReportBlock = { kind: 'table', title: 'Tabla', note: null, header: ['Uno'], numeric: [], rows };
  const pagesOf = async (lines: number): Promise<readonly number[]> => {
    const filling = { kind: 'bullets', items: Array.from({ length: lines }, () => 'Una línea') } as const;
    const sections = [section('Uno', [filling], { newPage: true }), section('Dos', [lead, table], { level: 2 })];
    const { structure } = readPdf(await renderReportPdf({ ...model, sections }));
    const said = structure.filter(({ text }) => text === 'Lo que sigue' || text === 'celda');
    return said.map(({ page }) => page);
  };
  const found = await Promise.all([28, 30, 32, 34, 36].map(pagesOf));
  expect(found.filter(([before, table]) => before !== table || before === undefined)).toEqual([]);
  expect(new Set(found.flat())).toEqual(new Set([2, 3]));
});

test('several reports at once are each their own', async () => {
  const titles = ['uno', 'dos', 'tres', 'cuatro'];
  const pdfs = await Promise.all(titles.map((title) => renderReportPdf({ ...model, title })));
  expect(pdfs.map((pdf) => spokenText(readPdf(pdf))[2])).toEqual(titles.map((title) => `Title ${title}`));
});

test('a long report is typeset whole, every recommendation once', async () => {
  const items = Array.from({ length: 60 }, (_, at) => ({
    code: `Z${at + 1}`,
    text: 'Simplificar los trámites. '.repeat(8),
    meta: 'Objetivo 7',
    address: 'https://example.org/r',
  }));
  const long = {
    ...model,
    sections: Array.from({ length: 4 }, () => model.sections)
      .flat()
      .concat(section('Más', [{ kind: 'recommendations', items }])),
  };
  const spoken = spokenText(readPdf(await renderReportPdf(long))).join('\n');
  const told = [...spoken.matchAll(/\bZ\d+\b/g)].map(([code]) => code);
  expect(told).toEqual(items.map(({ code }) => code));
});
