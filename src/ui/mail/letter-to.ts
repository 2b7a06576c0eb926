import { readerFor } from '../../platform/languages.ts';
import type { Mail } from '../../platform/mail.ts';
import type { Language, Reader } from '../../platform/reader.ts';
import { mailOf } from './MailLayout.tsx';

type Words = Omit<Parameters<typeof mailOf>[0], 'reader'>;

/** A letter in the addressee's language, or in the first of the mechanism's where it has not got that any more. */
export function letterTo(
  { languages }: { readonly languages: readonly [Language, ...Language[]] },
  to: { readonly email: string; readonly language: Language; readonly zone?: string | null },
  words: (reader: Reader) => Words,
): Mail {
  const language = languages.find((known) => known === to.language) ?? languages[0];
  const reader = readerFor({ language, languages, path: '/', zone: to.zone ?? null });
  return { ...mailOf({ reader, ...words(reader) }), to: to.email, language };
}
