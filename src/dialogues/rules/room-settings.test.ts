import { describe, expect, test } from 'vitest';
import { aboutRoom, hostOf, type RoomFields, roomSettings } from './room-settings.ts';

const empty: RoomFields = {
  kind: 'external',
  externalUrl: null,
  jitsiUrl: null,
  jitsiAppId: null,
  jitsiSecret: null,
  jitsiRoom: null,
  bigbluebuttonUrl: null,
  bigbluebuttonSecret: null,
  bigbluebuttonMeeting: null,
};
const jitsi: RoomFields = {
  ...empty,
  kind: 'jitsi',
  jitsiUrl: 'https://meet.organizacion.org/',
  jitsiAppId: 'conv',
  jitsiSecret: 'secret',
};
const settings = (fields: RoomFields, known: Parameters<typeof roomSettings>[1] = null) => {
  const result = roomSettings(fields, known, 'unguessable');
  return result.ok ? result.value : result.reasons.map(({ code, field }) => [code, field]);
};

describe('a room', () => {
  test('of another service is its link, and stays where it is left empty', () => {
    const known = { kind: 'external', url: 'https://zoom.us/j/1' } as const;
    expect(settings({ ...empty, externalUrl: 'https://zoom.us/j/2?pwd=x' })).toEqual({
      kind: 'external',
      url: 'https://zoom.us/j/2?pwd=x',
    });
    expect(settings(empty, known)).toEqual(known);
    expect(settings(empty)).toEqual([['required', 'externalUrl']]);
  });

  test('of Jitsi takes a server, an application, a secret, and a name that nobody can guess', () => {
    const known = {
      kind: 'jitsi',
      url: 'https://meet.organizacion.org/',
      appId: 'conv',
      secret: 'secret',
      room: 'unguessable',
    } as const;
    expect(settings(jitsi)).toEqual(known);
    expect(settings({ ...jitsi, jitsiSecret: null }, { ...known, secret: 'old', room: 'sala-1' })).toEqual({
      ...known,
      secret: 'old',
      room: 'sala-1',
    });
    expect(settings({ ...jitsi, jitsiUrl: 'https://otra.org', jitsiSecret: null }, known)).toEqual([
      ['required', 'jitsiSecret'],
    ]);
  });

  test('of BigBlueButton says everything that is wrong beside its field; other services’ fields are not read', () => {
    const wrong: RoomFields = {
      ...jitsi,
      kind: 'bigbluebutton',
      bigbluebuttonUrl: 'ftp://x',
      bigbluebuttonMeeting: 'a,b',
    };
    expect(settings(wrong)).toEqual([
      ['room-link-invalid', 'bigbluebuttonUrl'],
      ['required', 'bigbluebuttonSecret'],
      ['room-name-invalid', 'bigbluebuttonMeeting'],
    ]);
  });
});

test('of a room that could not be read whole, only what was read is judged; a secret waits for its server', () => {
  const known = { kind: 'jitsi', url: 'https://uno.org/', appId: 'a', secret: 's', room: 'sala-1' } as const;
  const { jitsiUrl: _, ...unread } = { ...jitsi, jitsiAppId: null, jitsiSecret: null };
  const fields = (read: Partial<RoomFields>) => aboutRoom(read, known).map(({ field }) => field);
  expect(fields(unread)).toEqual(['jitsiAppId']);
  expect(fields({ ...unread, jitsiUrl: 'https://otra.org/' })).toEqual(['jitsiAppId', 'jitsiSecret']);
  expect(fields({ jitsiUrl: 'http://otra.org/' })).toEqual([]);
});

test('of an address only the host is ever shown', () => {
  expect(hostOf({ url: 'https://zoom.us/j/1?pwd=secret' })).toBe('zoom.us');
});
