import { describe, expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { riverBasin } from '../../charter/testing/charter-files.ts';
import { formsIn, outline, takesNotes } from './outline.ts';

describe('the parts of a report in the order in which it is read', () => {
  const keys = (charter: string, themes: number) =>
    outline(
      readCharter(charter).report.sections,
      Array.from({ length: themes }, (_, at) => ({ n: at + 1 })),
    ).map(({ key }) => key);

  test('results report of 2023, Contents: introduction, theme 1, theme 2, conclusions, annexes', () => {
    expect(keys('pmm-lac', 2)).toEqual([
      'introduction',
      'framing.1',
      'advances.1',
      'challenges.1',
      'recommendations.1',
      'framing.2',
      'advances.2',
      'challenges.2',
      'recommendations.2',
      'conclusions',
      'annexes',
    ]);
  });

  test('another charter: themes first, closing last; without themes what is the whole’s', () => {
    expect(keys(riverBasin, 2)).toEqual(['findings.1', 'wishes.1', 'findings.2', 'wishes.2', 'closing']);
    expect(keys(riverBasin, 0)).toEqual(['closing']);
    expect(outline([], [{ n: 1 }])).toEqual([]);
  });
});

test('what stands among recommendations is a recommendation', () => {
  expect(formsIn({ content: 'recommendations' })).toEqual(['point']);
  expect(formsIn({ content: 'notes' })[0]).toBe('point');
  expect(formsIn({ content: 'introduction' })[0]).toBe('paragraph');
  expect((['notes', 'recommendations', 'annex'] as const).map((content) => takesNotes({ content }))).toEqual([
    true,
    true,
    false,
  ]);
});
