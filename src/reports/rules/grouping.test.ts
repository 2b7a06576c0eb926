import { describe, expect, test } from 'vitest';
import { type GroupedNote, groupNotes } from './grouping.ts';

// Results report of the first Conversatorio: per theme, a. advances, b. challenges and lessons, c. recommendations.
const charter = {
  noteKinds: [
    { key: 'advance', section: 'advances' },
    { key: 'challenge', section: 'challenges' },
    { key: 'lesson', section: 'challenges' },
    { key: 'recommendation', section: 'recommendations' },
    { key: 'synergy', section: 'advances' },
  ],
  sections: [{ key: 'introduction' }, { key: 'advances' }, { key: 'challenges' }, { key: 'recommendations' }],
  themes: ['t1', 't2'],
};
const note = (id: string, kind: string, text: string, more: Partial<GroupedNote> = {}): GroupedNote => ({
  id,
  theme: 't1',
  question: 1,
  kind,
  text,
  language: 'es',
  objectives: [],
  ...more,
});
const none = new Set<string>();

describe('notes are grouped into the sections of the report', () => {
  test('by theme, section, guiding question and kind, in the order in which they were taken', () => {
    const notes = [
      note('1', 'recommendation', 'Simplificar trámites', { theme: 't2' }),
      note('2', 'lesson', 'Sin coordinación no hay respuesta'),
      note('3', 'challenge', 'Plazos largos'),
      note('4', 'advance', 'Ventanilla única', { question: null }),
      note('5', 'synergy', 'Mapa común', { question: 2 }),
      note('6', 'advance', 'Carné temporal', { question: 2 }),
      note('7', 'challenge', 'Poco presupuesto'),
    ];
    const { items, leftOut } = groupNotes(notes, charter, none);
    expect(items.map(({ theme, section, noteIds }) => `${theme} ${section} ${noteIds.join()}`)).toEqual([
      't1 advances 6',
      't1 advances 5',
      't1 advances 4',
      't1 challenges 3',
      't1 challenges 7',
      't1 challenges 2',
      't2 recommendations 1',
    ]);
    expect(leftOut).toEqual([]);
  });

  test('the chain of keys is kept: what two rapporteurs wrote alike is one item of both notes', () => {
    const notes = [
      note('1', 'advance', 'Ventanilla única.', { objectives: [15] }),
      note('2', 'advance', ' ventanilla unica', { objectives: [7, 15], question: 3 }),
      note('3', 'challenge', 'Ventanilla única.'),
      note('4', 'advance', 'Ventanilla única.', { language: 'en' }),
    ];
    expect(groupNotes(notes, charter, none).items).toEqual([
      {
        theme: 't1',
        section: 'advances',
        language: 'es',
        text: 'Ventanilla única.',
        objectives: [7, 15],
        noteIds: ['1', '2'],
      },
      { theme: 't1', section: 'advances', language: 'en', text: 'Ventanilla única.', objectives: [], noteIds: ['4'] },
      { theme: 't1', section: 'challenges', language: 'es', text: 'Ventanilla única.', objectives: [], noteIds: ['3'] },
    ]);
  });

  test('texts of symbols only are not taken for one another', () => {
    expect(groupNotes([note('1', 'advance', '→'), note('2', 'advance', '…')], charter, none).items).toHaveLength(2);
  });

  test('notes that an item was written from already are not taken again', () => {
    expect(
      groupNotes([note('1', 'advance', 'a'), note('2', 'advance', 'b')], charter, new Set(['1'])).items.map(
        ({ noteIds }) => noteIds,
      ),
    ).toEqual([['2']]);
  });

  test('notes the charter or the agenda has no place for are returned, not lost', () => {
    const notes = [note('1', 'joke', 'a'), note('2', 'advance', 'b', { theme: 't9' })];
    expect(groupNotes(notes, charter, none)).toEqual({ items: [], leftOut: notes });
  });
});
