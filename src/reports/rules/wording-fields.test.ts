import { expect, test } from 'vitest';
import { headingFields, headingOf, wordingFields, wordingOf } from './wording-fields.ts';

test('a wording survives its form', () => {
  const wording = { form: 'paragraph' as const, text: { es: 'Uno', en: 'One' }, objectives: [7, 16] };
  expect(wordingFields(wording)).toEqual({ 'text.es': 'Uno', 'text.en': 'One', form: 'paragraph', objectives: '7 16' });
  expect(wordingOf(wordingFields(wording))).toEqual(wording);
  expect(wordingOf({ 'text.es': 'Uno', 'text.en': '' })).toEqual({
    form: 'point',
    text: { es: 'Uno' },
    objectives: [],
  });
});

test('a heading survives its form; what is written in no language is not there', () => {
  const heading = { title: { es: 'Informe' }, summary: null, correction: { en: 'A word.' } };
  expect(headingOf(headingFields(heading))).toEqual(heading);
});
