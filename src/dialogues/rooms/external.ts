import { accept, type Reason, type Result, refuse } from '../../platform/result.ts';

/**
 * The address of a room or of its server, as someone typed it: an `https` link to a host that everyone can reach.
 * A link of a service that the Mechanism does not run (Zoom, Teams, a stream) is kept on the server and given at the
 * click; nothing is signed, and what it lets its holder do is that service's own affair.
 * Refusals: `room-link-invalid`, `room-link-has-password`, `room-link-local`.
 */
export function readRoomAddress(written: string): Result<string> {
  const text = written.trim();
  const url = /\s/.test(text) || text.length > 2_000 ? null : URL.parse(text);
  if (url?.protocol !== 'https:') return refuse({ code: 'room-link-invalid', field: 'url' });
  const reasons: Reason[] = [];
  if (url.username !== '' || url.password !== '') reasons.push({ code: 'room-link-has-password', field: 'url' });
  if (isLocal(url.hostname)) reasons.push({ code: 'room-link-local', field: 'url' });
  const [first, ...rest] = reasons;
  return first ? refuse(first, ...rest) : accept(url.href);
}

// Names without a dot and under `.local`, `.internal`, … (RFC 6761, RFC 6762), and addresses of any kind: a room that
// people are invited to has a name.
const isLocal = (host: string): boolean =>
  !host.includes('.') ||
  host.startsWith('[') ||
  /^[\d.]+$/.test(host) ||
  /\.(?:local|localhost|internal|intranet|lan|home|corp|test|invalid|example|arpa)\.?$/.test(host);
