import { inflateSync } from 'node:zlib';

/** What a screen reader gets of a PDF as Typst writes it (plain objects, Identity-H fonts with ToUnicode). */
export type ReadPdf = {
  readonly pages: number;
  /** Entries of the catalog and the information dictionary, as written. */
  readonly language: string;
  readonly tagged: boolean;
  readonly showsTitle: boolean;
  readonly metadata: string;
  readonly bookmarks: readonly string[];
  readonly links: readonly string[];
  /** The structure tree from the top: depth, type, alternative text, and the text that is its own. */
  readonly structure: readonly StructureElement[];
};
type StructureElement = {
  readonly depth: number;
  readonly type: string;
  readonly alt: string | null;
  readonly text: string;
  /** Counted from 1; 0 where it has nothing drawn of its own. */
  readonly page: number;
};

type Objects = ReadonlyMap<string, string>;
type Texts = ReadonlyMap<string, string>;

export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes).toString('latin1');
  const objects: Objects = new Map(
    [...file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]),
  );
  const bodies = [...objects.values()];
  const catalog = bodies.find((body) => /\/Type \/Catalog/.test(body)) ?? '';
  const pages = [...objects].filter(([, body]) => /\/Type \/Page\n/.test(body));
  const texts = new Map(
    pages.flatMap(([id, body]) => [...textsOf(objects, body)].map(([mark, text]) => [`${id} ${mark}`, text])),
  );
  const pageIds = pages.map(([id]) => id);
  const root = objects.get(/\/StructTreeRoot (\d+)/.exec(catalog)?.[1] ?? '') ?? '';
  return {
    pages: pages.length,
    language: stringAt(catalog, 'Lang') ?? '',
    tagged: /\/MarkInfo <<[^>]*\/Marked true/.test(catalog),
    showsTitle: /\/DisplayDocTitle true/.test(catalog),
    metadata: Buffer.from(bodies.find((body) => body.includes('<x:xmpmeta')) ?? '', 'latin1').toString('utf8'),
    bookmarks: bodies
      .filter((body) => /\/Title /.test(body) && /\/Dest /.test(body))
      .map((body) => stringAt(body, 'Title') ?? ''),
    links: bodies.flatMap((body) => stringAt(body, 'URI') ?? []),
    structure: kidsOf(root).flatMap((kid) => elements({ objects, texts, pages: pageIds }, kid, 0)),
  };
}

/** Everything the structure tree says in its order, one line an element that has text of its own. */
export const spokenText = ({ structure }: ReadPdf): readonly string[] =>
  structure.filter(({ text }) => text !== '').map(({ type, text }) => `${type} ${text}`);

type Source = { readonly objects: Objects; readonly texts: Texts; readonly pages: readonly string[] };

function elements(source: Source, id: string, depth: number): readonly StructureElement[] {
  const body = source.objects.get(id) ?? '';
  const type = /\/S \/(\w+)/.exec(body)?.[1];
  if (!type) return [];
  const page = /\/Pg (\d+)/.exec(body)?.[1] ?? '';
  const marks = marksOf(body).map((mark) => ({ id: mark.id, page: mark.page ?? page }));
  const own = marks.map((mark) => source.texts.get(`${mark.page} ${mark.id}`) ?? '');
  const drawnOn = source.pages.indexOf(marks[0]?.page ?? '') + 1;
  const element = { depth, type, alt: stringAt(body, 'Alt'), text: own.join('').trim(), page: drawnOn };
  return [element, ...kidsOf(body).flatMap((kid) => elements(source, kid, depth + 1))];
}

const kidsText = (body: string): string => /\/K (\[[\s\S]*?\](?=\n|$)|\d+ 0 R|\d+)/.exec(body)?.[1] ?? '';
const kidsOf = (body: string): readonly string[] =>
  [
    ...kidsText(body)
      .replace(/<<[\s\S]*?>>/g, '')
      .matchAll(/(\d+) 0 R/g),
  ].map(([, id = '']) => id);

