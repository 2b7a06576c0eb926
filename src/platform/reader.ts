import type { MessageKey } from './messages.ts';
import type { Reason } from './result.ts';

export type Language = string;

/** The same text in several languages: at least one; others may be missing. */
export type Texts = Readonly<Record<Language, string>>;

/** The person a page is written for, signed in or not: language, zone, words, addresses. */
export type Reader = {
  readonly language: Language;
  /** How dates and numbers are written in that language (BCP 47): `en-GB` in English. */
  readonly locale: string;
  /** Every language the charter offers, the charter's first language first. */
  readonly languages: readonly Language[];
  /** The reader's own IANA zone, or null while unknown (a visitor who is not signed in). */
  readonly zone: string | null;
  /** Who is signed in, as the masthead names them. */
  readonly person: { readonly id: string; readonly name: string } | null;
  /** The house holds the example: its pages say what of it is real. */
  readonly example: boolean;
  /** Path below the language, with a leading slash: `/mesas/2`. */
  readonly path: string;
  /** What the mechanism calls its dialogues, as the menu says it: Conversatorios. */
  readonly dialogues: string;
  /** What the mechanism is, in a sentence, for search results. */
  readonly headline: string;
  /** The site's own address without a trailing slash, for canonical addresses; empty where none is known. */
  readonly origin: string;
  /** A message in the reader's language; `params` fill its placeholders. */
  t(key: MessageKey, params?: Params): string;
  reason(reason: Reason): string;
  /** Content in the reader's language, or in the first language that has it. */
  text(texts: Texts): string;
  /** The language `text(texts)` answers in: to mark with `lang=` where it is not the reader's. */
  languageOf(texts: Texts): Language;
  /** The address of `path` in the reader's language: `to('/mesas/2')` → `/es/mesas/2`. */
  to(path: string): string;
  number(value: number): string;
  /** `8 de agosto de 2023` */
  date(day: Temporal.PlainDate): string;
  /** `14:05` in `zone`. */
  time(at: Temporal.Instant, zone: string): string;
  /** `martes 8 de agosto de 2023, 08:00 (San José)`: date, time and the zone's name. */
  moment(at: Temporal.Instant, zone: string): string;
  /** `a, b y c` */
  list(items: readonly string[]): string;
  /** The name of a country by its ISO 3166-1 alpha-2 code. */
  country(code: string): string;
};

export type Params = Readonly<Record<string, string | number>>;
