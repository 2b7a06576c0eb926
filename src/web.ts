import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Deps } from './deps.ts';
import { actingUnder } from './mandates/rules/powers.ts';
import type { Acting, Actor, HeldMandate } from './mandates/types.ts';
import { encodedOnce, encodingFor } from './platform/compression.ts';
import { type FormBody, type FormState, formAgain } from './platform/forms.ts';
import type { Reader } from './platform/reader.ts';
import type { Reason } from './platform/result.ts';

/** What every handler finds in its context. */
export type Env = {
  Variables: {
    deps: Deps;
    reader: Reader;
    actor: Actor | null;
    /** One number per request, in the log and on the page of a fault. */
    requestId: string;
    /** Set by the guard `everyone`: the page is the same for all who are not signed in. */
    shared?: boolean;
    /** Set by the page cache: the page may be kept, and is compressed then. */
    keeping?: boolean;
  };
};

export type Web = Context<Env>;

/** The moment of this request's act. */
export const now = (c: Web): Temporal.Instant => c.get('deps').clock();

/** Who is signed in, behind a guard that saw to it. */
export function actorOf(c: Web): Actor {
  const actor = c.get('actor');
  if (!actor) throw new HTTPException(403);
  return actor;
}

/** In whose name an act is done: what `permissions.ts` of a room found; 403 where it found no mandate. */
export function actingWith(c: Web, mandate: HeldMandate | null): Acting {
  if (!mandate) throw new HTTPException(403);
  return actingUnder(actorOf(c), mandate);
}

/** A page of fewer characters is sent as it is. */
const worthEncoding = 1000;

/** Answers with a whole page. */
export async function show(
  c: Web,
  page: HtmlEscapedString | Promise<HtmlEscapedString>,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const html = `<!DOCTYPE html>${await page}`;
  const encoding = encodingFor(c.req.header('accept-encoding') ?? '');
  if (c.get('keeping') || encoding === 'identity' || html.length < worthEncoding) return c.html(html, status);
  c.header('Content-Type', 'text/html; charset=UTF-8');
  c.header('Content-Encoding', encoding);
  c.header('Vary', 'Accept-Encoding');
  return c.body(encodedOnce(html, encoding), status);
}

/** A form's fields; repeated names become lists. What cannot be read as a form has none: every field is missing. */
export async function formBody(c: Web): Promise<FormBody> {
  try {
    return await c.req.parseBody({ all: true });
  } catch (fault) {
    // What the runtime throws for a multipart body without its boundary, or broken off.
    if (fault instanceof TypeError) return {};
    throw fault;
  }
}

/** What a page shows again after a refusal, beside status 422. */
export const again = (body: FormBody, reasons: readonly Reason[]): FormState => formAgain(body, reasons);

/** After an act: on to a page of the house, which may greet with the message `done.<code>` of its room. */
export function onTo(c: Web, path: string, done?: string): Response {
  const address = c.get('reader').to(path);
  if (!done) return c.redirect(address, 303);
  const [page, hash] = address.split('#');
  return c.redirect(`${page}${page?.includes('?') ? '&' : '?'}hecho=${done}${hash ? `#${hash}` : ''}`, 303);
}

/** The `done` code of the act that led here, if it is one this page knows. */
export function doneCode<const C extends string>(c: Web, known: readonly C[]): C | null {
  const code = c.req.query('hecho');
  return known.find((one) => one === code) ?? null;
}
