import { against, type Reason, type Result, unless } from '../../platform/result.ts';
import { readRoomAddress } from '../rooms/external.ts';
import { readRoomName } from '../rooms/room-name.ts';
import type { RoomKind, RoomSettings } from '../types.ts';

/** What was filled in for a room; null: left empty. */
export type RoomFields = {
  readonly kind: RoomKind;
  readonly externalUrl: string | null;
  readonly jitsiUrl: string | null;
  readonly jitsiAppId: string | null;
  readonly jitsiSecret: string | null;
  readonly jitsiRoom: string | null;
  readonly bigbluebuttonUrl: string | null;
  readonly bigbluebuttonSecret: string | null;
  readonly bigbluebuttonMeeting: string | null;
};

/**
 * The room that a form describes. A secret left empty stays as it is while the server does (`known`); a room's name
 * left empty stays too, or is `name`, which nobody can guess.
 * Refusals, beside their fields: `required`, those of `readRoomAddress` and of `readRoomName`.
 */
export function roomSettings(fields: RoomFields, known: RoomSettings | null, name: string): Result<RoomSettings> {
  if (fields.kind === 'external') return external(fields, known);
  return fields.kind === 'jitsi' ? jitsi(fields, known, name) : bigbluebutton(fields, known, name);
}

/** The same of fields of which not all are known: whatever can be said against them already. */
export function aboutRoom({ kind, ...read }: Partial<RoomFields>, known: RoomSettings | null): readonly Reason[] {
  if (!kind) return [];
  const written = { ...unwritten, ...(known?.kind === kind && { [`${kind}Url`]: known.url }), ...read };
  return against(roomSettings({ ...written, kind }, known, nameless)).filter(({ field = '' }) => field in read);
}

const nameless = 'sala';
const unwritten: Omit<RoomFields, 'kind'> = {
  externalUrl: null,
  jitsiUrl: null,
  jitsiAppId: null,
  jitsiSecret: null,
  jitsiRoom: null,
  bigbluebuttonUrl: null,
  bigbluebuttonSecret: null,
  bigbluebuttonMeeting: null,
};

function external({ externalUrl }: RoomFields, known: RoomSettings | null): Result<RoomSettings> {
  const reasons: Reason[] = [];
  const kept = known?.kind === 'external' ? known.url : null;
  const url = take(readRoomAddress, externalUrl ?? kept, 'externalUrl', reasons);
  return unless(reasons, () => ({ kind: 'external', url }));
}

function jitsi(fields: RoomFields, known: RoomSettings | null, name: string): Result<RoomSettings> {
  const before = known?.kind === 'jitsi' && sameServer(known.url, fields.jitsiUrl) ? known : null;
  const reasons: Reason[] = [];
  const url = take(readRoomAddress, fields.jitsiUrl, 'jitsiUrl', reasons);
  const appId = given(fields.jitsiAppId, 'jitsiAppId', reasons);
  const secret = given(fields.jitsiSecret ?? before?.secret ?? null, 'jitsiSecret', reasons);
  const room = take(readRoomName, fields.jitsiRoom ?? before?.room ?? name, 'jitsiRoom', reasons);
  return unless(reasons, () => ({ kind: 'jitsi', url, appId, secret, room }));
}

function bigbluebutton(fields: RoomFields, known: RoomSettings | null, name: string): Result<RoomSettings> {
  const before = known?.kind === 'bigbluebutton' && sameServer(known.url, fields.bigbluebuttonUrl) ? known : null;
  const reasons: Reason[] = [];
  const url = take(readRoomAddress, fields.bigbluebuttonUrl, 'bigbluebuttonUrl', reasons);
  const secret = given(fields.bigbluebuttonSecret ?? before?.secret ?? null, 'bigbluebuttonSecret', reasons);
  const meeting = fields.bigbluebuttonMeeting ?? before?.meetingId ?? name;
  const meetingId = take(readRoomName, meeting, 'bigbluebuttonMeeting', reasons);
  return unless(reasons, () => ({ kind: 'bigbluebutton', url, secret, meetingId }));
}

/** What `read` makes of a field; its reasons stand beside that field. */
function take(
  read: (written: string) => Result<string>,
  written: string | null,
  field: string,
  reasons: Reason[],
): string {
  const value = given(written, field, reasons);
  if (value === '') return '';
  const result = read(value);
  if (result.ok) return result.value;
  reasons.push(...result.reasons.map((reason) => ({ ...reason, field })));
  return '';
}

function given(written: string | null, field: string, reasons: Reason[]): string {
  if (written === null) reasons.push({ code: 'required', field });
  return written ?? '';
}

/** Whether the secret of a room stays as it is where none is written: while its server does. */
export const keepsSecret = (known: RoomSettings | null, kind: RoomKind, url: string): boolean =>
  known?.kind === kind && (kind === 'external' || sameServer(known.url, url));

const sameServer = (one: string, other: string | null): boolean =>
  other !== null && URL.parse(one)?.origin === URL.parse(other)?.origin;

/** What may be shown of where a room is: the host, never the path, which may carry a password. */
export const hostOf = ({ url }: Pick<RoomSettings, 'url'>): string => URL.parse(url)?.hostname ?? '';
