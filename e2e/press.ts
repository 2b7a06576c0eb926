import { bodyOf, type Entry } from './forms.ts';
import { type FormField, formsIn, type PageForm } from './html.ts';
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

/** What is written, chosen or ticked, by field name; everything else stays as the page has it. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/**
 * Fills in the form of a shown page whose action ends with `action`, as a browser without scripts would, and sends it.
 * @throws where the page has no such form, or the form no such field.
 */
export async function press(site: Site, shown: Shown, action: string, answers: Answers, as: Visitor): Promise<Shown> {
  const forms = formsIn(shown.html).filter((one) => new URL(one.action, site.origin).pathname.endsWith(action));
  const asks = (one: PageForm, name: string) => one.fields.some((field) => field.name === name);
  const form = forms.find((one) => one.method === 'post' && Object.keys(answers).every((name) => asks(one, name)));
  if (!form) {
    const found = forms.map(({ fields }) => fields.map(({ name }) => name).join(' ')).join('; ');
    throw new Error(`${shown.path} (${shown.status}): forms for ${action}: ${found}; answers: ${Object.keys(answers)}`);
  }
  const url = new URL(form.action, site.origin);
  const sending = { form, visitor: as, page: shown.path, action, pattern: action, button: null };
  const answer = await site.ask(url.pathname + url.search, as, bodyOf(sending, filledIn(form, answers)));
  return follow(site, url.pathname + url.search, as, answer);
}

function filledIn(form: PageForm, answers: Answers): Entry[] {
  const given = Object.entries(answers).flatMap(([name, value]) => [value].flat().map((one): Entry => [name, one]));
  const kept = form.fields.filter(({ name, type }) => !(name in answers) && type !== 'submit');
  return [...given, ...[...Map.groupBy(kept, ({ name }) => name)].flatMap(([name, fields]) => standing(name, fields))];
}

/** What stands in a field that nobody touches. */
function standing(name: string, fields: readonly FormField[]): Entry[] {
  const chosen = fields.filter((field) => field.chosen);
  const [first] = fields;
  if (first?.type === 'select') return [[name, (chosen[0] ?? first).value]];
  if (first?.type === 'file') return [[name, new File([], '')]];
  return chosen.map(({ value }): Entry => [name, value]);
}
