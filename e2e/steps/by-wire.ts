import { type Answers, bodyOf, filledIn, formFor } from '../forms.ts';
import type { Cycle } from './cycle.ts';

/** What came back: where it was in the end, and what it said. */
export type Answer = { readonly status: number; readonly path: string; readonly html: string };

/** Someone who asks the served program as a browser does, and looks at nothing: keeps cookies, follows redirections. */
export type Wire = {
  get(path: string): Promise<Answer>;
  /** Fills in the form of a page that is sent to `action`, and sends it. Fields not named stay as they are. */
  send(page: Answer, action: RegExp, answers?: Answers): Promise<Answer>;
};

/** `token`: of a session that is open already. */
export function byWire({ site }: Cycle, token?: string): Wire {
  let cookie = token === undefined ? '' : `sesion=${token}`;
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const url = new URL(path, site.origin);
    const headers = { origin: site.origin, ...(cookie && { cookie }) };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) cookie = set.split(';')[0] ?? '';
    const to = response.headers.get('location');
    if (to !== null) return ask(new URL(to, url).href);
    return { status: response.status, path: url.pathname + url.search, html: await response.text() };
  };
  return {
    get: ask,
    send(page, action, answers = {}) {
      const form = formFor(page.html, (address) => action.test(address), answers);
      if (!form) throw new Error(`${page.path} (${page.status}) has no form to ${action} for ${Object.keys(answers)}`);
      return ask(form.action, bodyOf(form, filledIn(form, answers)));
    },
  };
}

/** The subjects of what has come to an address, the latest first, with where each is read. */
export async function lettersTo(cycle: Cycle, email: string): Promise<readonly { subject: string; path: string }[]> {
  const { html } = await byWire(cycle).get(`/es/correo?${new URLSearchParams({ para: email })}`);
  const listed = html.matchAll(/<h3><a href="([^"]+)"[^>]*>([^<]*)<\/a><\/h3>/g);
  return [...listed].map(([, path = '', subject = '']) => ({ path, subject }));
}

/** The address in the latest letter to `email` that leads to `path`. */
export async function linkTo(cycle: Cycle, email: string, path: string): Promise<string> {
  for (const letter of await lettersTo(cycle, email)) {
    const { html } = await byWire(cycle).get(letter.path);
    const links = [...html.matchAll(/<a href="([^"]+)"/g)].map(([, href = '']) => href);
    const link = links.find((href) => href.startsWith(cycle.site.origin) && new URL(href).pathname.includes(path));
    if (link) return link;
  }
  throw new Error(`no letter to ${email} leads to ${path}`);
}

/** Signs in by the link that is mailed. */
export async function enterByWire(cycle: Cycle, email: string): Promise<Wire> {
  const wire = byWire(cycle);
  await wire.send(await wire.get('/es/entrar'), /\/entrar$/, { email });
  await wire.send(await wire.get(await linkTo(cycle, email, '/entrar/enlace/')), /\/entrar\/enlace\//);
  return wire;
}
