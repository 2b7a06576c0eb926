import { officeKeysWith } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import type { Transaction } from '../platform/database.ts';
import { type Mail, queueMail } from '../platform/mail.ts';
import { digest, newToken } from '../platform/random.ts';
import type { Addressee } from './mail.tsx';
import { type InvitationCard, insertLinks, personsKnown } from './store/invitations.ts';

type LetterNeeds = Pick<Deps, 'charter' | 'baseUrl' | 'random'>;

/** Whom a letter about an invitation goes to. */
type Recipient = Pick<InvitationCard, 'id' | 'name' | 'email' | 'language'>;

/** Writes to invited people, each letter with a link of its own, in their language and with their zone where known. */
export async function sendLetters<R extends Recipient>(
  tx: Transaction,
  { charter, random }: LetterNeeds,
  recipients: readonly R[],
  write: (to: Addressee, token: string, recipient: R) => Mail,
  at: Temporal.Instant,
): Promise<void> {
  const offices = officeKeysWith(charter, 'represent-organization');
  const emails = recipients.map(({ email }) => email);
  const known = await personsKnown(tx, emails, offices, at);
  const letters = recipients.map((recipient) => {
    const token = newToken(random);
    const { name, email, language } = recipient;
    const to = { name, email, language, zone: known.get(email)?.zone ?? null };
    return { link: { digest: digest(token), invitationId: recipient.id }, mail: write(to, token, recipient) };
  });
  await insertLinks(
    tx,
    letters.map(({ link }) => link),
    at,
  );
  await queueMail(
    tx,
    letters.map(({ mail }) => mail),
    at,
  );
}
