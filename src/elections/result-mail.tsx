import { homeZone } from '../charter/rules/home-zone.ts';
import { lastDay } from '../charter/rules/last-day.ts';
import type { Deps } from '../deps.ts';
import { officeTitle } from '../mandates/pages/body-title.ts';
import type { Mail } from '../platform/mail.ts';
import type { Reader } from '../platform/reader.ts';
import { letterTo } from '../ui/mail/letter-to.ts';
import { electionPath } from './pages/ManagedElection.tsx';
import { electionTitle, homeMoment } from './pages/words.ts';
import type { Ground } from './rules/complaints.ts';
import type { Seat } from './store/results.ts';
import type { Election, Outcome } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'baseUrl'>;
type Address = { readonly email: string; readonly name: string; readonly language: string };

/** To those who speak for the members: the result is published, to be complained of; or there is none. */
export const resultMail = (deps: Needs, to: Address, election: Election, outcome: Outcome): Mail =>
  letter(deps, to, election, 'resultado', (reader, words) => ({
    subject: reader.t('ballots.mail.result.subject', words),
    paragraphs: [
      reader.t('ballots.mail.result.text', words),
      reader.t(`ballots.outcome.${outcome}`),
      outcome === 'counted' || outcome === 'uncontested'
        ? reader.t('ballots.result.provisional', words)
        : reader.t('ballots.result.void'),
    ],
    label: reader.t('ballots.mail.result.see'),
  }));

/** To whoever was given an office, at the proclamation or later in a seat that fell vacant, or stands in. */
export const seatedMail = (deps: Needs, to: Address, election: Election, seat: Seat): Mail =>
  letter(deps, to, election, 'resultado', (reader, { election: title }) => {
    const { charter } = deps;
    const day = (at: Temporal.Instant) => reader.date(at.toZonedDateTimeISO(homeZone(charter)).toPlainDate());
    const words = {
      election: title,
      office: officeTitle(reader, charter, seat.office),
      from: day(seat.startsAt),
      until: reader.date(lastDay(charter, seat.termEndsAt)),
    };
    return {
      subject: reader.t('ballots.mail.seated.subject', words),
      paragraphs: [
        reader.t(seat.how === 'vacancy' ? 'ballots.mail.seated.vacancy' : 'ballots.mail.seated.text', words),
        ...(seat.how === 'alternate' ? [reader.t('ballots.mail.seated.alternate')] : []),
        reader.t('ballots.mail.seated.next', words),
      ],
      label: reader.t('ballots.mail.result.see'),
    };
  });

/** To the other candidates of the list, at the proclamation. */
export const thanksMail = (deps: Needs, to: Address, election: Election): Mail =>
  letter(deps, to, election, 'resultado', (reader, words) => ({
    subject: reader.t('ballots.mail.result.subject', words),
    paragraphs: [reader.t('ballots.mail.thanks.text', words), reader.t('ballots.mail.thanks.next')],
    label: reader.t('ballots.mail.result.see'),
  }));

/** To overseers: a complaint waits (`filed`), or the proposal to uphold one (`proposed`). It does not say whose. */
export const complaintWaitsMail = (
  deps: Needs,
  to: Address,
  election: Election,
  { step, ground }: { readonly step: 'filed' | 'proposed'; readonly ground: Ground },
): Mail =>
  letter(deps, to, election, 'escrutinio', (reader, words) => ({
    subject: reader.t(`ballots.mail.complaint.${step}.subject`, words),
    paragraphs: [
      reader.t(`ballots.mail.complaint.${step}.text`, words),
      reader.t('ballots.mail.complaint.ground', { ground: reader.t(`ballots.ground.${ground}`) }),
      reader.t('ballots.mail.complaint.parties'),
    ],
    label: reader.t('ballots.complaints.decide'),
  }));

/** To whoever complained: it has arrived. */
export const complaintReceivedMail = (deps: Needs, to: Address, election: Election, ground: Ground): Mail =>
  letter(deps, to, election, 'resultado', (reader, words) => ({
    subject: reader.t('ballots.mail.complaint.received.subject', words),
    paragraphs: [
      reader.t('ballots.mail.complaint.received.text', words),
      reader.t('ballots.mail.complaint.ground', { ground: reader.t(`ballots.ground.${ground}`) }),
      reader.t('ballots.mail.complaint.received.next'),
    ],
    label: reader.t('ballots.mail.result.see'),
  }));

type Decided = { readonly outcome: 'upheld' | 'dismissed'; readonly explanation: string };

/** To whoever complained: what was decided, and why. */
export const complaintDecidedMail = (
  deps: Needs,
  to: Address,
  election: Election,
  { outcome, explanation }: Decided,
): Mail =>
  letter(deps, to, election, 'resultado', (reader, words) => ({
    subject: reader.t('ballots.mail.complaint.decided.subject', words),
    paragraphs: [reader.t(`ballots.mail.complaint.${outcome}`, words), explanation],
    label: reader.t('ballots.mail.result.see'),
  }));

/** To those who speak for the members and to the candidates: a complaint was upheld, and the election must be held again. */
export const annulledMail = (deps: Needs, to: Address, election: Election, explanation: string): Mail =>
  letter(deps, to, election, 'resultado', (reader, words) => ({
    subject: reader.t('ballots.mail.annulled.subject', words),
    paragraphs: [reader.t('ballots.mail.annulled.text', words), explanation],
    label: reader.t('ballots.mail.result.see'),
  }));

type Said = { readonly subject: string; readonly paragraphs: readonly string[]; readonly label: string };

/** `path`: of the page it leads to, below the election's. */
const letter = (
  { charter, baseUrl }: Needs,
  to: Address,
  election: Election,
  path: 'resultado' | 'escrutinio',
  say: (reader: Reader, words: { readonly election: string; readonly until: string }) => Said,
): Mail =>
  letterTo(charter, to, (reader) => {
    const { subject, paragraphs, label } = say(reader, {
      election: electionTitle(reader, charter, election),
      until: homeMoment(reader, charter, election.calendar.complaintsUntil),
    });
    return {
      subject,
      paragraphs: [reader.t('ballots.mail.reminder.greeting', { name: to.name }), ...paragraphs],
      action: { label, url: `${baseUrl}${reader.to(`${electionPath(election)}/${path}`)}` },
    };
  });
