/**
 * What the fonts built into Typst 0.14.2 draw, in the three weights that the template uses, as ranges of code points:
 * Libertinus Serif, and for what it lacks DejaVu Sans Mono and New Computer Modern. Measured character by character
 * with PDF/UA-1, which refuses a document with a character that no font has; the test draws all of them. The fonts
 * of the machine are not used, so that a report looks the same wherever it is printed.
 */
const drawable = `
  20-7e a0-ac ae-377 37a-37f 384-38a 38c 38e-3a1 3a3-477 47a-486 488-4f9 4fc-4ff 510-513 51a-51d 531-556 559-55f
  561-587 589-58a 591-5c7 5d0-5ea 5ef-5f4 606-607 609-60a 60c 615 61b 61f 621-63a 640-655 65a 660-66d 674 679-67b
  67e-680 683-684 686-687 691 698 6a4 6a9 6af 6be 6cc 6f0-6f9 900-97f e3f e81-e82 e84 e87-e88 e8a e8d e94-e97
  e99-e9f ea1-ea3 ea5 ea7 eaa-eab ead-eb9 ebb-ebc ec8-ecd 10d0-10fc 13a0-13f5 13f8-13fd 17c1-17c3 1d00 1d02
  1d07-1d0b 1d0d 1d14 1d16-1d19 1d1c-1d1f 1d2c-1d2e 1d30-1d3c 1d3e-1d5b 1d5d-1d5e 1d60-1d65 1d77-1d78 1d7b 1d80-1dbf
  1dc4-1dc5 1dc8-1dc9 1e00-1e9b 1e9e-1ef9 1f00-1f15 1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b 1f5d 1f5f-1f7d
  1f80-1fb4 1fb6-1fc4 1fc6-1fd3 1fd6-1fdb 1fdd-1fef 1ff2-1ff4 1ff6-1ffe 2009 2010-2027 202f-205e 2070-2071 2074-208e
  2090-209c 20a0-20c0 20d0-20d8 20db-20df 20e1 20e4-20f0 2100-2151 2153-2184 2189 2190-23ff 2422-2423 2460-2473 24ea
  24ff-262f 2638-268b 2690-269c 26a0-26a5 26aa-26ae 26b0-26b2 2701-2704 2706-2709 270c-2727 2729-274b 274d 274f-2752
  2756 2758-275e 2761-277f 2794 2798-27af 27b1-27be 27c0-2b73 2b76-2b95 2b97-2bff 2c60-2c71 2c74-2c77 2c79-2c7a
  2c7c-2cf3 2cf9-2cff 2e17-2e18 2e1f 2e22-2e25 2e2e 3012 3016-3017 301a-301b 3030 a46a-a46b a640-a641 a648-a649
  a656-a657 a708-a716 a71b-a727 a72d a730 a735 a789-a78e a790-a791 a7aa a7f8-a7f9 ab66 fb00-fb06 fb1d-fb36 fb38-fb3c
  fb3e fb40-fb41 fb43-fb44 fb46-fb4f fb52-fb81 fb8a-fb95 fb9e-fb9f fbaa-fbad fbe8-fbe9 fbfc-fbff fe66 fe70-fe74
  fe76-fefc fffc-fffd 1d400-1d454 1d456-1d49c 1d49e-1d49f 1d4a2 1d4a5-1d4a6 1d4a9-1d4ac 1d4ae-1d4b9 1d4bb
  1d4bd-1d4c3 1d4c5-1d505 1d507-1d50a 1d50d-1d514 1d516-1d51c 1d51e-1d539 1d53b-1d53e 1d540-1d544 1d546 1d54a-1d550
  1d552-1d6a5 1d6a8-1d7cb 1d7ce-1d7ff 1f6d1 1f780-1f7d8 1f7e0-1f7eb 1f800-1f80b 1f810-1f847 1f850-1f859 1f860-1f887
  1f890-1f8ad 1f8b0-1f8b1
`;

const ranges = drawable
  .trim()
  .split(/\s+/)
  .map((range) => range.split('-').map((hex) => Number.parseInt(hex, 16)))
  .map(([from = 0, to = from]) => ({ from, to }));

/** Every character that can be drawn, in order. */
export const drawableCharacters = (): readonly string[] =>
  ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)));

const isDrawable = (character: string): boolean => {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x2e0) return point === 10 || (point > 31 && point < 127) || point > 159;
  return ranges.some(({ from, to }) => from <= point && point <= to);
};

/**
 * The fonts have some letters of other scripts too, but not the forms in which they stand beside each other: words of
 * them would overlap or be empty squares.
 */
const written =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Common}\p{Script=Inherited}]/u;

const unusual = /[^\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2014\u2018-\u201e\u2022\u2026\u20ac]/;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
// Private use: no font has them, so that nothing that is drawn looks like them.
const [otherLetter, leftOut] = ['\ue000', '\ue001'];

/**
 * A text as it can be drawn: composed, without control, format and direction characters, with plain spaces. Words in
 * a script that cannot be drawn become one `otherScript` (`[texto en otra escritura]`); signs that no font has, such
 * as emoji, are left out with the space before them.
 */
export function toDrawable(text: string, otherScript: string): string {
  if (!unusual.test(text)) return text;
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028]/g, '\n')
    .replace(/\u2029/g, '\n\n')
    .replace(/(?![\u0020\u00a0\u202f\u2009])[\p{Zs}\t]/gu, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '');
  return Array.from(graphemes.segment(plain), ({ segment }) => drawn(segment))
    .join('')
    .replace(/^\ue001+ ?| ?\ue001+/gmu, '')
    .replace(/\ue000(?:[\s\p{P}\p{N}]*\ue000)*/gu, otherScript);
}

/** Whether nothing of a text is left out or replaced where it is drawn. */
export const isDrawnWhole = (text: string): boolean =>
  !unusual.test(text) ||
  Array.from(graphemes.segment(text.toWellFormed().normalize('NFC')), ({ segment }) => drawn(segment)).every(
    (one) => one !== otherLetter && one !== leftOut,
  );

function drawn(segment: string): string {
  const [first = '', ...rest] = segment.replace(/\p{Cf}|\p{Variation_Selector}/gu, '');
  if (first === '') return '';
  if (!isDrawable(first) || !written.test(first)) return otherwise(first);
  return first + rest.filter((mark) => isDrawable(mark) && written.test(mark)).join('');
}

function otherwise(first: string): string {
  if (/\p{M}/u.test(first)) return '';
  return /\p{L}/u.test(first) ? otherLetter : leftOut;
}
