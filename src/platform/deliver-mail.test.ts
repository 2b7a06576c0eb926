import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { transact } from './database.ts';
import { deliverMail, openMailServer } from './deliver-mail.ts';
import { type Mail, queueMail, waitingMail } from './mail.ts';
import { accept } from './result.ts';
import { freshDatabase } from './test-database.ts';

const at = Temporal.Instant.from('2026-11-20T12:00:00Z');
const { db, close } = await freshDatabase();
const received: string[] = [];
/** What the server says to a recipient; null: it takes the message. */
let answerTo: (recipient: string) => { code: number; text: string } | null = () => null;

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo({ address }, _session, done) {
    const no = answerTo(address);
    done(no && Object.assign(new Error(no.text), { responseCode: no.code }));
  },
  onData(stream, _session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      received.push(Buffer.concat(chunks).toString());
      done();
    });
  },
});
smtp.listen(0, '127.0.0.1');
await once(smtp.server, 'listening');
const { port } = smtp.server.address() as AddressInfo;
const server = openMailServer(`smtp://127.0.0.1:${port}?from=avisos%40mecanismo.example`);

afterAll(async () => {
  server.transport.close();
  smtp.close(() => {});
  await close();
});

beforeEach(async () => {
  received.length = 0;
  answerTo = () => null;
  await db.deleteFrom('mail_delivery').execute();
  await db.deleteFrom('mail_message').execute();
});

const letter = (to: string): Mail => ({
  to,
  language: 'es',
  subject: 'Ñandú: su invitación “al diálogo”',
  text: 'Buenos días.\n\nhttps://example.org/es/invitacion/abc\n',
  html: '<!DOCTYPE html><p>Buenos días.</p>',
});
const queue = (...to: string[]) => transact(db, async (tx) => accept(await queueMail(tx, to.map(letter), at)));
const deliver = () => deliverMail({ db, clock: () => at, log: pino({ level: 'silent' }) }, server);
const deliveries = () =>
  db
    .selectFrom('mail_delivery as d')
    .innerJoin('mail_message as m', 'm.id', 'd.message_id')
    .select(['m.recipient', 'd.outcome'])
    .orderBy('m.recipient')
    .execute();

describe('letters leave through the outbox', () => {
  test('each once, in text and HTML, from the address set', async () => {
    await queue('ana@example.org', 'luz@example.org');
    await deliver();
    await deliver();
    expect(await deliveries()).toEqual([
      { recipient: 'ana@example.org', outcome: 'sent' },
      { recipient: 'luz@example.org', outcome: 'sent' },
    ]);
    expect(received).toHaveLength(2);
    const mail = await PostalMime.parse(received[0] ?? '');
    expect(mail.from).toEqual({ name: 'Pansocial', address: 'avisos@mecanismo.example' });
    expect(mail.to).toEqual([{ name: '', address: 'ana@example.org' }]);
    expect(mail.subject).toBe('Ñandú: su invitación “al diálogo”');
    expect(mail.text?.trim()).toBe('Buenos días.\n\nhttps://example.org/es/invitacion/abc');
    expect(mail.html?.trim()).toBe('<!DOCTYPE html><p>Buenos días.</p>');
  });

  test('an answer goes to whoever wrote through the house, and to nobody else’s address', async () => {
    const written: Mail = { ...letter('luz@example.org'), replyTo: 'ana@grupo.example' };
    await transact(db, async (tx) => accept(await queueMail(tx, [letter('ana@example.org'), written], at)));
    await deliver();
    const replies = await Promise.all(received.map(async (mail) => (await PostalMime.parse(mail)).replyTo));
    expect(replies).toEqual([undefined, [{ name: '', address: 'ana@grupo.example' }]]);
  });

  test('what an act that was rolled back would have sent stays unsent', async () => {
    await transact(db, async (tx) => {
      await queueMail(tx, letter('ana@example.org'), at);
      return { ok: false, reasons: [{ code: 'required' }] };
    });
    await deliver();
    expect(received).toEqual([]);
  });

  test('RFC 5321 §4.2.1: an address refused for good is given up; the others still go', async () => {
    answerTo = (address) => (address === 'gone@example.org' ? { code: 550, text: 'no such user' } : null);
    await queue('gone@example.org', 'luz@example.org');
    await deliver();
    expect(await deliveries()).toEqual([
      { recipient: 'gone@example.org', outcome: 'failed' },
      { recipient: 'luz@example.org', outcome: 'sent' },
    ]);
    expect(await waitingMail(db, 10)).toEqual([]);
  });

  test('RFC 5321 §4.2.1: a passing no is tried again', async () => {
    let tries = 0;
    answerTo = () => {
      tries += 1;
      return tries === 1 ? { code: 451, text: 'later, please' } : null;
    };
    await queue('ana@example.org');
    await deliver();
    expect((await waitingMail(db, 10)).map(({ to, tries: before }) => [to, before])).toEqual([['ana@example.org', 1]]);
    await deliverMail({ db, clock: () => at.add({ minutes: 1 }), log: pino({ level: 'silent' }) }, server);
    expect((await deliveries()).map(({ outcome }) => outcome).toSorted()).toEqual(['deferred', 'sent']);
    expect(received).toHaveLength(1);
  });

  test('a mail server that is down keeps every letter waiting', async () => {
    const nowhere = openMailServer('smtp://127.0.0.1:1?from=avisos%40mecanismo.example');
    await queue('ana@example.org', 'luz@example.org');
    await deliverMail({ db, clock: () => at, log: pino({ level: 'silent' }) }, nowhere);
    nowhere.transport.close();
    expect((await waitingMail(db, 10)).map(({ to }) => to)).toEqual(['ana@example.org', 'luz@example.org']);
    await deliverMail({ db, clock: () => at.add({ minutes: 1 }), log: pino({ level: 'silent' }) }, server);
    expect(received).toHaveLength(2);
  });
});
