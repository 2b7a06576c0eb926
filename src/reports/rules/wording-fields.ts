import type { Texts } from '../../platform/reader.ts';
import { type HeadingWording, itemForms, type Wording } from '../types.ts';
import type { Fields } from './merge-fields.ts';

/** A wording as the fields of its form: `text.es`, `form`, `objectives`. */
export const wordingFields = ({ form, text, objectives }: Wording): Fields => ({
  ...textFields('text', text),
  form,
  objectives: objectives.join(' '),
});

export const wordingOf = (fields: Fields): Wording => ({
  form: itemForms.find((form) => form === fields.form) ?? 'point',
  text: textsIn('text', fields),
  objectives: (fields.objectives ?? '').split(' ').filter(Boolean).map(Number),
});

export const headingFields = ({ title, summary, correction }: HeadingWording): Fields => ({
  ...textFields('title', title),
  ...textFields('summary', summary ?? {}),
  ...textFields('correction', correction ?? {}),
});

export const headingOf = (fields: Fields): HeadingWording => ({
  title: textsIn('title', fields),
  summary: someTexts(textsIn('summary', fields)),
  correction: someTexts(textsIn('correction', fields)),
});

const textFields = (name: string, texts: Texts): Fields =>
  Object.fromEntries(Object.entries(texts).map(([language, text]) => [`${name}.${language}`, text]));

function textsIn(name: string, fields: Fields): Texts {
  const start = `${name}.`;
  const written = Object.entries(fields).filter(([field, text]) => field.startsWith(start) && text !== '');
  return Object.fromEntries(written.map(([field, text]) => [field.slice(start.length), text]));
}

const someTexts = (texts: Texts): Texts | null => (Object.keys(texts).length > 0 ? texts : null);
