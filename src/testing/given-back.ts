/** What a page that does not take a form gives back of it, to be copied; null where it gives back nothing. */
export const givenBack = (html: string): string | null =>
  /<textarea[^>]* readonly[^>]*>([^<]*)</.exec(html)?.[1] ?? null;
