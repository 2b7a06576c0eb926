/**
 * How alike two words are, from 0 to 1: the share of their trigrams that both have (Jaccard index), each word padded
 * with two spaces before and one after, as PostgreSQL's `pg_trgm` counts them.
 */
export function trigramSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const ofA = trigrams(a);
  const ofB = trigrams(b);
  const shared = [...ofA].filter((trigram) => ofB.has(trigram)).length;
  return shared / (ofA.size + ofB.size - shared);
}

function trigrams(word: string): ReadonlySet<string> {
  const letters = [...`  ${word} `];
  return new Set(letters.slice(2).map((letter, index) => `${letters[index]}${letters[index + 1]}${letter}`));
}

/**
 * Whether two words are one, written differently: `migrante` and `migrantes`, `refujio` and `refugio`.
 * Short words and words with figures must be equal: `Albergue 1` is not `Albergue 2`.
 */
export function sameWord(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (a === b || shorter < 5 || /\d/.test(a + b)) return a === b;
  return trigramSimilarity(a, b) >= 0.55 || (shorter > 5 && oneEditApart(a, b));
}

/** One letter more, fewer or other, or two neighbours exchanged. */
function oneEditApart(a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const [restA, restB] = [a.slice(same), b.slice(same)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0])
  );
}

/** What two lists of words share, word by word, and what each has that the other has not. */
type WordMatch = {
  readonly shared: readonly string[];
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
};

/** Equal words first, then the most alike; the same whichever list comes first. */
export function matchWords(a: readonly string[], b: readonly string[]): WordMatch {
  const pairs = a.flatMap((wordA, indexA) =>
    b.flatMap((wordB, indexB) =>
      sameWord(wordA, wordB) ? [{ indexA, indexB, wordA, wordB, alike: trigramSimilarity(wordA, wordB) }] : [],
    ),
  );
  const key = ({ wordA, wordB }: (typeof pairs)[number]) => [wordA, wordB].sort().join(' ');
  pairs.sort((x, y) => y.alike - x.alike || (key(x) < key(y) ? -1 : key(x) > key(y) ? 1 : 0));
  const takenA = new Set<number>();
  const takenB = new Set<number>();
  for (const { indexA, indexB } of pairs) {
    if (takenA.has(indexA) || takenB.has(indexB)) continue;
    takenA.add(indexA);
    takenB.add(indexB);
  }
  return {
    shared: a.filter((_, index) => takenA.has(index)),
    onlyA: a.filter((_, index) => !takenA.has(index)),
    onlyB: b.filter((_, index) => !takenB.has(index)),
  };
}
