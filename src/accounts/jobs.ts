import type { Deps } from '../deps.ts';
import { keptFor } from './rules/keeping.ts';
import { pruneAccounts } from './store/pruning.ts';

/** From time to time: what has ended is not kept. */
export const forgetWhatEnded = ({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<void> => {
  const at = clock();
  return pruneAccounts(db, {
    ended: at,
    links: at.subtract({ hours: keptFor.linkHours }),
    attempts: at.subtract({ hours: keptFor.attemptHours }),
    mails: at.subtract({ hours: 24 * keptFor.mailDays }),
  });
};
