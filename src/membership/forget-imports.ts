import type { Deps } from '../deps.ts';
import { forgetLists } from './store/import.ts';

/** Days for which a list that was not confirmed, and the refused lines of one that was, are kept. */
export const keptDays = 30;

/** Once a day: whom a list named and who did not become a member through it is forgotten. */
export const forgetImports = ({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<void> =>
  forgetLists(db, clock().subtract({ hours: 24 * keptDays }));
