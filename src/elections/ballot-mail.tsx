import type { Deps } from '../deps.ts';
import type { Mail } from '../platform/mail.ts';
import { letterTo } from '../ui/mail/letter-to.ts';
import { electionPath } from './pages/ManagedElection.tsx';
import { electionTitle, homeMoment } from './pages/words.ts';
import type { VoterAddress } from './store/reminders.ts';
import type { Election } from './types.ts';

/** To whoever votes for an organization that has not voted yet. */
export const voteReminderMail = (
  { charter, baseUrl }: Pick<Deps, 'charter' | 'baseUrl'>,
  to: VoterAddress,
  election: Election,
): Mail =>
  letterTo(charter, to, (reader) => {
    const said = {
      election: electionTitle(reader, charter, election),
      organization: to.organization,
      until: homeMoment(reader, charter, election.calendar.votingUntil),
    };
    return {
      subject: reader.t('ballots.mail.reminder.subject', said),
      paragraphs: [
        reader.t('ballots.mail.reminder.greeting', { name: to.name }),
        reader.t('ballots.mail.reminder.text', said),
        reader.t('ballots.mail.reminder.how'),
      ],
      action: {
        label: reader.t('ballots.mail.reminder.vote'),
        url: `${baseUrl}${reader.to(`${electionPath(election)}/papeleta`)}`,
      },
      closing: reader.t('ballots.mail.reminder.closing'),
    };
  });
