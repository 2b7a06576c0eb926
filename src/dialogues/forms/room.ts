import { z } from 'zod';
import { choice, optionalText, wholeNumber } from '../../platform/fields.ts';
import { roomKinds } from '../types.ts';

/** The fields of every kind stand on one form; those of the kind that was chosen are read (`rules/room-settings.ts`). */
export const roomForm = z.object({
  kind: choice(roomKinds),
  externalUrl: optionalText(1000),
  jitsiUrl: optionalText(500),
  jitsiAppId: optionalText(200),
  jitsiSecret: optionalText(500),
  jitsiRoom: optionalText(200),
  bigbluebuttonUrl: optionalText(500),
  bigbluebuttonSecret: optionalText(500),
  bigbluebuttonMeeting: optionalText(200),
  opens: wholeNumber(0, 240),
});
export type RoomInput = z.output<typeof roomForm>;

/** What is never written back into a page, not even after a refusal. */
export const roomSecrets = ['externalUrl', 'jitsiSecret', 'bigbluebuttonSecret'] as const;
