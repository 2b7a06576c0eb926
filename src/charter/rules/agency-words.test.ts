import { expect, test } from 'vitest';
import type { Texts } from '../../platform/reader.ts';
import { readCharter } from '../read-charter.ts';
import { agencyWords } from './agency-words.ts';

const charter = readCharter('pmm-lac');
const inEnglish = { text: (texts: Texts) => texts.en ?? '' };

test.each([
  ['OIM', 'IOM'],
  ['ONU-Hábitat', 'UN-Habitat'],
  ['organización internacional del trabajo', 'International Labour Organization'],
  ['UNHCR', 'UNHCR'],
  ['Cancillería de Guatemala', 'Cancillería de Guatemala'],
  ['', ''],
])('%j is %j in English', (written, said) => {
  expect(agencyWords(inEnglish, charter, written)).toBe(said);
});
