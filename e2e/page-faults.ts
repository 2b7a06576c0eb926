import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageRooms } from '../src/platform/messages.ts';
import { root } from '../src/platform/root.ts';
import { unescaped, wordsIn } from '../src/testing/words.ts';
import { insideOf, tagsIn } from './html.ts';
import type { Visited } from './walk.ts';

/** What a reader would notice on the page as it was sent, without a browser. */
export function faultsOf({ html, path }: Pick<Visited, 'html' | 'path'>, language: string): string[] {
  const tags = tagsIn(html);
  const named = (name: string) => tags.filter((tag) => tag.name === name);
  const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);
  const headings = named('h1').length;
  const lang = named('html')[0]?.attributes.get('lang');
  return [
    ...(lang === language ? [] : [`is in '${lang}'`]),
    ...(headings === 1 ? [] : [`has ${headings} headings of the first level`]),
    ...(wordsIn(insideOf(html, 'title')).replace('· Pansocial', '').trim() ? [] : ['has no title']),
    ...repeated(ids).map((id) => `has the id '${id}' twice`),
    ...tags
      .flatMap(({ attributes }) =>
        ['href', 'for', 'aria-labelledby', 'aria-describedby'].map((name) => [name, attributes.get(name)]),
      )
      .flatMap(([name, value]) => referencesOf(name ?? '', value ?? '', path))
      .filter((id) => !ids.includes(id))
      .map((id) => `refers to '${id}', which is not on it`),
    ...saidIn(html).flatMap((said) => strange(said, language)),
  ].map((fault) => `${path} ${fault}`);
}

const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];

function referencesOf(name: string, value: string, path: string): string[] {
  if (name !== 'href') return value.split(' ').filter(Boolean);
  const [page, hash] = value.split('#');
  return hash && (page === '' || page === path) ? [decodeURIComponent(hash)] : [];
}

/** Every piece of text and every attribute that is read out or shown. */
function saidIn(html: string): string[] {
  const shown = html.replaceAll(/<(script|style)[\s>].*?<\/\1>/gs, '');
  const attributes = tagsIn(shown).flatMap((tag) =>
    ['title', 'alt', 'aria-label', 'placeholder', 'content'].flatMap((name) => tag.attributes.get(name) ?? []),
  );
  return [...shown.split(/<[^>]*>/).map((piece) => unescaped(piece).trim()), ...attributes].filter(Boolean);
}

function strange(said: string, language: string): string[] {
  const faults = [
    ...(said.split(/\s+/).some((word) => keys.has(word)) ? ['a key'] : []),
    ...(/\bundefined\b|\[object|\bNaN\b|\{\$/.test(said) ? ['no value'] : []),
    ...(foreignTo(language).has(said) ? ['another language'] : []),
  ];
  return faults.map((fault) => `says "${said.slice(0, 80)}": ${fault}`);
}

const foreign = new Map<string, ReadonlySet<string>>();

/** What the house says in Spanish or English where the page's own language says something else. */
function foreignTo(language: string): ReadonlySet<string> {
  const known = foreign.get(language);
  if (known) return known;
  const own = new Set(messagesIn(language));
  const others = ['es', 'en'].filter((other) => other !== language).flatMap(messagesIn);
  const made = new Set(others.filter((message) => message.length > 3 && !own.has(message) && !message.includes('{')));
  foreign.set(language, made);
  return made;
}

const roomIn = (language: string, room: string): Record<string, string> =>
  JSON.parse(readFileSync(join(root, 'locales', language, `${room}.json`), 'utf8'));

const messagesIn = (language: string): string[] =>
  messageRooms.flatMap((room) => Object.values(roomIn(language, room)));

const keys = new Set(messageRooms.flatMap((room) => Object.keys(roomIn('es', room)).map((key) => `${room}.${key}`)));
