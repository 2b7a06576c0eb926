import { homeZone } from '../charter/rules/home-zone.ts';
import type { Charter } from '../charter/types.ts';
import type { Deps } from '../deps.ts';
import { officeTitles } from '../membership/pages/words.ts';
import { writeToMesasPath } from '../mesas/pages/WritePage.tsx';
import type { Mail } from '../platform/mail.ts';
import type { Reader, Texts } from '../platform/reader.ts';
import { letterTo } from '../ui/mail/letter-to.ts';
import { answerUntil } from './pages/answer-until.ts';
import { hoursText } from './pages/hours-text.ts';
import { zonesFor } from './pages/titles.ts';
import type { Gathering } from './store/gatherings.ts';

type Needs = Pick<Deps, 'charter' | 'baseUrl'>;
export type Addressee = {
  readonly name: string;
  readonly email: string;
  readonly language: string;
  /** The person's own zone, where it is known. */
  readonly zone: string | null;
};

/** `token` opens the invitation: in a letter, it stands nowhere else. */
export const invitationMail = (deps: Needs, to: Addressee, about: Gathering, token: string): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('dialogues.mail.invitation.subject', said(reader, deps.charter, about)),
    paragraphs: [
      greeting(reader, to),
      reader.t('dialogues.mail.invitation.text', said(reader, deps.charter, about)),
      ...invited(reader, deps.charter, about),
    ],
    action: { label: reader.t('dialogues.mail.answer'), url: linkUrl(deps, reader, token) },
    closing: reader.t('dialogues.mail.not-expected'),
  }));

/** To someone whom an invited person named in their place. */
export const substituteMail = (deps: Needs, to: Addressee, about: Gathering, named: string, token: string): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('dialogues.mail.invitation.subject', said(reader, deps.charter, about)),
    paragraphs: [
      greeting(reader, to),
      reader.t('dialogues.mail.substitute.text', { name: named, ...said(reader, deps.charter, about) }),
      ...invited(reader, deps.charter, about),
    ],
    action: { label: reader.t('dialogues.mail.answer'), url: linkUrl(deps, reader, token) },
    closing: reader.t('dialogues.mail.not-expected'),
  }));

export const reminderMail = (deps: Needs, to: Addressee, about: Gathering, token: string): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('dialogues.mail.reminder.subject', said(reader, deps.charter, about)),
    paragraphs: [
      greeting(reader, to),
      reader.t('dialogues.mail.reminder.text', said(reader, deps.charter, about)),
      ...invited(reader, deps.charter, about),
    ],
    action: { label: reader.t('dialogues.mail.answer'), url: linkUrl(deps, reader, token) },
  }));

/** The link once more, for someone whose letter did not arrive. */
export const linkMail = (deps: Needs, to: Addressee, about: Gathering, token: string): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('dialogues.mail.link.subject', said(reader, deps.charter, about)),
    paragraphs: [greeting(reader, to), reader.t('dialogues.mail.link.text'), reader.t('dialogues.mail.personal')],
    action: { label: reader.t('dialogues.mail.open'), url: linkUrl(deps, reader, token) },
    closing: reader.t('dialogues.mail.not-expected'),
  }));

/** The receipt of a confirmed seat; its link is the door on the day. */
export const seatMail = (
  deps: Needs,
  to: Addressee,
  about: Gathering,
  attends: 'online' | 'in-person',
  token: string,
): Mail =>
  letterTo(deps.charter, to, (reader) => {
    const { venue } = about.dialogue;
    return {
      subject: reader.t('dialogues.mail.seat.subject', said(reader, deps.charter, about)),
      paragraphs: [
        greeting(reader, to),
        attends === 'in-person' && venue
          ? reader.t('dialogues.mail.seat.in-person', {
              venue: reader.text(venue),
              ...said(reader, deps.charter, about),
            })
          : reader.t('dialogues.mail.seat.online', said(reader, deps.charter, about)),
        ...hours(reader, deps.charter, about),
        reader.t('dialogues.mail.seat.change'),
        reader.t('dialogues.mail.personal'),
      ],
      action: { label: reader.t('dialogues.mail.open'), url: linkUrl(deps, reader, token) },
    };
  });

/** To the person who named someone in their place. */
export const passedOnMail = (deps: Needs, to: Addressee, about: Gathering, substitute: string): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('dialogues.mail.passed-on.subject', said(reader, deps.charter, about)),
    paragraphs: [greeting(reader, to), reader.t('dialogues.mail.passed-on.text', { name: substitute })],
    closing: reader.t('dialogues.mail.passed-on.not-me'),
  }));

/** To who invited someone that says not to have passed the invitation on. */
export const disownedMail = (
  deps: Needs,
  to: Addressee,
  about: Gathering,
  invited: { readonly id: string; readonly name: string },
): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('dialogues.mail.disowned.subject', said(reader, deps.charter, about)),
    paragraphs: [
      greeting(reader, to),
      reader.t('dialogues.mail.disowned.text', { name: invited.name, ...said(reader, deps.charter, about) }),
    ],
    action: toInvitation(deps, reader, about, invited),
  }));

