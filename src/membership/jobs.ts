import type { Deps } from '../deps.ts';
import { unfinishedDays } from './rules/keeping.ts';
import { deleteUnfinished, emptyAnswered } from './store/applications.ts';
import { deleteEmailChangesBefore } from './store/email-changes.ts';
import { deleteInvitationsBefore } from './store/invitations.ts';

/**
 * Once a day: unfinished applications are deleted, and of answered ones what was filled in, once nobody can decide or
 * object any more. What became a member stands with the organization; of a refused one the decision remains. Links to
 * addresses, and invitations to represent an organization, are deleted when they are long expired.
 */
export async function forgetApplications({
  db,
  clock,
  charter,
}: Pick<Deps, 'db' | 'clock' | 'charter'>): Promise<void> {
  const at = clock();
  const answeredDays = Math.max(unfinishedDays, charter.membership.objectionDays + 30);
  await deleteUnfinished(db, at.subtract({ hours: 24 * unfinishedDays }));
  await deleteInvitationsBefore(db, at.subtract({ hours: 24 * unfinishedDays }));
  await deleteEmailChangesBefore(db, at.subtract({ hours: 24 * unfinishedDays }));
  await emptyAnswered(db, at.subtract({ hours: 24 * answeredDays }));
}
