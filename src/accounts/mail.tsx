import type { Deps } from '../deps.ts';
import type { Transaction } from '../platform/database.ts';
import { type Mail, queueMail } from '../platform/mail.ts';
import type { MessageKey } from '../platform/messages.ts';
import type { Reader } from '../platform/reader.ts';
import { letterTo } from '../ui/mail/letter-to.ts';
import { keptFor } from './rules/keeping.ts';
import { emailChangeHours, signInLinkMinutes } from './rules/links.ts';
import type { Person, SecurityChange } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'baseUrl'>;
type Addressee = { readonly name: string; readonly email: string; readonly language: string };

/** `token` opens the link; it stands nowhere else. */
export const signInMail = (deps: Needs, to: Addressee, token: string): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('accounts.mail.link.subject'),
    paragraphs: [greeting(reader, to), reader.t('accounts.mail.link.text', { minutes: signInLinkMinutes })],
    action: { label: reader.t('accounts.mail.link.action'), url: deps.baseUrl + reader.to(`/entrar/enlace/${token}`) },
    closing: reader.t('accounts.mail.link.not-you'),
  }));

/** To the new address: only who reads it can make it theirs. */
export const emailChangeMail = (deps: Needs, person: Person, email: string, token: string): Mail =>
  letterTo(deps.charter, { ...person, email }, (reader) => ({
    subject: reader.t('accounts.mail.email.subject'),
    paragraphs: [greeting(reader, person), reader.t('accounts.mail.email.text', { hours: emailChangeHours })],
    action: {
      label: reader.t('accounts.mail.email.action'),
      url: deps.baseUrl + reader.to(`/mi/datos/correo/${token}`),
    },
    closing: reader.t('accounts.mail.email.not-you'),
  }));

/** To the address that stands until then. */
export const emailChangeNotice = (deps: Needs, to: Addressee, email: string): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('accounts.mail.email-asked.subject'),
    paragraphs: [greeting(reader, to), reader.t('accounts.mail.email-asked.text', { email })],
    closing: reader.t('accounts.mail.not-you'),
  }));

/** To the address that was the person's until now. */
export const emailChangedNotice = (deps: Needs, to: Addressee, email: string): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('accounts.mail.email-changed.subject'),
    paragraphs: [greeting(reader, to), reader.t('accounts.mail.email-changed.text', { email })],
    closing: reader.t('accounts.mail.not-you'),
  }));

export const erasedMail = (deps: Needs, to: Addressee): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('accounts.mail.erased.subject'),
    paragraphs: [
      greeting(reader, to),
      reader.t('accounts.mail.erased.text'),
      reader.t('accounts.mail.erased.rest', { days: keptFor.mailDays }),
    ],
  }));

/** Word of a change in how the person signs in, so that one they did not make is noticed. */
export async function tellOfChange(
  tx: Transaction,
  deps: Needs,
  person: Person,
  change: SecurityChange,
  at: Temporal.Instant,
): Promise<void> {
  if (!person.email) return;
  const to = { ...person, email: person.email };
  const mail = letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('accounts.mail.security.subject'),
    paragraphs: [greeting(reader, to), reader.t(`accounts.mail.security.${change}` satisfies MessageKey)],
    action: { label: reader.t('accounts.mail.security.action'), url: deps.baseUrl + reader.to('/mi/seguridad') },
    closing: reader.t('accounts.mail.not-you'),
  }));
  await queueMail(tx, mail, at);
}

const greeting = (reader: Reader, { name }: { readonly name: string }): string =>
  reader.t('accounts.mail.greeting', { name });
