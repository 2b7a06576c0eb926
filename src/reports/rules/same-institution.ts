import { fold } from '../../platform/fold.ts';
import type { Texts } from '../../platform/reader.ts';

/** Whether two institutions of one country are the same: any name of one, in whatever language, is a name of the other. */
export function isSameInstitution(one: Texts, other: Texts): boolean {
  const names = new Set(Object.values(one).map(fold));
  return Object.values(other).some((name) => names.has(fold(name)));
}
