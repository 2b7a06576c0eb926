import { type FormField, formsIn, type PageForm } from '../html.ts';
import type { Cycle } from './cycle.ts';

/** What came back: where it was in the end, and what it said. */
export type Answer = { readonly status: number; readonly path: string; readonly html: string };

/** Someone who asks the served program as a browser does, and looks at nothing: keeps cookies, follows redirections. */
export type Wire = {
  get(path: string): Promise<Answer>;
  /** Fills in the form of a page that is sent to `action`, and sends it. Fields not named stay as they are. */
  send(page: Answer, action: RegExp, answers?: Readonly<Record<string, string>>): Promise<Answer>;
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
      const form = formsIn(page.html).find((one) => one.method === 'post' && action.test(one.action));
      if (!form) throw new Error(`${page.path} (${page.status}) has no form that goes to ${action}`);
      return ask(form.action, { method: 'POST', body: filledIn(form, answers) });
    },
  };
}

function filledIn({ action, fields }: PageForm, answers: Readonly<Record<string, string>>): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, ones] of Map.groupBy(fields, (field) => field.name)) {
    const answer = answers[name] ?? untouched(ones);
    if (answer !== null) body.append(name, answer);
  }
  const missing = Object.keys(answers).filter((name) => !body.has(name));
  if (missing.length > 0) throw new Error(`the form to ${action} does not ask for ${missing.join(', ')}`);
  return body;
}

/** What a browser sends of a field that nobody touches; null for nothing. */
function untouched(fields: readonly FormField[]): string | null {
  const [first] = fields;
  const chosen = fields.find((field) => field.chosen);
  if (first?.type === 'select') return (chosen ?? first).value;
  return first?.type === 'submit' ? null : (chosen?.value ?? null);
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
