import { describe, expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import type { Dialogue, DialogueId, Theme, ThemeId } from '../../dialogues/types.ts';
import type { Item, ItemId } from '../types.ts';
import { assembleReport, type ReportFacts } from './assemble-report.ts';
import { missingLanguages, searchedTexts, writtenTexts } from './report-texts.ts';

const charter = readCharter('pmm-lac');
const at = Temporal.Instant.from('2026-11-18T14:00:00Z');
const dialogue: Dialogue = {
  id: 'd' as DialogueId,
  slug: '2026',
  title: { es: 'Diálogo', en: 'Dialogue' },
  summary: { es: '' },
  heldOn: Temporal.PlainDate.from('2026-11-18'),
  venue: null,
  charterVersion: '1.0',
  example: false,
  convenedAt: at,
  cancelledAt: null,
  cancelledFor: null,
};
const theme = (n: number, more: Partial<Theme> = {}): Theme => ({
  id: `t${n}` as ThemeId,
  dialogueId: dialogue.id,
  n,
  title: { es: `Tema ${n}` },
  introduction: { es: '' },
  startsAt: at,
  endsAt: at.add({ hours: 2 }),
  objectives: [7],
  questions: [],
  panel: [],
  minutes: {},
  published: [],
  ...more,
});
const item = (id: string, section: string, themeId: string | null, more: Partial<Item['wording']> = {}): Item => ({
  id: id as ItemId,
  section,
  themeId: themeId as ThemeId | null,
  version: 1,
  wording: { form: 'point', text: { es: id }, objectives: [], ...more },
  noteIds: [],
});
const facts = (more: Partial<ReportFacts> = {}): ReportFacts => ({
  dialogue,
  themes: [theme(1), theme(2)],
  heading: { version: 1, edition: 1, title: { es: 'Informe' }, summary: null, correction: null },
  items: [],
  attendance: new Map(),
  last: null,
  published: new Map(),
  edition: 1,
  slug: '2026',
  ...more,
});

describe('the report as it would be published', () => {
  test('has its sections in the charter’s order, empty ones left out, recommendations numbered by theme', () => {
    const items = [
      item('c', 'conclusions', null),
      item('a', 'advances', 't2'),
      item('r1', 'recommendations', 't1'),
      item('r2', 'recommendations', 't1'),
      item('r3', 'recommendations', 't2'),
    ];
    const { sections } = assembleReport(facts({ items }), charter);
    expect(sections.map(({ key, theme }) => `${key} ${theme}`)).toEqual([
      'recommendations 1',
      'advances 2',
      'recommendations 2',
      'conclusions null',
    ]);
    const codes = sections.flatMap((section) => section.items.map(({ code, slug }) => [code, slug]));
    expect(codes).toEqual([
      ['T1·R1', '2026-t1-r1'],
      ['T1·R2', '2026-t1-r2'],
      [undefined, undefined],
      ['T2·R1', '2026-t2-r1'],
      [undefined, undefined],
    ]);
  });

  test('keeps the numbers once published, whatever the order', () => {
    const items = [item('new', 'recommendations', 't1'), item('old', 'recommendations', 't1')];
    const published = new Map([['old', { theme: 1, number: 4 }]]);
    const [section] = assembleReport(facts({ items, published }), charter).sections;
    expect(section?.items.map(({ code }) => code)).toEqual(['T1·R5', 'T1·R4']);
  });

  test('says what an edition corrects only for the edition it was said for', () => {
    const heading = {
      version: 3,
      edition: 2,
      title: { es: 'Informe' },
      summary: null,
      correction: { es: 'Una cifra.' },
    };
    expect(assembleReport(facts({ heading, edition: 2 }), charter).correction).toEqual({ es: 'Una cifra.' });
    expect(assembleReport(facts({ heading, edition: 3 }), charter).correction).toBeNull();
  });

  test('names institutions of a panel only where it was published as held, and never persons', () => {
    const seat = {
      id: 's',
      stage: 'held' as const,
      position: 1,
      sector: 'civil-society',
      institution: 'Casa',
      organizationId: null,
      personName: 'Ana Pérez',
      gender: 'woman',
      country: 'PE',
    };
    const panel = [seat, { ...seat, id: 'p', stage: 'planned' as const, institution: 'Otra' }];
    const themes = [theme(1, { panel, published: ['planned'] }), theme(2, { panel, published: ['planned', 'held'] })];
    const content = assembleReport(facts({ themes }), charter);
    expect(content.themes.map((one) => one.panel.map(({ institution }) => institution))).toEqual([[], ['Casa']]);
    expect(JSON.stringify(content)).not.toContain('Ana Pérez');
  });

  test('has numbers where somebody was counted, small counts merged by the charter’s threshold', () => {
    const row = (key: string, country: string) => ({ key, country, sector: 'un', gender: null });
    const rows = [...'abcdefgh'].map((key) => row(key, 'PE')).concat([row('i', 'CL'), row('j', 'CL'), row('k', 'BB')]);
    const attendance = new Map([['t1' as ThemeId, { rows, example: true }]]);
    const [first, second] = assembleReport(facts({ attendance }), charter).themes;
    expect(first?.example).toBe(true);
    expect(first?.numbers).toMatchObject({ participants: 11, countries: 3, byCountry: { kind: 'withheld' } });
    expect(second?.numbers).toBeNull();
  });

  test('repeats the figures of the edition before, whoever was noted since, and by its threshold', () => {
    const row = (key: string) => ({ key, country: 'PE', sector: 'un', gender: null });
    const attended = (keys: string) => new Map([['t1' as ThemeId, { rows: [...keys].map(row), example: false }]]);
    const last = assembleReport(facts({ attendance: attended('abcdef') }), charter);
    const later = { ...charter, report: { ...charter.report, smallCellThreshold: 2 } };
    const next = assembleReport(facts({ attendance: attended('abcdefg'), last, edition: 2 }), later);
    expect([next.themes, next.numbers]).toEqual([last.themes, last.numbers]);
    expect(next.themes[0]?.numbers?.participants).toBe(6);
  });
});

describe('what is written', () => {
  const heading = {
    version: 1,
    edition: 1,
    title: { es: 'Informe', en: 'Report' },
    summary: { es: 'En breve.' },
    correction: null,
  };
  const content = assembleReport(facts({ heading, items: [item('c', 'conclusions', null)] }), charter);

  test('every text in every language is sought for names, the titles of report, dialogue and themes too', () => {
    expect(searchedTexts(content).map(({ id, language }) => `${id} ${language}`)).toEqual([
      'title es',
      'title en',
      'summary es',
      'c es',
      'dialogue es',
      'dialogue en',
      'theme-1 es',
      'theme-2 es',
    ]);
  });

  test('what is missing is told by language', () => {
    expect(writtenTexts(content).map(({ texts }) => missingLanguages(texts, ['es', 'en']))).toEqual([
      [],
      ['en'],
      ['en'],
    ]);
    expect(missingLanguages({ es: '  ' }, ['es'])).toEqual(['es']);
  });
});
