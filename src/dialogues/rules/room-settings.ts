import { type Reason, type Result, unless } from '../../platform/result.ts';
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
 * The room that a form describes. A secret left empty stays as it is while the service does (`known`); a room's name
 * left empty stays too, or is `name`, which nobody can guess.
 * Refusals, beside their fields: `required`, `not-an-https-address` (another scheme, a password in it, no public name),
 * `room-name-invalid` (Jitsi takes letters, figures and hyphens), `meeting-id-invalid` (BigBlueButton: 2 to 256
 * characters without a comma).
 */
export function roomSettings(fields: RoomFields, known: RoomSettings | null, name: string): Result<RoomSettings> {
  if (fields.kind === 'external') return external(fields, known);
  return fields.kind === 'jitsi' ? jitsi(fields, known, name) : bigbluebutton(fields, known, name);
}

function external({ externalUrl }: RoomFields, known: RoomSettings | null): Result<RoomSettings> {
  const url = externalUrl ?? (known?.kind === 'external' ? known.url : null);
  return unless(aboutUrl(url, 'externalUrl'), () => ({ kind: 'external', url: url ?? '' }));
}

function jitsi(fields: RoomFields, known: RoomSettings | null, name: string): Result<RoomSettings> {
  const { jitsiUrl: url, jitsiAppId: appId } = fields;
  const before = known?.kind === 'jitsi' && sameOrigin(known.url, url) ? known : null;
  const secret = fields.jitsiSecret ?? before?.secret ?? null;
  const room = fields.jitsiRoom ?? before?.room ?? name;
  const reasons = aboutUrl(url, 'jitsiUrl');
  if (appId === null) reasons.push({ code: 'required', field: 'jitsiAppId' });
  if (secret === null) reasons.push({ code: 'required', field: 'jitsiSecret' });
  if (!/^[A-Za-z0-9-]{3,100}$/.test(room)) reasons.push({ code: 'room-name-invalid', field: 'jitsiRoom' });
  return unless(reasons, () => ({ kind: 'jitsi', url: url ?? '', appId: appId ?? '', secret: secret ?? '', room }));
}

function bigbluebutton(fields: RoomFields, known: RoomSettings | null, name: string): Result<RoomSettings> {
  const { bigbluebuttonUrl: url } = fields;
  const before = known?.kind === 'bigbluebutton' && sameOrigin(known.url, url) ? known : null;
  const secret = fields.bigbluebuttonSecret ?? before?.secret ?? null;
  const meetingId = fields.bigbluebuttonMeeting ?? before?.meetingId ?? name;
  const reasons = aboutUrl(url, 'bigbluebuttonUrl');
  if (secret === null) reasons.push({ code: 'required', field: 'bigbluebuttonSecret' });
  if (!/^[^,]{2,256}$/.test(meetingId)) reasons.push({ code: 'meeting-id-invalid', field: 'bigbluebuttonMeeting' });
  return unless(reasons, () => ({ kind: 'bigbluebutton', url: url ?? '', secret: secret ?? '', meetingId }));
}

function aboutUrl(url: string | null, field: string): Reason[] {
  if (url === null) return [{ code: 'required', field }];
  return isPublicHttps(url) ? [] : [{ code: 'not-an-https-address', field }];
}

/** Over TLS, to a host with a public name: an address of this network or a bare number is none people are sent to. */
function isPublicHttps(text: string): boolean {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return false;
  return /\.[a-z][a-z0-9-]+$/i.test(url.hostname) && !/\.(local|localhost|internal|lan|home)$/i.test(url.hostname);
}

const sameOrigin = (one: string, other: string | null): boolean =>
  other !== null && URL.parse(one)?.origin === URL.parse(other)?.origin;

/** What may be shown of where a room is: the host, never the path, which may carry a password. */
export const hostOf = ({ url }: Pick<RoomSettings, 'url'>): string => URL.parse(url)?.hostname ?? '';
