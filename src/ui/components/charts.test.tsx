import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readerFor } from '../../platform/languages.ts';
import { circleRadius, regionShapes } from '../map/region-shapes.ts';
import { classesFor } from '../map/value-classes.ts';
import { BarChart } from './BarChart.tsx';
import { CountryMap } from './CountryMap.tsx';
import { DataTable } from './DataTable.tsx';
import { ShareBar } from './ShareBar.tsx';
import { Telar } from './Telar.tsx';

const reader = readerFor({ language: 'es', languages: ['es', 'en'], path: '/' });
const html = (node: { toString(): string | Promise<string> }): string => String(node);

/** The 33 States of Latin America and the Caribbean. */
const region =
  'AG AR BB BO BR BS BZ CL CO CR CU DM DO EC GD GT GY HN HT JM KN LC MX NI PA PE PY SR SV TT UY VC VE'.split(' ');

/** A table's rows as text, heading first. */
const table = (page: string): string[][] =>
  [...page.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) =>
      cell.replace(/<[^>]+>/g, '').replace('\u00a0', ' '),
    ),
  );

test('a table has its caption, its headings by column and row, and can be scrolled with the keyboard', () => {
  expect(
    html(
      <DataTable
        caption="Panel"
        columns={[{ label: 'Sector' }, { label: 'Voces', numeric: true }]}
        rows={[['Sociedad civil', 3]]}
      />,
    ),
  ).toBe(
    '<section class="table" aria-label="Panel" tabindex="0"><table><caption>Panel</caption><thead><tr><th scope="col">Sector</th>' +
      '<th scope="col" class="numeric">Voces</th></tr></thead><tbody><tr><th scope="row">Sociedad civil</th><td class="numeric">3</td></tr></tbody></table></section>',
  );
});

describe('bars', () => {
  const bars = html(
    <BarChart
      reader={reader}
      title="Por sector"
      of="Sector"
      unit="Participantes"
      whole
      rows={[
        { label: 'Sociedad civil', value: 80 },
        { label: 'Gobiernos', value: 20 },
        { label: 'Otros', value: 0, rest: true },
      ]}
    />,
  );

  test('are as long as their share of the longest, and say the figure', () => {
    expect([...bars.matchAll(/<rect width="([^"]+)"/g)].map(([, width]) => width)).toEqual(['100%', '25%', '0%']);
    expect(bars).toContain('role="img" aria-label="Por sector: Sociedad civil 80, Gobiernos 20, Otros 0"');
  });

  test('have the same figures in their table, with each one’s share of the whole', () => {
    expect(table(bars)).toEqual([
      ['Sector', 'Participantes', 'Parte'],
      ['Sociedad civil', '80', '80,0 %'],
      ['Gobiernos', '20', '20,0 %'],
      ['Otros', '0', '0,0 %'],
    ]);
  });
});

test('the parts of a whole lie end to end and fill it', () => {
  const bar = html(
    <ShareBar
      reader={reader}
      title="Por género"
      of="Género"
      unit="Participantes"
      rows={[
        { label: 'Mujeres', value: 105 },
        { label: 'Hombres', value: 61 },
        { label: 'Otras respuestas', value: 15 },
      ]}
    />,
  );
  const parts = [...bar.matchAll(/<rect class="part-\d" x="([\d.]+)%" width="([\d.]+)%"/g)].map(([, x, width]) => [
    Number(x),
    Number(width),
  ]);
  expect(parts).toEqual([
    [0, 58.01],
    [58.01, 33.7],
    [91.71, 8.29],
  ]);
  expect(table(bar).slice(1)).toEqual([
    ['Mujeres', '105', '58,0 %'],
    ['Hombres', '61', '33,7 %'],
    ['Otras respuestas', '15', '8,3 %'],
  ]);
});

describe('the map', () => {
  const shapes = regionShapes(region);

  test('draws all 33 States of the region, the smallest as circles that do not touch', () => {
    expect(shapes.countries.map(({ code }) => code)).toEqual(region);
    const tiny = shapes.countries.filter((shape) => shape.tiny);
    expect(tiny.map(({ code }) => code)).toEqual(['AG', 'BB', 'BS', 'DM', 'GD', 'KN', 'LC', 'TT', 'VC']);
    for (const one of tiny) {
      for (const other of tiny.filter(({ code }) => code > one.code)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y), `${one.code} ${other.code}`).toBeGreaterThan(
          2 * circleRadius - 1,
        );
      }
    }
  });

  test('puts Costa Rica north-west of Bolivia, and both inside its frame', () => {
    const [costaRica, bolivia] = ['CR', 'BO'].map((code) => shapes.countries.find((shape) => shape.code === code));
    if (!costaRica || !bolivia) throw new Error('not drawn');
    expect(costaRica.x).toBeLessThan(bolivia.x);
    expect(costaRica.y).toBeLessThan(bolivia.y);
    expect(bolivia.x).toBeLessThan(shapes.width);
    expect(bolivia.y).toBeLessThan(shapes.height);
  });

  const map = html(
    <CountryMap
      reader={reader}
      title="Participantes por país"
      unit="Participantes"
      region={region}
      values={
        new Map([
          ['CR', 12],
          ['BB', 1],
          ['ES', 2],
        ])
      }
    />,
  );

  test('shades the countries that have a figure and names them; others stay plain', () => {
    const shaded = [...map.matchAll(/<(path|circle) class="(c\d)"[^>]*><title>([^<]+)/g)].map(
      ([, shape, look, title]) => [shape, look, title],
    );
    expect(shaded).toEqual([
      ['circle', 'c1', 'Barbados: 1'],
      ['path', 'c4', 'Costa Rica: 12'],
    ]);
  });

  test('says what countries without a colour stand for, where it is told', () => {
    expect(map).not.toContain('class="c0');
    const told = html(
      <CountryMap
        reader={reader}
        title="Participantes por país"
        unit="Participantes"
        region={region}
        values={new Map([['CR', 12]])}
        blank="Nadie"
        beyond="Fuera de la región"
      />,
    );
    expect(told).toMatch(/<rect class="c0" [^>]*>(<\/rect>)?<\/svg>Nadie<\/li>/);
    expect(told).toMatch(/<rect class="c0 around" [^>]*>(<\/rect>)?<\/svg>Fuera de la región<\/li>/);
  });

  test('says what lies outside it, and has every figure in its table, largest first', () => {
    expect(map).toContain('Fuera del mapa: España (2).');
    expect(map).toContain('aria-label="Participantes por país: 3 países"');
    expect(table(map)).toEqual([
      ['País', 'Participantes'],
      ['Costa Rica', '12'],
      ['España', '2'],
      ['Barbados', '1'],
    ]);
  });

  test('is at most 12 KB compressed', () => {
    expect(brotliCompressSync(map).length).toBeLessThan(12_000);
  });

  test.each([
    [[1], ['1']],
    [
      [1, 2],
      ['1', '2'],
    ],
    [
      [3, 1, 4],
      ['1', '2', '3', '4'],
    ],
    [
      [31, 24, 2],
      ['1–4', '5–9', '10–19', '20–31'],
    ],
    [[400], ['1–49', '50–99', '100–249', '250–400']],
  ])('has classes that begin at 1 and end at the largest: %j → %j', (values, labels) => {
    const classes = classesFor(values);
    expect(classes.labels).toEqual(labels);
    expect(classes.of(0)).toBe(0);
    expect(classes.of(1)).toBe(1);
    expect(classes.of(Math.max(...values))).toBe(labels.length);
  });

  test.each([
    [[9], ['5–9']],
    [[5], ['5']],
    [
      [7, 31],
      ['5–9', '10–19', '20–31'],
    ],
  ])('has no class below what is shown at least: %j → %j', (values, labels) => {
    const classes = classesFor(values, 5);
    expect(classes.labels).toEqual(labels);
    expect(classes.of(4)).toBe(0);
    expect(classes.of(5)).toBe(1);
  });

  test('has no class where nothing is shown', () => {
    expect(classesFor([], 5).labels).toEqual([]);
  });
});

