import type { Deps } from '../deps.ts';
import { pruneAccounts } from './store/pruning.ts';

/** How long what is only of passing use is kept. */
const kept = { linkHours: 24, attemptHours: 24, mailDays: 30 };

/** From time to time: what has ended is not kept. */
export const forgetWhatEnded = ({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<void> => {
  const at = clock();
  return pruneAccounts(db, {
    ended: at,
    links: at.subtract({ hours: kept.linkHours }),
    attempts: at.subtract({ hours: kept.attemptHours }),
    mails: at.subtract({ hours: 24 * kept.mailDays }),
  });
};
