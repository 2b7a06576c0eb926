import { expect, test } from 'vitest';
import type { ReportSection } from '../../charter/dialogue-types.ts';
import type { ContentSection, ContentTheme, ReportContent } from '../types.ts';
import { omissions } from './omissions.ts';

const section = (key: string, scope: ReportSection['scope'], content: ReportSection['content']): ReportSection => ({
  key,
  title: { es: key },
  scope,
  content,
});
const sections = [
  section('introduction', 'report', 'introduction'),
  section('advances', 'theme', 'notes'),
  section('conclusions', 'report', 'conclusions'),
  section('annexes', 'report', 'annex'),
];
const theme = (n: number, more: Partial<ContentTheme> = {}): ContentTheme => ({
  n,
  title: { es: `Tema ${n}` },
  objectives: [],
  numbers: null,
  example: false,
  panel: [{ sector: {}, institution: 'X', country: 'MX' }],
  ...more,
});
const written = (key: string, of: number | null): ContentSection => ({
  key,
  title: { es: key },
  content: 'notes',
  theme: of,
  items: [{ id: key, form: 'point', text: { es: key }, objectives: [] }],
});
const content = (more: Partial<ReportContent>): ReportContent => ({
  format: 1,
  dialogue: { slug: '2026', title: {}, heldOn: '2026-11-18', example: false },
  mechanism: { name: {}, shortName: {} },
  kind: {},
  charterVersion: '1.0',
  languages: ['es'],
  edition: 1,
  title: { es: 'Informe' },
  summary: { es: 'En breve.' },
  correction: null,
  themes: [],
  sections: [],
  numbers: { threshold: 5, sectors: [], genders: [] },
  ...more,
});

test('what would come out empty or unused is said in the order of the report; annexes are as wished', () => {
  const report = content({
    summary: null,
    themes: [theme(1), theme(2, { panel: [] })],
    sections: [written('introduction', null), written('advances', 1)],
  });
  const unused = new Map([
    [1, 3],
    [2, 0],
  ]);
  expect(omissions(report, sections, unused, true)).toEqual([
    { kind: 'summary' },
    { kind: 'section', theme: 2, part: 'advances.2', title: { es: 'advances' } },
    { kind: 'section', theme: null, part: 'conclusions', title: { es: 'conclusions' } },
    { kind: 'notes', theme: 1, count: 3 },
    { kind: 'attendance', theme: 1 },
    { kind: 'attendance', theme: 2 },
    { kind: 'panel', theme: 2 },
  ]);
});

test('of a report that is complete there is nothing to say', () => {
  const withheld = { kind: 'withheld' } as const;
  const numbers = {
    participants: 9,
    countries: 1,
    mergedCountries: 0,
    byGender: withheld,
    bySector: withheld,
    byCountry: withheld,
    genderBySector: withheld,
  };
  const report = content({
    themes: [theme(1, { numbers })],
    sections: [written('introduction', null), written('advances', 1), written('conclusions', null)],
  });
  expect(omissions(report, sections, new Map(), true)).toEqual([]);
  expect(omissions(report, sections, new Map(), false)).toEqual([{ kind: 'letters', theme: null }]);
});
