import type { Context } from 'hono';

/**
 * Where a request comes from, to slow down whoever knocks too often. An IPv6 network counts as one (its first 64
 * bits). A request that reaches this machine from itself or from a private network came through a proxy there,
 * whose last word on its sender is taken; a client on the internet cannot choose its address that way.
 */
export const connectionOf = (c: Context): string => sender(peerOf(c), c.req.header('x-forwarded-for'));

/** The address of the other end of the socket; null where the app is called without one, as tests do. */
function peerOf(c: Context): string | null {
  const { incoming }: { incoming?: { socket?: { remoteAddress?: string } } } = c.env ?? {};
  return incoming?.socket?.remoteAddress ?? null;
}

export function sender(peer: string | null, forwardedFor: string | undefined): string {
  const last = forwardedFor?.split(',').at(-1)?.trim();
  return networkOf((peer === null || isNear(peer)) && last ? last : (peer ?? 'unknown'));
}

const isNear = (address: string): boolean =>
  /^(::1$|f[cd]|fe80:|(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.))/i.test(address);

function networkOf(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/^\[|\]$/g, '');
  if (!bare.includes(':')) return bare.slice(0, 45);
  const [head = '', tail] = bare.split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...gap, ...after].slice(0, 4).join(':').slice(0, 45).toLowerCase();
}
