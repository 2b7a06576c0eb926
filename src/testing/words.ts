export const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** What a reader sees of a page, or of a piece of it. */
export const wordsIn = (html: string): string =>
  unescaped(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

/** What is said beside the fields of a page. */
export const faultsIn = (html: string): string[] =>
  [...html.matchAll(/<p class="fault"[^>]*><span class="unseen">[^<]*<\/span>(.*?)<\/p>/g)].map(
    ([, said]) => said ?? '',
  );
