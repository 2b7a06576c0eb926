import { expect, test } from 'vitest';
import { accept } from '../../platform/result.ts';
import { decideEntry, doorTimes, type EntryRequest, type Presence } from './door.ts';

const at = (time: string) => Temporal.Instant.from(`2023-08-08T${time}-06:00`);
const times = doorTimes({ startsAt: at('08:00:00'), endsAt: at('10:00:00') }, { before: 15, after: 10 });
const confirmed = { answer: 'confirmed', ended: null } as const;
const phone: EntryRequest = { themeId: 'theme-1', device: 'phone', move: false, at: at('08:05:00') };
const inside: Presence = { themeId: 'theme-1', device: 'phone', until: times.closes };
const refused = (...reasons: object[]) => ({ ok: false, reasons });

test('the door opens minutes before the theme and closes minutes after it', () => {
  expect(times).toEqual({ opens: at('07:45:00'), closes: at('10:10:00') });
});

test.each<[string, string, object | null]>([
  ['the evening before', '00:00:00', { code: 'door-not-open', params: { minutes: 465 } }],
  ['a second before it opens', '07:44:59', { code: 'door-not-open', params: { minutes: 1 } }],
  ['when it opens', '07:45:00', null],
  ['during the theme', '09:00:00', null],
  ['a second before it closes', '10:09:59', null],
  ['when it closes', '10:10:00', { code: 'door-closed' }],
])('entering %s', (_fact, time, reason) => {
  expect(decideEntry(confirmed, times, null, { ...phone, at: at(time) })).toEqual(
    reason === null ? accept({ kind: 'enter', leaves: null }) : refused(reason),
  );
});

test.each([
  ['has not answered', { answer: null, ended: null }, 'seat-not-confirmed'],
  ['declined', { answer: 'declined', ended: null }, 'seat-not-confirmed'],
  ['withdrew', { answer: 'withdrawn', ended: null }, 'seat-withdrawn'],
  ['is no longer invited', { answer: 'confirmed', ended: 'revoked' }, 'invitation-revoked'],
  ['passed the invitation on', { answer: 'confirmed', ended: 'substituted' }, 'invitation-passed-on'],
] as const)('nobody enters who %s', (_fact, invitation, code) => {
  expect(decideEntry(invitation, times, null, phone)).toEqual(refused({ code }));
});

test('every reason at once', () => {
  const early = { ...phone, device: 'desk', at: at('07:30:00') };
  expect(decideEntry({ answer: 'confirmed', ended: 'revoked' }, times, inside, early)).toEqual(
    refused(
      { code: 'invitation-revoked' },
      { code: 'door-not-open', params: { minutes: 15 } },
      { code: 'already-inside' },
    ),
  );
});

test('one seat is in one place: a second device asks to move it', () => {
  const desk = { ...phone, device: 'desk' };
  expect(decideEntry(confirmed, times, inside, desk)).toEqual(refused({ code: 'already-inside' }));
  expect(decideEntry(confirmed, times, inside, { ...desk, move: true })).toEqual(
    accept({ kind: 'move', leaves: inside }),
  );
});

test('the same browser comes back after a lost connection without asking', () => {
  expect(decideEntry(confirmed, times, inside, phone)).toEqual(accept({ kind: 'return', leaves: null }));
});

test('being inside another theme counts while its door is open, and no longer', () => {
  const elsewhere: Presence = { themeId: 'theme-0', device: 'phone', until: at('08:05:01') };
  expect(decideEntry(confirmed, times, elsewhere, phone)).toEqual(refused({ code: 'already-inside' }));
  expect(decideEntry(confirmed, times, { ...elsewhere, until: phone.at }, phone)).toEqual(
    accept({ kind: 'enter', leaves: null }),
  );
});
