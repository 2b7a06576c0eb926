type Excerpt = { readonly before: string; readonly matched: string; readonly after: string };

/** A sentence longer than this on one side of a name is cut there, in UTF-16 units. */
const mostAround = 240;

/** The sentence that `start` to `end` (UTF-16 offsets, end excluded) stand in, in three pieces. */
export function excerptAround(text: string, language: string, start: number, end: number): Excerpt {
  const sentences = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)];
  const first = sentences.findLast(({ index }) => index <= start)?.index ?? 0;
  const next = sentences.find(({ index }) => index >= end)?.index ?? text.length;
  const before = text.slice(first, start).trimStart();
  const after = text.slice(end, next).trimEnd();
  return {
    before: before.length > mostAround ? `…${before.slice(-mostAround)}` : before,
    matched: text.slice(start, end),
    after: after.length > mostAround ? `${after.slice(0, mostAround)}…` : after,
  };
}
