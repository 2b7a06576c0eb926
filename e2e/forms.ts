import { type FormField, formsIn, type PageForm } from './html.ts';
import type { Site, Visitor } from './site.ts';
import { patternOf, type Visited } from './walk.ts';

/** A form as one visitor found it on a page, with the button that is pressed. */
export type Found = {
  readonly visitor: Visitor;
  readonly page: string;
  readonly form: PageForm;
  /** Path and question it is sent to. */
  readonly action: string;
  readonly pattern: string;
  readonly button: FormField | null;
};

/** Forms that differ in where they go, what they ask or which button they have; the first of each. */
export function formsOn(site: Site, pages: readonly Visited[]): Found[] {
  const found = new Map<string, Found>();
  for (const { visitor, path, html } of pages) {
    for (const form of formsIn(html)) {
      const url = new URL(form.action || path, `${site.origin}${path}`);
      const pattern = patternOf(site.app, url.pathname, form.method === 'post' ? 'POST' : 'GET');
      const buttons = form.fields.filter(({ type }) => type === 'submit');
      for (const button of buttons.length > 0 ? buttons : [null]) {
        const asked = [...new Set(form.fields.map(({ name, type }) => `${name}:${type}`))].sort();
        // Buttons that differ by a number lead to places of the same kind.
        const key = [form.method, pattern, ...asked, button?.value.replace(/^\d+$/, '#')].join(' ');
        const action = url.pathname + url.search;
        if (!found.has(key)) found.set(key, { visitor, page: path, form, action, pattern, button });
      }
    }
  }
  return [...found.values()];
}

export type Entry = readonly [name: string, value: string | File];

/** What a browser sends when nobody fills anything in: hidden fields, first options, the button. */
export function leftEmpty({ form, button }: Found): Entry[] {
  const entries: Entry[] = [];
  const selects = new Set<string>();
  for (const { name, type, value } of form.fields) {
    if (type === 'hidden') entries.push([name, value]);
    else if (type === 'file') entries.push([name, new File([], '')]);
    else if (type === 'select' && !selects.has(name)) entries.push([name, value]);
    else if (!['radio', 'checkbox', 'submit', 'select'].includes(type)) entries.push([name, '']);
    if (type === 'select') selects.add(name);
  }
  return button ? [...entries, [button.name, button.value]] : entries;
}

/** The names of the fields that people write in. */
export const writtenIn = ({ form }: Found): string[] => [
  ...new Set(
    form.fields
      .filter(({ type }) => !['hidden', 'file', 'radio', 'checkbox', 'submit', 'select'].includes(type))
      .map(({ name }) => name),
  ),
];

/** What is written, chosen or ticked, by field name; everything else stays as the page has it. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** What a browser without scripts sends of a form in which these answers are given. */
export function filledIn(form: PageForm, answers: Answers): Entry[] {
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

/** The first form that goes to such an address and has a field for every answer. */
export const formFor = (html: string, goesThere: (action: string) => boolean, answers: Answers): PageForm | undefined =>
  formsIn(html).find(
    ({ method, action, fields }) =>
      method === 'post' &&
      goesThere(action) &&
      Object.keys(answers).every((name) => fields.some((field) => field.name === name)),
  );

export function bodyOf({ files: has }: Pick<PageForm, 'files'>, entries: readonly Entry[]): RequestInit {
  const files = has || entries.some(([, value]) => typeof value !== 'string');
  const body = files ? new FormData() : new URLSearchParams();
  for (const [name, value] of entries) (body as FormData).append(name, value);
  return { method: 'POST', body };
}
