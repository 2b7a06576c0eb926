/** Figures that stand for a letter they look like; for 1 there are two. */
const letterOf: Readonly<Record<string, string>> = { 0: 'o', 2: 'z', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b' };

const word = /[\p{L}\p{M}\p{Cf}\d]+/gu;

/**
 * A text as it reads when figures within words are letters: `Beckf0rd` is `Beckford`. One reading, or two where a 1
 * could be an l or an i; none where no word of three letters or more has a figure for every two of them at most.
 * Every reading has the length of the text, so that places in it are places in the text.
 */
export function readFigures(text: string): readonly string[] {
  const readings = ['l', 'i'].map((one) => text.replace(word, (written) => spelled(written, one)));
  return [...new Set(readings)].filter((reading) => reading !== text);
}

function spelled(written: string, one: string): string {
  const figures = written.match(/\d/g)?.length ?? 0;
  if (figures === 0) return written;
  const letters = written.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 3 || figures * 2 > letters) return written;
  return written.replace(/\d/g, (figure) => (figure === '1' ? one : (letterOf[figure] ?? figure)));
}
