import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import type { Mail } from '../platform/mail.ts';
import type { Reader } from '../platform/reader.ts';
import { letterTo } from '../ui/mail/letter-to.ts';
import { agencyList, agencyTitle, placeTitle } from './pages/titles.ts';
import type { Place, RoundOutcome } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'baseUrl'>;
type Addressee = { readonly name: string; readonly email: string; readonly language: string };

const greeting = (reader: Reader, { name }: Addressee): string => reader.t('mandates.mail.greeting', { name });

const toAgencies = (reader: Reader, deps: Needs) => ({
  label: reader.t('liaison.mail.agencies.action'),
  url: deps.baseUrl + reader.to('/mesa-de-vinculacion/agencias'),
});

/** To whoever speaks for an agency: a round is open, who is proposed, and until when to say something. */
export const roundOpenedMail = (
  deps: Needs,
  to: Addressee,
  { proposed, lastDay }: { readonly proposed: readonly string[]; readonly lastDay: Temporal.PlainDate },
): Mail =>
  letterTo(deps.charter, to, (reader) => {
    const body = reader.text(deps.charter.liaison.title);
    const facts = { body, agencies: agencyList(reader, deps.charter, proposed), day: reader.date(lastDay) };
    return {
      subject: reader.t('liaison.mail.opened.subject', facts),
      paragraphs: [
        greeting(reader, to),
        reader.t('liaison.mail.opened.text', facts),
        reader.t('liaison.mail.opened.next'),
      ],
      action: toAgencies(reader, deps),
    };
  });

export const objectionMail = (
  deps: Needs,
  to: Addressee,
  { agency, reason }: { readonly agency: string; readonly reason: string },
): Mail =>
  letterTo(deps.charter, to, (reader) => {
    const facts = { agency: agencyTitle(reader, deps.charter, agency), body: reader.text(deps.charter.liaison.title) };
    return {
      subject: reader.t('liaison.mail.objection.subject', facts),
      paragraphs: [
        greeting(reader, to),
        reader.t('liaison.mail.objection.text', facts),
        reason,
        reader.t('liaison.mail.objection.next'),
      ],
      action: toAgencies(reader, deps),
    };
  });

export const answerMail = (
  deps: Needs,
  to: Addressee,
  { agency, text }: { readonly agency: string; readonly text: string },
): Mail =>
  letterTo(deps.charter, to, (reader) => {
    const facts = { agency: agencyTitle(reader, deps.charter, agency) };
    return {
      subject: reader.t('liaison.mail.answer.subject', facts),
      paragraphs: [
        greeting(reader, to),
        reader.t('liaison.mail.answer.text', facts),
        text,
        reader.t('liaison.mail.answer.next'),
      ],
      action: toAgencies(reader, deps),
    };
  });

export const roundClosedMail = (
  deps: Needs,
  to: Addressee,
  { outcome, named }: { readonly outcome: RoundOutcome; readonly named: readonly string[] },
): Mail =>
  letterTo(deps.charter, to, (reader) => {
    const body = reader.text(deps.charter.liaison.title);
    return {
      subject: reader.t('liaison.mail.closed.subject', { body }),
      paragraphs: [
        greeting(reader, to),
        reader.t(`liaison.mail.closed.${outcome}`, { body, agencies: agencyList(reader, deps.charter, named) }),
      ],
      action: { label: reader.t('liaison.mail.seats.action'), url: deps.baseUrl + reader.to('/mesa-de-vinculacion') },
    };
  });

/** To those who see a seat filled: it is vacant, or will be from a day on. */
export const vacancyMail = (
  deps: Needs,
  to: Addressee,
  { place, from, isVacant }: { readonly place: Place; readonly from: Temporal.Instant; readonly isVacant: boolean },
): Mail =>
  letterTo(deps.charter, to, (reader) => {
    const facts = {
      body: reader.text(deps.charter.liaison.title),
      seat: placeTitle(reader, deps.charter, place),
      day: reader.date(from.toZonedDateTimeISO(homeZone(deps.charter)).toPlainDate()),
    };
    const path = place.kind === 'agency' ? '/mesa-de-vinculacion/agencias' : '/mesa-de-vinculacion';
    return {
      subject: reader.t('liaison.mail.vacancy.subject', facts),
      paragraphs: [
        greeting(reader, to),
        reader.t(isVacant ? 'liaison.mail.vacancy.vacant' : 'liaison.mail.vacancy.ending', facts),
        reader.t(place.kind === 'agency' ? 'liaison.mail.vacancy.agency' : 'liaison.mail.vacancy.mesa'),
      ],
      action: { label: reader.t('liaison.mail.seats.action'), url: deps.baseUrl + reader.to(path) },
    };
  });
