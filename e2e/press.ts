import { type Answers, bodyOf, filledIn, formFor } from './forms.ts';
import type { Site, Visitor } from './site.ts';

export type Shown = { readonly path: string; readonly status: number; readonly html: string };

/** Opens a page and goes where it leads on to. */
export async function open(site: Site, path: string, as: Visitor): Promise<Shown> {
  return follow(site, path, as, await site.ask(path, as));
}

async function follow(site: Site, path: string, as: Visitor, answer: Response): Promise<Shown> {
  const way = answer.headers.get('location');
  if (!way) return { path, status: answer.status, html: await answer.text() };
  const next = new URL(way, site.origin + path);
  return open(site, next.pathname + next.search, as);
}

/**
 * Fills in the form of a shown page whose action ends with `action`, as a browser without scripts would, and sends it.
 * @throws where the page has no such form, or the form no such field.
 */
export async function press(site: Site, shown: Shown, action: string, answers: Answers, as: Visitor): Promise<Shown> {
  const urlOf = (action: string) => new URL(action, site.origin);
  const form = formFor(shown.html, (address) => urlOf(address).pathname.endsWith(action), answers);
  if (!form) throw new Error(`${shown.path} (${shown.status}) has no form to ${action} for ${Object.keys(answers)}`);
  const { pathname, search } = urlOf(form.action);
  const path = pathname + search;
  return follow(site, path, as, await site.ask(path, as, bodyOf(form, filledIn(form, answers))));
}
