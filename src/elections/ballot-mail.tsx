import type { Deps } from '../deps.ts';
import type { Mail } from '../platform/mail.ts';
import type { MessageKey } from '../platform/messages.ts';
import { letterTo } from '../ui/mail/letter-to.ts';
import { electionPath } from './pages/ManagedElection.tsx';
import { electionTitle, homeMoment } from './pages/words.ts';
import type { VoterAddress } from './store/reminders.ts';
import type { Election } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'baseUrl'>;

/** To whoever votes for an organization that has not voted yet. */
export const voteReminderMail = (deps: Needs, to: VoterAddress, election: Election): Mail =>
  voterLetter(deps, to, election, {
    paragraphs: ['reminder.text', 'reminder.how'],
    subject: 'reminder.subject',
    action: 'reminder.vote',
    path: 'papeleta',
    closing: 'reminder.closing',
  });

/** To whoever votes for an organization: voting has begun. */
export const votingOpenMail = (deps: Needs, to: VoterAddress, election: Election): Mail =>
  voterLetter(deps, to, election, {
    subject: 'open.subject',
    ...(election.secrecy === 'blind'
      ? { paragraphs: ['open.text', 'open.card'], path: 'urna' }
      : { paragraphs: ['open.text', 'reminder.how', 'open.secret'], path: 'papeleta' }),
    action: 'reminder.vote',
  });

/** To whoever may vote: too few have, and voting goes on. The same to all, whether their organization has voted or not. */
export const votingExtendedMail = (deps: Needs, to: VoterAddress, election: Election): Mail =>
  voterLetter(deps, to, election, {
    subject: 'extended.subject',
    ...(election.secrecy === 'blind'
      ? { paragraphs: ['extended.text', 'extended.done', 'open.card'], path: 'urna' }
      : { paragraphs: ['extended.text', 'extended.done', 'reminder.how'], path: 'papeleta' }),
    action: 'reminder.vote',
  });

/** To whoever votes for an organization: the card to vote with is there to be drawn, until voting begins. */
export const drawCardMail = (deps: Needs, to: VoterAddress, election: Election): Mail =>
  voterLetter(deps, to, election, {
    subject: 'draw.subject',
    paragraphs: ['draw.text', 'draw.how', 'draw.lost'],
    action: 'draw.action',
    path: 'tarjeta',
  });

type Part = Extract<MessageKey, `ballots.mail.${string}`> extends `ballots.mail.${infer P}` ? P : never;
type Letter = {
  readonly subject: Part;
  readonly paragraphs: readonly Part[];
  readonly action: Part;
  /** Below the election's page. */
  readonly path: string;
  readonly closing?: Part;
};

const voterLetter = ({ charter, baseUrl }: Needs, to: VoterAddress, election: Election, letter: Letter): Mail =>
  letterTo(charter, to, (reader) => {
    const words = {
      name: to.name,
      election: electionTitle(reader, charter, election),
      organization: to.organization,
      from: homeMoment(reader, charter, election.calendar.votingFrom),
      until: homeMoment(reader, charter, election.calendar.votingUntil),
    };
    const say = (part: Part) => reader.t(`ballots.mail.${part}`, words);
    return {
      subject: say(letter.subject),
      paragraphs: [say('reminder.greeting'), ...letter.paragraphs.map(say)],
      action: {
        label: say(letter.action),
        url: `${baseUrl}${reader.to(`${electionPath(election)}/${letter.path}`)}`,
      },
      ...(letter.closing && { closing: say(letter.closing) }),
    };
  });