describe('the loom', () => {
  const threads = [
    { n: 1, short: 'Datos', mesa: 2, href: '/es/objetivos/1' },
    { n: 2, short: 'Factores', mesa: 1, href: '/es/objetivos/2' },
    { n: 5, short: 'Vías', mesa: 1, href: '/es/objetivos/5' },
  ];
  const loom = html(
    <Telar
      reader={reader}
      title="El telar"
      threads={threads}
      rows={[
        { label: 'Consulta 2022', objectives: [1, 2] },
        { label: 'Conversatorio 2023', objectives: [2] },
      ]}
    />,
  );

  test('has a thread for every objective, by mesa, each a link', () => {
    expect(
      [...loom.matchAll(/<a href="([^"]+)" tabindex="-1"><title>([^<]+)/g)].map(([, href, title]) => [href, title]),
    ).toEqual([
      ['/es/objetivos/2', '2. Factores'],
      ['/es/objetivos/5', '5. Vías'],
      ['/es/objetivos/1', '1. Datos'],
    ]);
  });

  test('has a knot where something was said of an objective, in the shape of its mesa', () => {
    expect(
      [...loom.matchAll(/<use href="#knot-(\d)" x="([\d.]+)%" y="(\d+)"/g)].map(([, ...knot]) => knot.map(Number)),
    ).toEqual([
      [1, 3, 61],
      [1, 3, 107],
      [2, 97, 61],
    ]);
  });

  test('has a table that says where each objective was spoken of', () => {
    expect(table(loom)).toEqual([
      ['Objetivo', 'Mesa', 'Dónde se habló'],
      ['1 · Datos', '2', 'Consulta 2022'],
      ['2 · Factores', '1', 'Consulta 2022 y Conversatorio 2023'],
      ['5 · Vías', '1', '—'],
    ]);
  });
});
