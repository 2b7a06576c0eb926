import { expect, test } from 'vitest';
import { openHouse } from '../testing/house.ts';
import { setRoom } from './set-room.ts';
import { makeDialogue } from './testing/gathering.ts';

test.each([0, 62, 248, 255])('whatever is drawn (%i), a room is given a name that its server takes', async (byte) => {
  const house = await openHouse();
  const { themes } = await makeDialogue(house);
  const { personId } = await house.signIn({ name: 'Ana' });
  const fields = {
    kind: 'bigbluebutton',
    externalUrl: null,
    jitsiUrl: null,
    jitsiAppId: null,
    jitsiSecret: null,
    jitsiRoom: null,
    bigbluebuttonUrl: 'https://sala.pansocial.org/bigbluebutton/',
    bigbluebuttonSecret: 'x',
    bigbluebuttonMeeting: null,
    opens: 15,
  } as const;
  const random = (bytes: number) => new Uint8Array(bytes).fill(byte);
  const by = { personId, office: 'liaison-member', body: 'liaison' } as const;
  expect(await setRoom({ db: house.deps.db, random }, themes[0], fields, by, house.deps.clock())).toEqual({
    ok: true,
    value: null,
  });
  await house.close();
});
