import { createTransport, type Transporter } from 'nodemailer';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import { noteDelivery, waitingMail } from './mail.ts';

/** A mail server's passing "no" is asked again at each run, for about a day of runs a minute apart. */
const mostTries = 1_440;
const batch = 100;

/** `smtps://user:password@mail.example.org?from=pansocial@example.org`: where mail goes, and whom it comes from. */
export function openMailServer(smtpUrl: string): { transport: Transporter; from: string } {
  const url = new URL(smtpUrl);
  const from = url.searchParams.get('from') ?? decodeURIComponent(url.username);
  return { transport: createTransport({ url: smtpUrl, pool: true, maxConnections: 2 }), from };
}

/**
 * Hands the outbox to the mail server, oldest first, and notes what became of each message. A message is noted only
 * after the server took it: a crash in between sends it twice rather than never.
 */
export async function deliverMail(
  { db, clock, log }: { readonly db: Database; readonly clock: Clock; readonly log: Logger },
  { transport, from }: { readonly transport: Transporter; readonly from: string },
): Promise<void> {
  for (const mail of await waitingMail(db, batch)) {
    try {
      const { messageId } = await transport.sendMail({
        from: { name: 'Pansocial', address: from },
        to: mail.to,
        ...(mail.replyTo && { replyTo: mail.replyTo }),
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: `<${mail.id}@pansocial>`,
        headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' },
      });
      await noteDelivery(db, { messageId: mail.id, at: clock(), outcome: 'sent', detail: messageId });
    } catch (fault) {
      const final = isFinal(fault) || mail.tries >= mostTries;
      log.warn({ fault, message: mail.id, final }, 'a message could not be handed over');
      const detail = fault instanceof Error ? fault.message.slice(0, 500) : 'unknown';
      await noteDelivery(db, { messageId: mail.id, at: clock(), outcome: final ? 'failed' : 'deferred', detail });
      // The server itself is out of reach: the others would wait for the same time-out, one after another.
      if (!final && !isAboutMessage(fault)) return;
    }
  }
}

const responseCode = (fault: unknown): number | null =>
  typeof fault === 'object' && fault !== null && 'responseCode' in fault && typeof fault.responseCode === 'number'
    ? fault.responseCode
    : null;

/** RFC 5321 §4.2.1: 5yz is a permanent no to this message; everything else may pass. */
const isFinal = (fault: unknown): boolean => {
  const code = responseCode(fault);
  return code !== null && code >= 500 && isAboutMessage(fault);
};

const isAboutMessage = (fault: unknown): boolean =>
  typeof fault === 'object' &&
  fault !== null &&
  'code' in fault &&
  (fault.code === 'EENVELOPE' || fault.code === 'EMESSAGE');