/** To who invited someone that named in their place a person with an invitation already: nobody comes instead. */
export const unreplacedMail = (
  deps: Needs,
  to: Addressee,
  about: Gathering,
  passedOn: { readonly id: string; readonly name: string; readonly institution: string; readonly named: string },
): Mail =>
  letterTo(deps.charter, to, (reader) => {
    const { name, institution, named } = passedOn;
    const facts = { name, institution, named, ...said(reader, deps.charter, about) };
    return {
      subject: reader.t('dialogues.mail.unreplaced.subject', facts),
      paragraphs: [greeting(reader, to), reader.t('dialogues.mail.unreplaced.text', facts)],
      action: toInvitation(deps, reader, about, passedOn),
    };
  });

/** To someone who had confirmed and cannot come after all. `open`: they may still confirm again. */
export const withdrawnMail = (deps: Needs, to: Addressee, about: Gathering, token: string, open: boolean): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('dialogues.mail.withdrawn.subject', said(reader, deps.charter, about)),
    paragraphs: [
      greeting(reader, to),
      [
        reader.t('dialogues.mail.withdrawn.text'),
        ...(open && about.times
          ? [reader.t('dialogues.mail.withdrawn.again'), answerUntil(reader, about.times, homeZone(deps.charter))]
          : []),
      ].join(' '),
    ],
    action: { label: reader.t('dialogues.mail.open'), url: linkUrl(deps, reader, token) },
    closing: reader.t('dialogues.mail.not-you', {
      offices: inviters(reader, deps.charter),
      url: mesasUrl(deps, reader),
    }),
  }));

export const revokedMail = (deps: Needs, to: Addressee, about: Gathering): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('dialogues.mail.revoked.subject', said(reader, deps.charter, about)),
    paragraphs: [
      greeting(reader, to),
      reader.t('dialogues.mail.revoked.text', {
        offices: inviters(reader, deps.charter),
        ...said(reader, deps.charter, about),
      }),
    ],
    action: { label: reader.t('membership.join.assisted-link'), url: mesasUrl(deps, reader) },
  }));

/** Where those who invite are written to. */
export const mesasUrl = ({ baseUrl }: Pick<Needs, 'baseUrl'>, reader: Reader): string =>
  baseUrl + reader.to(writeToMesasPath);

/** Hours, place or themes are not what they were when the person was invited. */
export const changedMail = (deps: Needs, to: Addressee, about: Gathering, token: string): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('dialogues.mail.changed.subject', said(reader, deps.charter, about)),
    paragraphs: [
      greeting(reader, to),
      reader.t('dialogues.mail.changed.text', said(reader, deps.charter, about)),
      ...hours(reader, deps.charter, about),
      reader.t('dialogues.mail.seat.change'),
      reader.t('dialogues.mail.personal'),
    ],
    action: { label: reader.t('dialogues.mail.open'), url: linkUrl(deps, reader, token) },
  }));

/** It is called off. */
export const cancelledMail = (deps: Needs, to: Addressee, about: Gathering, reason: Texts): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('dialogues.mail.cancelled.subject', said(reader, deps.charter, about)),
    paragraphs: [
      greeting(reader, to),
      reader.t('dialogues.mail.cancelled.text', said(reader, deps.charter, about)),
      reader.text(reason),
    ],
    action: {
      label: reader.t('dialogues.convene.public-page'),
      url: deps.baseUrl + reader.to(`/conversatorios/${about.dialogue.slug}`),
    },
  }));

/** The titles of the offices that decide who is invited. */
export const inviters = (reader: Reader, charter: Pick<Charter, 'offices'>): string =>
  reader.list(officeTitles(reader, charter, 'invite'));

/** When, what is asked and until when, what the link is, who decides, and what is done with the data. */
function invited(reader: Reader, charter: Charter, about: Gathering): readonly string[] {
  const zone = homeZone(charter);
  return [
    ...hours(reader, charter, about),
    ...(about.times ? [`${answerUntil(reader, about.times, zone)} ${reader.t('dialogues.mail.asked')}`] : []),
    reader.t('dialogues.mail.personal'),
    reader.t('dialogues.mail.decides', { offices: inviters(reader, charter) }),
    reader.t('dialogues.mail.privacy', { mechanism: reader.text(charter.name) }),
  ];
}

function hours(reader: Reader, charter: Charter, { dialogue, themes }: Gathering): readonly string[] {
  const zones = zonesFor(reader, charter);
  return [
    ...themes.map((theme) => {
      const title = reader.t('dialogues.mail.theme', { n: theme.n, title: reader.text(theme.title) });
      return `${title}\n${hoursText(reader, theme, zones)}`;
    }),
    ...(dialogue.venue ? [reader.t('dialogues.mail.venue', { venue: reader.text(dialogue.venue) })] : []),
  ];
}

const said = (reader: Reader, charter: Charter, { dialogue }: Gathering) => ({
  title: reader.text(dialogue.title),
  mechanism: reader.text(charter.name),
});

const greeting = (reader: Reader, { name }: Addressee): string => reader.t('dialogues.mail.greeting', { name });

/** To an invitation, for whoever invites. */
const toInvitation = (
  { baseUrl }: Needs,
  reader: Reader,
  { dialogue }: Gathering,
  { id }: { readonly id: string },
) => ({
  label: reader.t('dialogues.mail.disowned.action'),
  url: baseUrl + reader.to(`/conversatorios/${dialogue.slug}/invitaciones/persona/${id}`),
});

const linkUrl = ({ baseUrl }: Needs, reader: Reader, token: string): string =>
  baseUrl + reader.to(`/invitacion/${token}`);
