import type { Deps } from '../deps.ts';
import { remindInvited } from './remind-invited.ts';
import { forgottenDays, linkDays } from './rules/answer-times.ts';
import { deleteUnfinishedReports } from './store/attendance-imports.ts';
import { deleteUnfinishedGuestImports } from './store/guest-imports.ts';
import { dialoguesAhead, forgetLinks, forgetNeeds } from './store/invitations.ts';

/** Once a day: reminds of every dialogue ahead those who have not answered in a week. */
export async function remindOfDialogues(
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl' | 'clock'>,
): Promise<void> {
  for (const id of await dialoguesAhead(deps.db, deps.clock())) await remindInvited(deps, id, null, deps.clock());
}

/** Days for which a list or report that was begun and not confirmed is kept. */
const unfinishedDays = 7;

/** Once a day: what people needed to take part, links nobody can use any more, lists that were never confirmed. */
export async function forgetDialogueData({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  const ago = (days: number) => clock().subtract({ hours: 24 * days });
  await forgetNeeds(db, ago(linkDays));
  await forgetLinks(db, ago(forgottenDays));
  await deleteUnfinishedGuestImports(db, ago(unfinishedDays));
  await deleteUnfinishedReports(db, ago(unfinishedDays));
}
