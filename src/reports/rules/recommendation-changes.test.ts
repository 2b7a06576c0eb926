import { expect, test } from 'vitest';
import type { ReportContent } from '../types.ts';
import { aboutWithholding, editionFaults, isSame } from './edition.ts';
import { afterWithholding, correctedCodes, recommendationChanges } from './recommendation-changes.ts';
import { canonicalReport, reportDigest } from './report-digest.ts';

const content = (ids: readonly string[], more: Partial<ReportContent> = {}): ReportContent => ({
  format: 1,
  dialogue: { slug: '2026', title: { es: 'Diálogo' }, heldOn: '2026-11-18', example: false },
  mechanism: { name: { es: 'Mecanismo' }, shortName: { es: 'M' } },
  kind: { es: 'Informe' },
  charterVersion: '1.0',
  languages: ['es'],
  edition: 1,
  title: { es: 'Resultados' },
  summary: null,
  correction: null,
  themes: [],
  sections: [
    {
      key: 'recommendations',
      title: { es: 'Recomendaciones' },
      content: 'recommendations',
      theme: 1,
      items: ids.map((id, at) => ({
        id,
        form: 'point',
        text: { es: id },
        objectives: [7],
        code: `T1·R${at + 1}`,
        slug: `2026-t1-r${at + 1}`,
      })),
    },
  ],
  numbers: { threshold: 5, sectors: [], genders: [] },
  ...more,
});

test('an edition adds, keeps and leaves out recommendations; what was left out before is not left out again', () => {
  const published = [
    { itemId: 'a', withdrawn: false },
    { itemId: 'b', withdrawn: false },
    { itemId: 'c', withdrawn: true },
  ];
  const { added, kept, withdrawn } = recommendationChanges(content(['b', 'd']), published);
  expect([added.map(({ itemId }) => itemId), kept.map(({ itemId }) => itemId), withdrawn]).toEqual([
    ['d'],
    ['b'],
    ['a'],
  ]);
});

test('says by their codes which recommendations an edition leaves out, adds and words otherwise', () => {
  const before = content(['a', 'b', 'c']);
  const [section] = before.sections;
  const items = (section?.items ?? []).slice(1).map((item) => (item.id === 'c' ? { ...item, objectives: [8] } : item));
  const added = {
    id: 'd',
    form: 'point' as const,
    text: { es: 'd' },
    objectives: [],
    code: 'T1·R4',
    slug: '2026-t1-r4',
  };
  const after = content([], { sections: section ? [{ ...section, items: [...items, added] }] : [] });
  expect(correctedCodes(after, before)).toEqual({ withdrawn: ['T1·R1'], added: ['T1·R4'], changed: ['T1·R3'] });
  expect(correctedCodes(before, before)).toEqual({ withdrawn: [], added: [], changed: [] });
});

test('a recommendation that was left out stands in the last wording of an edition that is left, or in none', () => {
  const published = [
    { itemId: 'a', withdrawn: true },
    { itemId: 'b', withdrawn: true },
    { itemId: 'c', withdrawn: false },
  ];
  const { kept, withheld } = afterWithholding([content(['a', 'c']), content(['c', 'a']), content(['c'])], published);
  expect(kept.map(({ itemId, code }) => [itemId, code])).toEqual([['a', 'T1·R2']]);
  expect(withheld.map(({ itemId }) => itemId)).toEqual(['b']);
});

test('the latest edition is not withheld: something stands in its place', () => {
  expect(aboutWithholding(1, 2)).toEqual([]);
  expect(aboutWithholding(2, 2)).toEqual([{ code: 'withhold-latest' }]);
});

test('the first edition needs no correction; a further one says what it corrects, and something new', () => {
  const last = content(['a']);
  expect(editionFaults(last, null)).toEqual([]);
  expect(editionFaults(content(['a'], { edition: 2 }), last).map(({ code }) => code)).toEqual([
    'edition-nothing-new',
    'edition-correction-missing',
  ]);
  expect(editionFaults(content(['a', 'b'], { edition: 2, correction: { es: 'Una más.' } }), last)).toEqual([]);
  expect(isSame(last, content(['a'], { edition: 7, correction: { es: 'x' } }))).toBe(true);
});

test('the digest is of every letter, in whichever order the keys come', () => {
  const one = content(['a']);
  const reordered = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(one).reverse())));
  expect(canonicalReport(reordered)).toBe(canonicalReport(one));
  expect(reportDigest(one)).toMatch(/^[0-9a-f]{64}$/);
  expect(reportDigest(content(['b']))).not.toBe(reportDigest(one));
});
