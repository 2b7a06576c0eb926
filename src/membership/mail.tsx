import type { Charter } from '../charter/types.ts';
import type { Deps } from '../deps.ts';
import type { Mail } from '../platform/mail.ts';
import type { Reader } from '../platform/reader.ts';
import { letterTo } from '../ui/mail/letter-to.ts';
import { lastDay, mesaName } from './pages/words.ts';
import type { ObjectionOutcome, Outcome } from './rules/admission.ts';
import { confirmationDays } from './rules/confirming.ts';
import type { SentApplication } from './types.ts';

export type Needs = Pick<Deps, 'charter' | 'baseUrl'>;
export type Address = { readonly email: string; readonly language: string };
export type Person = Address & { readonly name: string };

/** `token` opens the application: in a letter, it stands nowhere else. */
export const continueMail = (deps: Needs, to: Address, token: string): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('membership.mail.continue.subject', mechanism(reader, deps.charter)),
    paragraphs: [reader.t('membership.mail.continue.text'), reader.t('membership.mail.continue.keep')],
    action: { label: reader.t('membership.mail.continue.action'), url: statusUrl(deps, reader, token) },
    closing: reader.t('membership.mail.not-you'),
  }));

export const confirmationMail = (deps: Needs, to: Address, name: string, token: string): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('membership.mail.confirm.subject', { name }),
    paragraphs: [
      reader.t('membership.mail.confirm.text', { name, ...mechanism(reader, deps.charter) }),
      reader.t('membership.mail.confirm.next'),
    ],
    action: {
      label: reader.t('membership.mail.confirm.action'),
      url: deps.baseUrl + reader.to(`/sumarse/confirmar/${token}`),
    },
    closing: reader.t('membership.mail.confirm.closing', { days: confirmationDays }),
  }));

/** To whoever decides for a mesa. */
export const reviewWaitsMail = (deps: Needs, to: Person, application: SentApplication): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('membership.mail.review.subject', { name: application.submission.name }),
    paragraphs: [
      reader.t('membership.mail.greeting', { name: to.name }),
      reader.t('membership.mail.review.text', {
        name: application.submission.name,
        country: reader.country(application.submission.country),
      }),
    ],
    action: {
      label: reader.t('membership.mail.review.action'),
      url: deps.baseUrl + reader.to(`/solicitudes/${application.id}`),
    },
  }));

type ToldDecision = {
  readonly mesa: number;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly explanation: string | null;
  readonly at: Temporal.Instant;
};

/** To the applicant: admitted, or refused with the reason, the words, and until when it may object. */
export const decisionMail = (deps: Needs, to: SentApplication, decision: ToldDecision, token: string): Mail =>
  letterTo(deps.charter, addressOf(to), (reader) => {
    const { charter } = deps;
    const mesa = mesaName(reader, charter, decision.mesa);
    const said = { mesa, name: to.submission.name };
    const action = { label: reader.t('membership.mail.status.action'), url: statusUrl(deps, reader, token) };
    if (decision.outcome === 'admitted') {
      return {
        subject: reader.t('membership.mail.admitted.subject', { name: to.submission.name }),
        paragraphs: [
          reader.t('membership.mail.admitted.text', { ...said, ...mechanism(reader, charter) }),
          reader.t('membership.mail.admitted.next'),
        ],
        action,
      };
    }
    const reason = charter.membership.refusalReasons.find(({ key }) => key === decision.reason);
    return {
      subject: reader.t('membership.mail.refused.subject', { name: to.submission.name }),
      paragraphs: [
        reader.t('membership.mail.refused.text', said),
        reader.t('membership.mail.refused.reason', { reason: reason ? reader.text(reason.title) : '' }),
        decision.explanation ?? '',
        reader.t('membership.mail.refused.object', {
          until: reader.date(lastDay(decision.at, charter)),
          liaison: reader.text(charter.liaison.title),
        }),
      ],
      action,
    };
  });

export type GroupAnswer = {
  readonly mesa: number;
  readonly outcome: Outcome | ObjectionOutcome;
  readonly reason: string | null;
  readonly explanation: string | null;
  readonly at: Temporal.Instant;
};

/** To whoever filled in the form of a group without e-mail: what was answered, to be told to the group. */
export const groupAnswerMail = (deps: Needs, to: Person, { submission }: SentApplication, answer: GroupAnswer): Mail =>
  letterTo(deps.charter, to, (reader) => {
    const { charter } = deps;
    const { outcome, explanation } = answer;
    const { name } = submission;
    const mesa = mesaName(reader, charter, answer.mesa);
    const liaison = reader.text(charter.liaison.title);
    const reason = charter.membership.refusalReasons.find(({ key }) => key === answer.reason);
    return {
      subject: reader.t('membership.mail.group.subject', { name }),
      paragraphs: [
        reader.t('membership.mail.greeting', { name: to.name }),
        outcome === 'admitted' || outcome === 'refused'
          ? reader.t(`membership.mail.${outcome}.text`, { mesa, name, ...mechanism(reader, charter) })
          : reader.t(`membership.mail.answer.${outcome}`, { mesa, liaison }),
        ...(reason ? [reader.t('membership.mail.refused.reason', { reason: reader.text(reason.title) })] : []),
        ...(explanation === null ? [] : [explanation]),
        ...(outcome === 'refused'
          ? [reader.t('membership.mail.group.object', { until: reader.date(lastDay(answer.at, charter)), liaison })]
          : []),
        reader.t('membership.mail.group.tell'),
      ],
      action: {
        label: reader.t('membership.mail.group.action'),
        url: `${deps.baseUrl}${reader.to('/solicitudes/asistida')}#enviadas`,
      },
    };
  });

/** To whoever answers objections. */
export const objectionWaitsMail = (deps: Needs, to: Person, application: SentApplication, mesa: number): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('membership.mail.objection.subject', { mesa }),
    paragraphs: [
      reader.t('membership.mail.greeting', { name: to.name }),
      reader.t('membership.mail.objection.text', {
        name: application.submission.name,
        mesa: mesaName(reader, deps.charter, mesa),
      }),
    ],
    action: {
      label: reader.t('membership.mail.objection.action'),
      url: deps.baseUrl + reader.to(`/objeciones/${application.id}/${mesa}`),
    },
  }));

export const objectionAnswerMail = (
  deps: Needs,
  to: SentApplication,
  answer: { readonly mesa: number; readonly outcome: ObjectionOutcome; readonly explanation: string },
  token: string,
): Mail =>
  letterTo(deps.charter, addressOf(to), (reader) => ({
    subject: reader.t('membership.mail.answer.subject', { name: to.submission.name }),
    paragraphs: [
      reader.t(`membership.mail.answer.${answer.outcome}`, {
        mesa: mesaName(reader, deps.charter, answer.mesa),
        liaison: reader.text(deps.charter.liaison.title),
      }),
      answer.explanation,
    ],
    action: { label: reader.t('membership.mail.status.action'), url: statusUrl(deps, reader, token) },
  }));

/** What the mechanism is called, for a letter. */
export const mechanism = (reader: Reader, charter: Charter) => ({ mechanism: reader.text(charter.name) });

const statusUrl = ({ baseUrl }: Needs, reader: Reader, token: string): string =>
  baseUrl + reader.to(`/sumarse/${token}`);

const addressOf = ({ submission, language }: SentApplication): Address => ({ email: submission.email ?? '', language });
