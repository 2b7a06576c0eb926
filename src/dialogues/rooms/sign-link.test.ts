import { expect, test } from 'vitest';
import { accept } from '../../platform/result.ts';
import type { RoomSettings } from '../types.ts';
import { type Fetch, signLink } from './sign-link.ts';

const at = Temporal.Instant.from('2026-11-20T14:00:00Z');
const session = { title: 'Tema 1', leaveUrl: 'https://m.org/es/puerta', maxParticipants: null };
const ana = { id: 'seat-7', name: 'Ana Pérez', moderates: false };
const bbb: RoomSettings = {
  kind: 'bigbluebutton',
  url: 'https://bbb.example.org/bigbluebutton/',
  secret: 's3cret',
  meetingId: 't1',
};
const nobodyAsks: Fetch = () => Promise.reject(new Error('no call is made'));
const answering =
  (xml: string, asked: string[] = []): Fetch =>
  (url) => {
    asked.push(url);
    return Promise.resolve(new Response(xml));
  };
const created = '<response><returncode>SUCCESS</returncode><createTime>1531155809613</createTime></response>';

test('an external link is given as it is held', async () => {
  const zoom: RoomSettings = { kind: 'external', url: 'https://zoom.us/j/1?pwd=x' };
  expect(await signLink(zoom, session, ana, { at, fetch: nobodyAsks })).toEqual(accept('https://zoom.us/j/1?pwd=x'));
});

test('a Jitsi link is signed without asking anyone', async () => {
  const jitsi: RoomSettings = {
    kind: 'jitsi',
    url: 'https://meet.example.org',
    appId: 'conv',
    secret: 's3cret',
    room: 'T1',
  };
  const link = await signLink(jitsi, session, ana, { at, fetch: nobodyAsks });
  expect(link.ok && link.value.startsWith('https://meet.example.org/t1?jwt=eyJ')).toBe(true);
});

test('BigBlueButton: the meeting is opened, and the link is for that very one', async () => {
  const asked: string[] = [];
  const link = await signLink(bbb, session, { ...ana, moderates: true }, { at, fetch: answering(created, asked) });
  expect(asked.map((url) => new URL(url).pathname)).toEqual(['/bigbluebutton/api/create']);
  const parameters = link.ok ? Object.fromEntries(new URL(link.value).searchParams) : {};
  expect(parameters).toMatchObject({
    meetingID: 't1',
    createTime: '1531155809613',
    fullName: 'Ana Pérez',
    userID: 'seat-7',
    role: 'MODERATOR',
    errorRedirectUrl: 'https://m.org/es/puerta',
  });
});

test('who does not moderate is a viewer', async () => {
  const link = await signLink(bbb, session, ana, { at, fetch: answering(created) });
  expect(link.ok && new URL(link.value).searchParams.get('role')).toBe('VIEWER');
});

test('no link shows the secret', async () => {
  const link = await signLink(bbb, session, ana, { at, fetch: answering(created) });
  expect(link.ok && link.value.includes('s3cret')).toBe(false);
});

test.each<[string, Fetch, object]>([
  ['does not answer', () => Promise.reject(new TypeError('fetch failed')), { code: 'room-unreachable' }],
  ['answers something else', answering('<html>502</html>'), { code: 'room-unreachable' }],
  [
    'does not know our secret',
    answering('<response><returncode>FAILED</returncode><message>Checksums do not match</message></response>'),
    { code: 'room-refused', params: { message: 'Checksums do not match' } },
  ],
])('a server that %s is told apart', async (_fact, fetch, reason) => {
  expect(await signLink(bbb, session, ana, { at, fetch })).toEqual({ ok: false, reasons: [reason] });
});
