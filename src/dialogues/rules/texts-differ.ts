import type { Texts } from '../../platform/reader.ts';

/** Whether two texts say something different in some language. */
export const textsDiffer = (one: Texts, other: Texts): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].some((language) => one[language] !== other[language]);
