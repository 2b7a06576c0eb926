import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accept } from '../../platform/result.ts';
import { type BigBlueButton, callUrl, checksum, createUrl, joinUrl, readCreated } from './bigbluebutton.ts';

const secret = '639259d4-9dd8-4b25-bf01-95f9567eaf4b';
const server: BigBlueButton = { url: 'https://bbb.example.org/bigbluebutton/', secret };

test("the documentation's example of a checksum, with SHA-256", () => {
  const query = 'name=Test+Meeting&meetingID=abc123&attendeePW=111222&moderatorPW=333444';
  expect(checksum('create', query, secret)).toBe('da9185f7f333cfdfcd6eeac32dca3777510c4c436020d8b887ba5515bd1d189e');
});

test('names are encoded once, and what is hashed is what stands in the address', () => {
  const url = callUrl(server, 'join', [
    ['meetingID', 'conv-2026-s1'],
    ['fullName', 'María José Ñúñez (SC)'],
    ['role', 'VIEWER'],
    ['userID', 'p-0042'],
    ['createTime', '1767225600000'],
  ]);
  expect(url).toBe(
    'https://bbb.example.org/bigbluebutton/api/join?meetingID=conv-2026-s1&fullName=Mar%C3%ADa+Jos%C3%A9+%C3%91%C3%BA%C3%B1ez+%28SC%29' +
      '&role=VIEWER&userID=p-0042&createTime=1767225600000' +
      '&checksum=07b0142f62d3dfb2e89471e78662a4c47bea6edc31349127f8841accd6d7432e',
  );
});

test('whatever a name holds, it is one value that comes out as it went in, and the checksum is of that query', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (fullName) => {
      const url = callUrl(server, 'join', [
        ['fullName', fullName],
        ['role', 'VIEWER'],
      ]);
      const [, query = '', sum = ''] = /\?(.*)&checksum=([0-9a-f]{64})$/.exec(url) ?? [];
      expect(checksum('join', query, secret)).toBe(sum);
      expect([...new URL(url).searchParams.keys()]).toEqual(['fullName', 'role', 'checksum']);
      expect(new URL(url).searchParams.get('fullName')).toBe(fullName);
    }),
  );
});

test('the address of the server may be written with or without its last slash', () => {
  const without = { ...server, url: 'https://bbb.example.org/bigbluebutton' };
  expect(callUrl(without, 'create', [])).toBe(callUrl(server, 'create', []));
});

const parameters = (url: string) => Object.fromEntries(new URL(url).searchParams);

test('a meeting is opened for a dialogue in which nobody is quoted', () => {
  const meeting = { id: 't1', title: 'Tema 1: Reducción', logoutUrl: 'https://m.org/es/puerta', maxParticipants: 200 };
  const { checksum: sum, ...rest } = parameters(createUrl(server, meeting));
  expect(sum).toMatch(/^[0-9a-f]{64}$/);
  expect(rest).toEqual({
    name: 'Tema 1: Reducción',
    meetingID: 't1',
    record: 'false',
    autoStartRecording: 'false',
    allowStartStopRecording: 'false',
    muteOnStart: 'true',
    allowModsToUnmuteUsers: 'false',
    guestPolicy: 'ALWAYS_ACCEPT',
    lockSettingsDisablePrivateChat: 'true',
    lockSettingsHideUserList: 'true',
    lockSettingsLockOnJoin: 'true',
    disabledFeatures: 'captions,learningDashboard,liveTranscription,sharedNotes,breakoutRooms',
    meetingExpireIfNoUserJoinedInMinutes: '60',
    logoutURL: 'https://m.org/es/puerta',
    maxParticipants: '200',
  });
});

test('a person joins by name, role, an id of ours and the createTime of this very meeting', () => {
  const url = joinUrl(server, {
    meetingId: 't1',
    createTime: '1767225600000',
    fullName: 'Ana Pérez',
    userId: 'seat-7',
    role: 'MODERATOR',
    errorUrl: 'https://m.org/es/puerta',
  });
  expect(parameters(url)).toMatchObject({
    meetingID: 't1',
    createTime: '1767225600000',
    fullName: 'Ana Pérez',
    userID: 'seat-7',
    role: 'MODERATOR',
    errorRedirectUrl: 'https://m.org/es/puerta',
  });
});

const created = (inside: string) =>
  `<?xml version="1.0"?><response><returncode>SUCCESS</returncode>${inside}</response>`;

test.each<[string, string]>([
  [
    'plainly',
    created('<meetingID>t1</meetingID><createTime>1531155809613</createTime><hasUserJoined>false</hasUserJoined>'),
  ],
  [
    'again, for a meeting already open',
    created('<createTime>1531155809613</createTime><messageKey>duplicateWarning</messageKey>'),
  ],
  ['in CDATA', created('<createTime><![CDATA[1531155809613]]></createTime>')],
])('an answer is read: %s', (_fact, xml) => {
  expect(readCreated(xml)).toEqual(accept({ createTime: '1531155809613' }));
});

test.each<[string, string, object]>([
  [
    'what the server refuses is told',
    '<response><returncode>FAILED</returncode><messageKey>checksumError</messageKey><message>Checksums do not match &amp; more</message></response>',
    { code: 'room-refused', params: { message: 'Checksums do not match & more' } },
  ],
  ['a page that is no answer', '<html><body>502 Bad Gateway</body></html>', { code: 'room-unreachable' }],
  ['success without a time', created(''), { code: 'room-unreachable' }],
  ['a time that is none', created('<createTime>1; drop</createTime>'), { code: 'room-unreachable' }],
  [
    'entities are not followed',
    `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${created('<createTime>&x;</createTime>')}`,
    { code: 'room-unreachable' },
  ],
  ['nothing', '', { code: 'room-unreachable' }],
])('an answer is refused: %s', (_fact, xml, reason) => {
  expect(readCreated(xml)).toEqual({ ok: false, reasons: [reason] });
});
