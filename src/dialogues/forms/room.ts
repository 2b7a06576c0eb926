import { z } from 'zod';
import { choice, optionalText, wholeNumber } from '../../platform/fields.ts';
import { type FormState, inOrder } from '../../platform/forms.ts';
import type { Reason } from '../../platform/result.ts';
import { type RoomKind, roomKinds } from '../types.ts';

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

const secretOf = {
  external: 'externalUrl',
  jitsi: 'jitsiSecret',
  bigbluebutton: 'bigbluebuttonSecret',
} as const satisfies Record<RoomKind, keyof RoomInput>;
const secrets: readonly string[] = Object.values(secretOf);

/**
 * What is shown again of a refused form: no secret is ever written back into a page. Whoever wrote one for the kind of
 * room chosen, or for any while none is, is told to write it again.
 */
export function withoutSecrets({ values, reasons }: FormState): FormState {
  const chosen = roomKinds.filter((kind) => kind === values.kind);
  const lost = (chosen.length > 0 ? chosen : roomKinds)
    .map((kind) => secretOf[kind])
    .filter((field) => values[field] && !reasons.some((reason) => reason.field === field))
    .map((field): Reason => ({ code: 'write-again', field }));
  return {
    values: Object.fromEntries(Object.entries(values).filter(([name]) => !secrets.includes(name))),
    reasons: inOrder([...reasons, ...lost], Object.keys(roomForm.shape)),
  };
}
