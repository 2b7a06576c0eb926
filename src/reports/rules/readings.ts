/** Figures and signs that stand for a letter they look like; for 1, ! and | there are two. */
const letterOf: Readonly<Record<string, string>> = {
  0: 'o',
  2: 'z',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  8: 'b',
  '@': 'a',
  $: 's',
  '€': 'e',
};

const word = /[\p{L}\p{M}\p{Cf}\d@$€!|]+/gu;
const lookAlike = /[\d@$€]|[!|](?=\p{L})/gu;

/**
 * A text as it can be read, first as it is written: without marks in and around words (`Beck**ford**`, `<b>Alex</b>
 * Beckford`), and with figures and signs within words as letters (`Beckf0rd`, `B€ckford`). Every reading has the length of the text, so that places
 * in it are places in the text; there are six at most.
 */
export function readingsOf(text: string): readonly string[] {
  const plain = [text, text.replace(markup, (marks) => '\u200b'.repeat(marks.length))];
  return [...new Set(plain.flatMap((one) => [one, ...readLookAlikes(one)]))];
}

/** Tags, named characters and emphasis; brackets and other signs only between two letters. */
const markup =
  /<\/?[a-z][a-z0-9]{0,9}(?: [^<>]{0,100})?>|&(?:[a-z]{2,8}|#x?[0-9a-f]{1,6});|[*_~`^\\]+|(?<=[\p{L}\p{M}\p{N}])(?:(?![‘’])[\p{So}\p{Sm}\p{Sk}\p{Ps}\p{Pe}\p{Pi}\p{Pf}"•·:;|])+(?=[\p{L}\p{N}])/giu;

/** None where no word of three letters or more has a look-alike for every two of them at most. */
const readLookAlikes = (text: string): readonly string[] =>
  (/[\d@$€!|]/.test(text) ? ['l', 'i'] : []).map((one) => text.replace(word, (written) => spelled(written, one)));

function spelled(written: string, one: string): string {
  const signs = written.match(lookAlike)?.length ?? 0;
  if (signs === 0) return written;
  const letters = written.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 3 || signs * 2 > letters) return written;
  return written.replace(lookAlike, (sign) => letterOf[sign] ?? (/[1!|]/.test(sign) ? one : sign));
}
