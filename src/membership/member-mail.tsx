import type { Office } from '../charter/types.ts';
import type { Deps } from '../deps.ts';
import type { Mail } from '../platform/mail.ts';
import { letterTo } from '../ui/mail/letter-to.ts';
import { type Address, mechanism, type Needs, type Person } from './mail.tsx';
import { confirmationDays } from './rules/confirming.ts';

/** To someone who represents an organization from now on. */
export const representativeMail = (
  deps: Needs,
  to: Person,
  { organization, office }: { readonly organization: string; readonly office: Office },
): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('membership.mail.representative.subject', { organization }),
    paragraphs: [
      reader.t('membership.mail.greeting', { name: to.name }),
      reader.t('membership.mail.representative.text', {
        organization,
        office: reader.text(office.title),
        ...mechanism(reader, deps.charter),
      }),
      reader.t('membership.mail.representative.enter', { email: to.email }),
    ],
    action: {
      label: reader.t('membership.mail.representative.action'),
      url: deps.baseUrl + reader.to('/entrar'),
    },
    closing: reader.t('membership.mail.representative.not-you'),
  }));

/** To someone who is asked to represent it: nothing begins before they accept. `token` opens the question. */
export const representativeInvitedMail = (
  deps: Needs,
  to: Person,
  { organization, office, token }: { readonly organization: string; readonly office: Office; readonly token: string },
): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('membership.mail.invited.subject', { organization }),
    paragraphs: [
      reader.t('membership.mail.greeting', { name: to.name }),
      reader.t('membership.mail.invited.text', {
        organization,
        office: reader.text(office.title),
        ...mechanism(reader, deps.charter),
      }),
      reader.t('membership.mail.invited.next', { days: confirmationDays }),
    ],
    action: {
      label: reader.t('membership.mail.invited.action'),
      url: deps.baseUrl + reader.to(`/representar/${token}`),
    },
    closing: reader.t('membership.mail.invited.closing'),
  }));

/** To those who decide for its mesas: nobody represents it any more. */
export const unrepresentedMail = (deps: Needs, to: Person, organization: string): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('membership.mail.unrepresented.subject', { organization }),
    paragraphs: [
      reader.t('membership.mail.greeting', { name: to.name }),
      reader.t('membership.mail.unrepresented.text', { organization }),
    ],
    action: {
      label: reader.t('membership.mail.unrepresented.action'),
      url: deps.baseUrl + reader.to('/sin-representante'),
    },
  }));

/** To someone who represents it no more. */
export const representationEndedMail = (deps: Needs, to: Person, organization: string): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('membership.mail.relieved.subject', { organization }),
    paragraphs: [
      reader.t('membership.mail.greeting', { name: to.name }),
      reader.t('membership.mail.relieved.text', { organization }),
    ],
    closing: reader.t('membership.mail.relieved.closing'),
  }));

/** To the new address of a member: only who reads it can make it the organization's. */
export const emailChangeMail = (deps: Needs, to: Address, organization: string, token: string): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('membership.mail.email.subject', { organization }),
    paragraphs: [
      reader.t('membership.mail.email.text', {
        organization,
        ...mechanism(reader, deps.charter),
        days: confirmationDays,
      }),
    ],
    action: {
      label: reader.t('membership.mail.email.action'),
      url: deps.baseUrl + reader.to(`/organizacion/correo/${token}`),
    },
    closing: reader.t('membership.mail.email.closing'),
  }));

/** To the address that stands until then. */
export const emailAskedMail = (deps: Needs, to: Address, organization: string, email: string): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('membership.mail.email-asked.subject', { organization }),
    paragraphs: [reader.t('membership.mail.email-asked.text', { organization, email })],
    closing: reader.t('membership.mail.email-changed.closing'),
  }));

/** To the address that was the organization's until now. */
export const emailChangedMail = (deps: Pick<Deps, 'charter'>, to: Address, organization: string): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('membership.mail.email-changed.subject', { organization }),
    paragraphs: [reader.t('membership.mail.email-changed.text', { organization, ...mechanism(reader, deps.charter) })],
    closing: reader.t('membership.mail.email-changed.closing'),
  }));
