import type { Publication } from '../types.ts';

/**
 * The name under which a document is saved: `informe-2023-es`, from the second edition on with its number. The
 * report's own address, as a title may hold any letters.
 */
export const documentName = (
  { slug, edition }: Pick<Publication, 'slug' | 'edition'>,
  language: string | null,
): string =>
  ['informe', slug, ...(edition > 1 ? [`ed${edition}`] : []), ...(language === null ? [] : [language])].join('-');
