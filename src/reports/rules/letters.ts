/**
 * One character as names are compared: lower case, without accents, in Latin letters where a look-alike of
 * another script stands for one (Unicode Technical Standard #39, confusables: the pairs of Cyrillic, Greek and
 * phonetic letters that a reader of Latin text cannot tell apart). `''`: nothing a reader sees as a letter of
 * its own (accents, zero-width and directional marks). `separator`: anything that parts words.
 */
export const separator = ' ';

export function fold(point: number): string {
  if (point < 128) return ascii[point] ?? separator;
  const known = folded.get(point);
  if (known !== undefined) return known;
  const letters = foldCharacter(String.fromCodePoint(point));
  folded.set(point, letters);
  return letters;
}

// Folding one character never changes: kept, because NFKD is slow.
const folded = new Map<number, string>();

const ascii: readonly string[] = Array.from({ length: 128 }, (_, point) => {
  const character = String.fromCharCode(point);
  return /[a-z0-9]/i.test(character) ? character.toLowerCase() : separator;
});

const pairs = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(text.split(/\s+/).map((pair) => [pair.slice(0, 1), pair.slice(1)]));

const lookAlikes = pairs(
  // Cyrillic
  'аa АA вb ВB еe ЕE іi ІI јj ЈJ кk КK мm МM нh НH оo ОO рp РP сc СC тt ТT уy УY хx ХX ѕs ЅS ԁd һh ҺH ԛq ԝw ѵv Ѵv ӏl ӀI ' +
    // Greek
    'αa ΑA ΒB εe ΕE ΖZ ΗH ιi ΙI κk ΚK ΜM νv ΝN οo ΟO ρp ΡP τt ΤT υu ΥY χx ΧX γy ηn ωw ϲc ϳj ' +
    // Armenian, phonetic letters and small capitals
    'օo ոn սu հh ɑa ɡg ɩi ɪi ʏy ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ᴢz ' +
    // Letters that Unicode does not decompose
    'ıi øo ØO łl ŁL đd ĐD ħh ĦH ŧt ŦT ßss ẞss æae Æae œoe Œoe þth Þth ðd Ðd ŋn Ŋn ƒf ɓb ɗd',
);

// Signs that stand beside a name without being part of it: ™ ℠ ® © and figures of footnotes.
const beside = /^[\u2122\u2120\u00ae\u00a9\u00b2\u00b3\u00b9\u2070-\u209f]$/;
// Invisible: marks, format characters and the fillers that count as letters.
const unseen = /^[\p{M}\p{Cf}\u115f\u1160\u3164\uffa0\u00aa\u00ba]$/u;

function foldCharacter(character: string): string {
  if (unseen.test(character)) return '';
  if (beside.test(character)) return separator;
  let letters = '';
  for (const part of character.normalize('NFKD')) {
    const latin = lookAlikes[part] ?? part;
    letters += latin
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
  }
  return letters === '' ? separator : letters;
}
