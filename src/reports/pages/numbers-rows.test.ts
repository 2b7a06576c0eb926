import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { readerFor } from '../../platform/languages.ts';
import { sessionNumbers } from '../rules/numbers.ts';
import { publishNumbers } from '../rules/published-numbers.ts';
import { sessionRows } from './numbers-rows.ts';

const reader = readerFor({ language: 'es', languages: ['es', 'en'], path: '/informes/2023' });
const { genders, dialogue } = readCharter('pmm-lac');
const keys = {
  genders: genders.map(({ key }) => key),
  sectors: dialogue.sectors.map(({ key }) => key),
  unanswered: 'undisclosed',
};
const attended = (gender: string | null, persons: number) =>
  Array.from({ length: persons }, (_, n) => ({ key: `${gender} ${n}`, country: 'MX', sector: 'un', gender }));
const rows = (answers: readonly { gender: string | null; persons: number }[], known = genders) => {
  const persons = answers.flatMap(({ gender, persons: n }) => attended(gender, n));
  const shown = sessionRows(
    reader,
    { numbers: { threshold: 5, sectors: dialogue.sectors, genders: known } },
    publishNumbers(sessionNumbers(persons, keys), 5),
  );
  return shown.genders?.map(({ label, value }) => `${label}: ${value}`);
};

test('who preferred not to answer and who gave no answer are one figure, called so', () => {
  const answers = [
    { gender: 'woman', persons: 9 },
    { gender: 'undisclosed', persons: 4 },
    { gender: null, persons: 3 },
  ];
  expect(rows(answers)).toEqual(['Mujer: 9', 'Sin respuesta: 7']);
  const without = genders.filter(({ key }) => key !== 'undisclosed');
  expect(rows(answers, without)).toEqual(['Mujer: 9', 'Sin respuesta: 7']);
});

test('among answers given together too', () => {
  const answers = [
    { gender: 'woman', persons: 9 },
    { gender: 'man', persons: 6 },
    { gender: 'non-binary', persons: 3 },
    { gender: null, persons: 2 },
  ];
  expect(rows(answers)).toEqual(['Mujer: 9', 'Hombre: 6', 'No binario y Sin respuesta, juntos: 5']);
});
