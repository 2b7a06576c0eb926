import { officeKeysWith } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { type Mail, queueMail } from '../platform/mail.ts';
import { accept, type Result } from '../platform/result.ts';
import { drawCardMail, votingOpenMail } from './ballot-mail.tsx';
import { stageOf } from './rules/stage.ts';
import { lockElection } from './store/elections.ts';
import { insertReminder, lastReminder, type VoterAddress, voterAddresses, type Whose } from './store/reminders.ts';
import type { Election, ElectionId } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'baseUrl'>;

/**
 * Writes, once and by itself, to whoever votes for an organization that voting has begun: the voter it named and the
 * substitute, or who represents it; where ballots are cast with cards, of the organizations that drew one. It counts as
 * the first reminder. The answer: whether letters went out.
 */
export const tellVoters = (
  deps: Needs & Pick<Deps, 'db'>,
  id: ElectionId,
  at: Temporal.Instant,
): Promise<Result<boolean>> =>
  transact(deps.db, async (tx): Promise<Result<boolean>> => {
    const election = await lockElection(tx, id);
    if (!election || stageOf(election, at) !== 'voting' || (await lastReminder(tx, id))) return accept(false);
    await insertReminder(tx, id, null, at);
    const whose = election.secrecy === 'blind' ? 'drew-card' : 'not-voted';
    await writeToVotersIn(tx, deps, election, { whose, letter: (to) => votingOpenMail(deps, to, election) }, at);
    return accept(true);
  });

/** Writes to every voter that the cards can be drawn, and until when: inside the act that prepares them. */
export const tellToDrawIn = (tx: Transaction, deps: Needs, election: Election, at: Temporal.Instant): Promise<void> =>
  writeToVotersIn(tx, deps, election, { whose: 'every', letter: (to) => drawCardMail(deps, to, election) }, at);

/** Writes to whoever votes for the organizations on the roll that a letter is about (`voterAddresses`). */
export async function writeToVotersIn(
  tx: Transaction,
  { charter }: Pick<Deps, 'charter'>,
  { id }: Election,
  { whose, letter }: { readonly whose: Whose; readonly letter: (to: VoterAddress) => Mail },
  at: Temporal.Instant,
): Promise<void> {
  const offices = officeKeysWith(charter, 'represent-organization');
  await queueMail(tx, (await voterAddresses(tx, id, { whose, offices }, at)).map(letter), at);
}
