import { expect, test } from 'vitest';
import { speechOf } from './languages.ts';

test('countries are named in English as the United Nations writes them', () => {
  const { country } = speechOf('en');
  expect(['TT', 'LC', 'VC', 'KN', 'AG', 'GT'].map(country)).toEqual([
    'Trinidad and Tobago',
    'Saint Lucia',
    'Saint Vincent and the Grenadines',
    'Saint Kitts and Nevis',
    'Antigua and Barbuda',
    'Guatemala',
  ]);
});

test('a language among the figures of a refusal is called by its name', () => {
  const reason = { code: 'dialogue-text-missing', params: { language: 'en' } } as const;
  expect(speechOf('es').reason(reason)).toContain('Falta texto en inglés:');
  expect(speechOf('en').reason(reason)).toContain('missing in English:');
});

test('a day among the figures of a refusal is written as the language writes days', () => {
  const reason = { code: 'reelection-limit', params: { limit: 0, inARow: 1, again: '2027-03-01' } } as const;
  expect(speechOf('es').reason(reason)).toContain('a partir del 1 de marzo de 2027.');
  expect(speechOf('en').reason(reason)).toContain('from 1 March 2027.');
});
