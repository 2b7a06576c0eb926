import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './fold.ts';

test.each([
  ['accents and case', 'Fundación ÑANDUTÍ', 'fundacion nanduti'],
  ['punctuation and quotes', '«Casa-Hogar» “El Camino”, A.C.', 'casa hogar el camino a c'],
  ['composed and decomposed forms', 'Haitie\u0301n', 'haitien'],
  ['letters that do not decompose', 'Straße Ærø Łódź œuvre', 'strasse aero lodz oeuvre'],
  ['full-width and ligature forms', 'ＯＩＭ ﬁn', 'oim fin'],
  ['soft hyphens and zero-width characters', 'mi\u00ADgran\u200Btes', 'migrantes'],
  ['line breaks and tabs', 'Red\n\tde   Mujeres', 'red de mujeres'],
  ['nothing but symbols', '— … 🙂', ''],
  ['other scripts', 'Мигранты 移民', 'мигранты 移民'],
])('folding sets aside %s', (_fact, text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('folding twice changes nothing more', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
});
