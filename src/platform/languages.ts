import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageFormat, type MessageFormatOptions } from 'messageformat';
import { lately } from './lately.ts';
import { type MessageKey, messageRooms } from './messages.ts';
import type { Language, Params, Reader, Texts } from './reader.ts';
import type { Reason } from './result.ts';
import { root } from './root.ts';

/** One language's messages and ways of writing dates and numbers; made once, shared by every reader of it. */
type Speech = Pick<Reader, 'locale' | 't' | 'reason' | 'number' | 'date' | 'time' | 'moment' | 'list' | 'country'> & {
  readonly language: Language;
};

const speeches = new Map<Language, Speech>();

export function speechOf(language: Language): Speech {
  const known = speeches.get(language);
  if (known) return known;
  const made = makeSpeech(language);
  speeches.set(language, made);
  return made;
}

/** A reader of one page: the language's speech, plus who reads, where and in which zone. */
export function readerFor(page: {
  language: Language;
  languages: readonly Language[];
  path: string;
  zone?: string | null;
  origin?: string;
  person?: Reader['person'];
  example?: boolean;
  /** The charter's own word for its dialogues; without it, any mechanism's. */
  dialogues?: Texts;
  /** What the charter says of the mechanism in a sentence; without it, nothing is said of it. */
  headline?: Texts;
}): Reader {
  const speech = speechOf(page.language);
  const languageOf = (texts: Texts): Language =>
    [page.language, ...page.languages, ...Object.keys(texts)].find((language) => texts[language]) ?? page.language;
  const text = (texts: Texts): string => texts[languageOf(texts)] ?? '';
  return {
    ...speech,
    languages: page.languages,
    path: page.path,
    zone: page.zone ?? null,
    origin: page.origin ?? '',
    person: page.person ?? null,
    example: page.example ?? false,
    dialogues: page.dialogues ? text(page.dialogues) : speech.t('ui.nav.dialogues'),
    headline: page.headline ? text(page.headline) : '',
    text,
    languageOf,
    to: (path) => `/${page.language}${path === '/' ? '' : path}`,
  };
}

/** What a message may shape that is neither text nor number. */
type Shapes = 'day' | 'language';

type Messages = ReadonlyMap<string, string | MessageFormat<Shapes>>;

/**
 * `{$again :day}`: a day that comes as `2026-03-01` (a refusal's figures are plain), as the language writes days.
 * `{$in :language}`: a language that comes as `en`, by its name: `inglés`.
 */
const functionsIn = (day: Intl.DateTimeFormat, names: Intl.DisplayNames): Functions => ({
  day: (_context, _options, input) => ({
    type: 'day',
    toString: () => day.format(Temporal.PlainDate.from(String(input))),
  }),
  language: (_context, _options, input) => ({
    type: 'language',
    toString: () => names.of(String(input)) ?? String(input),
  }),
});

/** Dates and numbers in English are written as the United Nations does: 20 November 2026. */
const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : language);

/** Trinidad and Tobago, Saint Lucia: the names of countries are not shortened in English either. */
const asTheUnitedNations = (language: Language, country: string): string =>
  language === 'en' ? country.replaceAll(' & ', ' and ').replace(/^St\.? /, 'Saint ') : country;

type Functions = NonNullable<MessageFormatOptions<Shapes>['functions']>;

function makeSpeech(language: Language): Speech {
  const locale = localeOf(language);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const messages = readMessages(language, functionsIn(day, new Intl.DisplayNames(locale, { type: 'language' })));
  const filled = lately<string>();
  const say = (key: string, params?: Params): string => {
    const message = messages.get(key);
    if (message === undefined) throw new Error(`No message '${key}' in locales/${language}`);
    return typeof message === 'string'
      ? message
      : filled(`${key} ${JSON.stringify(params)}`, () => message.format(params));
  };
  const reasons = new Map<string, string>();
  for (const key of messages.keys()) {
    const code = /^[a-z]+\.reason\.(.+)$/.exec(key)?.[1];
    if (code) reasons.set(code, key);
  }
  const number = new Intl.NumberFormat(locale);
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  const clocks = new Map<string, Intl.DateTimeFormat>();
  const moments = new Map<string, Intl.DateTimeFormat>();
  const written = lately<string>();
  return {
    language,
    locale,
    t: (key: MessageKey, params?: Params) => say(key, params),
    reason: ({ code, params }: Reason) => say(reasons.get(code) ?? code, params),
    number: (value) => number.format(value),
    list: (items) => list.format(items),
    country: (code) => asTheUnitedNations(language, countries.of(code) ?? code),
    date: (value) => day.format(value),
    // V8 writes an Instant as 8:00 in Spanish, and the same moment in milliseconds as 08:00.
    time: (at, zone) =>
      inZone(clocks, zone, locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
        at.epochMilliseconds,
      ),
    moment: (at, zone) =>
      written(`${at.epochMilliseconds} ${zone}`, () =>
        inZone(moments, zone, locale, {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          year: 'numeric',
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
          timeZoneName: 'shortGeneric',
        }).format(at.epochMilliseconds),
      ),
  };
}

function inZone(
  made: Map<string, Intl.DateTimeFormat>,
  zone: string,
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const known = made.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  made.set(zone, format);
  return format;
}

function readMessages(language: Language, functions: Functions): Messages {
  const messages = new Map<string, string | MessageFormat<Shapes>>();
  for (const room of messageRooms) {
    const file = join(root, 'locales', language, `${room}.json`);
    if (!existsSync(file)) throw new Error(`locales/${language}/${room}.json is missing`);
    const entries: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
    for (const [key, source] of Object.entries(entries)) {
      messages.set(`${room}.${key}`, parse(language, `${room}.${key}`, source, functions));
    }
  }
  return messages;
}

/** Messages without placeholders stay strings. */
function parse(language: Language, key: string, source: string, functions: Functions): string | MessageFormat<Shapes> {
  if (!source.startsWith('.') && !/[{\\]/.test(source)) return source;
  try {
    return new MessageFormat(language, source, { bidiIsolation: 'none', functions });
  } catch (fault) {
    throw new Error(`locales/${language}: ${key} is not a MessageFormat 2 message: ${String(fault)}`);
  }
}
