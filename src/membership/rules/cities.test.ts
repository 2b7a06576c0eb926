import { expect, test } from 'vitest';
import { readCities } from './cities.ts';

test.each([
  ['', []],
  [' , ;\n', []],
  ['Bogotá', ['Bogotá']],
  ['Lima, Arequipa; Cusco\nPuno', ['Lima', 'Arequipa', 'Cusco', 'Puno']],
  ['Lima, Lima', ['Lima']],
  ['Bogotá, Cali, BOGOTA;  bogotá ', ['Bogotá', 'Cali']],
])('%j names %j, each once', (written, cities) => {
  expect(readCities(written)).toEqual(cities);
});

test('in a list, “y” and “/” stand between two places too', () => {
  expect(readCities('Lima y Cusco / lima', /[;,/\n]|\s(?:y|e|and)\s/)).toEqual(['Lima', 'Cusco']);
});