function marksOf(body: string): readonly { page: string | null; id: string }[] {
  const kids = kidsText(body);
  return [...kids.matchAll(/<<([\s\S]*?)>>|\d+ 0 R|(\d+)/g)].flatMap(([, inner, plain]) => {
    if (plain) return [{ page: null, id: plain }];
    const id = /\/MCID (\d+)/.exec(inner ?? '')?.[1];
    return id ? [{ page: /\/Pg (\d+)/.exec(inner ?? '')?.[1] ?? null, id }] : [];
  });
}

// Brackets within a string need no backslash where they are balanced: as deep as glyph numbers happen to nest.
const plainBytes = String.raw`\\[\s\S]|[^\\()]`;
const nested = Array.from({ length: 4 }).reduce<string>(
  (inner) => `\\((?:${plainBytes}|${inner})*\\)`,
  String.raw`\((?:${plainBytes})*\)`,
);
const literal = new RegExp(`${nested}|<[0-9a-fA-F]+>`);
const operators = new RegExp(
  [
    /\/MCID (\d+)/,
    /\b(EMC)\b/,
    /\/(f\d+) [\d.]+ Tf/,
    new RegExp(`/[A-Z]\\w+ (?:${literal.source})`),
    `(${literal.source})`,
  ]
    .map((form) => (typeof form === 'string' ? form : form.source))
    .join('|'),
  'g',
);

/** The text of every marked content of a page, by its number. */
function textsOf(objects: Objects, page: string): Texts {
  const content = streamOf(objects.get(/\/Contents (\d+)/.exec(page)?.[1] ?? '') ?? '').toString('latin1');
  const fonts = fontsOf(objects, page);
  const texts = new Map<string, string>();
  let mark: string | null = null;
  let font: Texts = new Map();
  for (const [, opened, ended, name, shown] of content.matchAll(operators)) {
    if (opened) mark = opened;
    else if (ended) mark = null;
    else if (name) font = fonts.get(name) ?? new Map();
    else if (shown && mark !== null) texts.set(mark, (texts.get(mark) ?? '') + decoded(shown, font));
  }
  return texts;
}

function decoded(shown: string, font: Texts): string {
  const bytes = shown.startsWith('<')
    ? Buffer.from(shown.slice(1, -1), 'hex')
    : Buffer.from(unescaped(shown.slice(1, -1)), 'latin1');
  return (bytes.toString('hex').match(/.{4}/g) ?? []).map((glyph) => font.get(glyph) ?? '').join('');
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const unescaped = (text: string): string =>
  text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
  );

function fontsOf(objects: Objects, page: string): ReadonlyMap<string, Texts> {
  const resources = /\/Resources (\d+) 0 R/.exec(page)?.[1];
  const named = (resources ? objects.get(resources) : page) ?? '';
  const list = /\/Font <<([\s\S]*?)>>/.exec(named)?.[1] ?? '';
  return new Map(
    [...list.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, unicodeOf(objects, id)]),
  );
}

function unicodeOf(objects: Objects, font: string): Texts {
  const map = /\/ToUnicode (\d+)/.exec(objects.get(font) ?? '')?.[1] ?? '';
  const pairs = streamOf(objects.get(map) ?? '')
    .toString('latin1')
    .matchAll(/<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>/g);
  return new Map([...pairs].map(([, glyph = '', text = '']) => [glyph.toLowerCase(), utf16(text)]));
}

function streamOf(body: string): Buffer {
  const start = body.indexOf('stream\n') + 7;
  const bytes = Buffer.from(body.slice(start, body.lastIndexOf('\nendstream')), 'latin1');
  return body.includes('/FlateDecode') ? inflateSync(bytes) : bytes;
}

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** A string entry: `(…)` in Latin letters, or `<FEFF…>` in UTF-16. */
function stringAt(body: string, key: string): string | null {
  const found = new RegExp(`/${key} (?:\\(((?:\\\\.|[^\\\\)])*)\\)|<(?:FEFF|feff)([0-9a-fA-F]*)>)`).exec(body);
  if (!found) return null;
  return found[2] === undefined ? (found[1] ?? '').replace(/\\(.)/g, '$1') : utf16(found[2]);
}
