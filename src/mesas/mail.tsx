import type { Charter } from '../charter/types.ts';
import type { Mail } from '../platform/mail.ts';
import type { Language } from '../platform/reader.ts';
import { letterTo } from '../ui/mail/letter-to.ts';
import type { MesaMessage } from './types.ts';

type Addressee = { readonly name: string; readonly email: string; readonly language: Language };

/** To whoever answers for a mesa: what somebody wrote to it, in their own words, and how they are answered. */
export const messageMail = (
  { charter }: { readonly charter: Charter },
  to: Addressee,
  { mesa, name, reach, email, text }: MesaMessage & { readonly email: string | null },
): Mail => ({
  ...letterTo(charter, to, (reader) => ({
    subject: reader.t('mesas.mail.message.subject', { n: mesa, name }),
    paragraphs: [
      reader.t('mesas.mail.message.greeting', { name: to.name }),
      reader.t('mesas.mail.message.text', { name, n: mesa }),
      text,
      reader.t(email === null ? 'mesas.mail.message.call' : 'mesas.mail.message.answer', { reach }),
    ],
    closing: reader.t('mesas.mail.message.closing'),
  })),
  replyTo: email,
});
