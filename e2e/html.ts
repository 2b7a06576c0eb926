import { unescaped } from '../src/testing/words.ts';

/** Our own pages as text, read without a browser: tags in order, the words between them, the forms. */
type Tag = { readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly at: number };

export type FormField = {
  readonly name: string;
  /** `text`, `radio`, `select`, `textarea`, `hidden`, `file` … */
  readonly type: string;
  readonly value: string;
  readonly chosen: boolean;
};

export type PageForm = {
  readonly action: string;
  readonly method: 'get' | 'post';
  readonly files: boolean;
  readonly fields: readonly FormField[];
};

const tagPattern = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s=>"/]+(?:="[^"]*")?)*)\s*\/?>/gi;
const attributePattern = /([^\s=>"/]+)(?:="([^"]*)")?/g;

export function tagsIn(html: string): Tag[] {
  return [...html.matchAll(tagPattern)].map((found) => ({
    name: `${found[1]}${found[2]?.toLowerCase()}`,
    at: found.index,
    attributes: new Map(
      [...(found[3] ?? '').matchAll(attributePattern)].map(([, name = '', value = '']) => [name, unescaped(value)]),
    ),
  }));
}

/** What stands inside the first element of that name. */
export const insideOf = (html: string, name: string): string =>
  new RegExp(`<${name}(?:\\s[^>]*)?>(.*?)</${name}>`, 's').exec(html)?.[1] ?? '';

export function formsIn(html: string): PageForm[] {
  return [...html.matchAll(/<form[\s>].*?<\/form>/gs)].map(([source]) => {
    const tags = tagsIn(source);
    const attributes = tags[0]?.attributes;
    return {
      action: attributes?.get('action') ?? '',
      method: attributes?.get('method')?.toLowerCase() === 'post' ? 'post' : 'get',
      files: attributes?.get('enctype') === 'multipart/form-data',
      fields: fieldsIn(source, tags),
    };
  });
}

function fieldsIn(source: string, tags: readonly Tag[]): FormField[] {
  let select = '';
  return tags.flatMap(({ name: tag, attributes, at }): FormField[] => {
    if (tag === 'select') select = attributes.get('name') ?? '';
    const name = tag === 'option' ? select : (attributes.get('name') ?? '');
    if (!name) return [];
    const value = attributes.get('value') ?? '';
    if (tag === 'option') return [{ name, type: 'select', value, chosen: attributes.has('selected') }];
    if (tag === 'button') return [{ name, type: 'submit', value, chosen: false }];
    if (tag === 'textarea') {
      const text = /^<textarea[^>]*>(.*?)<\/textarea>/s.exec(source.slice(at))?.[1] ?? '';
      return [{ name, type: 'textarea', value: unescaped(text.replace(/^\n/, '')), chosen: true }];
    }
    if (tag !== 'input') return [];
    const type = attributes.get('type') ?? 'text';
    const chosen = type === 'radio' || type === 'checkbox' ? attributes.has('checked') : true;
    return [{ name, type, value, chosen }];
  });
}
