import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getPath } from 'hono/utils/url';
import { type Changes, readsDuring } from './changes.ts';
import { type Encoded, encodingFor, inEveryEncoding } from './compression.ts';

/** A handler behind the guard `everyone` sets `shared`: its page is the same for all who ask anonymously. */
type Shared = { Variables: { shared?: boolean; keeping?: boolean } };

type Kept = {
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly bodies: Encoded;
} & Basis;

/** What a kept page stands on: the tables its content came from, the tick of changes it was begun at, its term. */
type Basis = {
  readonly reads: ReadonlySet<string>;
  readonly tick: number;
  readonly freshUntil: number;
};

const freshMs = 60_000;
const mostPages = 2_000;
const mostBytes = 64 * 1024 * 1024;

export type PageCache = {
  /** The page that is asked for, as it is kept; null where it must be rendered. Asked before any route is looked for. */
  answer(request: Request): Response | null;
  /** Keeps what the handlers behind it render for everyone. */
  readonly keeping: MiddlewareHandler<Shared>;
};

/**
 * Public pages, rendered once and kept compressed. A page holds until a table it was read from changes (known on
 * this node before the act that changed it answers, on other nodes by the database's notification), so its validator
 * changes exactly with the data. Pages also say what is next: after a minute they are rendered again.
 * `isPublic` tells which requests may be answered alike for everyone; `onPage` is told of each page, kept or not yet.
 */
export function pageCache(
  isPublic: (request: Request) => boolean,
  changes: Changes,
  nowMs: () => number,
  onPage: (kept: boolean) => void = () => {},
): PageCache {
  const pages = new Map<string, Kept>();
  let bytes = 0;

  const drop = (path: string, kept: Kept): void => {
    pages.delete(path);
    bytes -= sizeOf(kept);
  };
  const keep = (path: string, kept: Kept): void => {
    const before = pages.get(path);
    if (before) drop(path, before);
    pages.set(path, kept);
    bytes += sizeOf(kept);
    for (const [oldest, page] of pages) {
      if (pages.size <= mostPages && bytes <= mostBytes) break;
      drop(oldest, page);
    }
  };

  const answer = (request: Request): Response | null => {
    const known = isPublic(request) ? pages.get(getPath(request)) : undefined;
    if (!known || known.freshUntil <= nowMs() || changes.changedSince(known.tick, known.reads)) return null;
    onPage(true);
    return inAnyEncoding(request, known);
  };
  const keeping: MiddlewareHandler<Shared> = async (c, next) => {
    const request = c.req.raw;
    if (!isPublic(request)) return next();
    c.set('keeping', true);
    const { tick } = changes;
    const { tables } = await readsDuring(() => next());
    if (c.res.status !== 200 || !c.get('shared')) return;
    onPage(false);
    const kept = await prepare(c.res, { reads: tables, tick, freshUntil: nowMs() + freshMs });
    keep(getPath(request), kept);
    c.res = undefined;
    c.res = inAnyEncoding(request, kept);
  };
  return { answer, keeping };
}

const sizeOf = ({ bodies }: Kept): number => bodies.br.byteLength + bodies.gzip.byteLength + bodies.identity.byteLength;

async function prepare(response: Response, basis: Basis): Promise<Kept> {
  const identity = new Uint8Array(await response.arrayBuffer());
  const headers = Object.fromEntries(response.headers);
  delete headers['content-length'];
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 27)}"`;
  return {
    headers: {
      ...headers,
      'cache-control': 'public, max-age=0, must-revalidate',
      vary: 'Accept-Encoding, Cookie',
      etag,
    },
    etag,
    bodies: await inEveryEncoding(identity),
    ...basis,
  };
}

function inAnyEncoding(request: Request, kept: Kept): Response {
  const asked = request.headers.get('if-none-match');
  if (asked && matches(asked, kept.etag)) return new Response(null, { status: 304, headers: kept.headers });
  const encoding = encodingFor(request.headers.get('accept-encoding') ?? '');
  return new Response(kept.bodies[encoding], {
    headers: encoding === 'identity' ? kept.headers : { ...kept.headers, 'content-encoding': encoding },
  });
}

/** RFC 9110 §13.1.2: a list of validators, compared weakly, or `*`. */
const matches = (asked: string, etag: string): boolean =>
  asked === '*' || asked.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
