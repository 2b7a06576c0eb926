import type { EntityRef, How, KnownEntity, Match } from './entities.ts';
import { fold, separator } from './letters.ts';

/** Addresses and numbers under which somebody could be recognised. */
export type ContactIndex = {
  readonly emails: Map<string, EntityRef[]>;
  readonly domains: Map<string, EntityRef[]>;
  /** Pages on hosts that many share (`facebook.com/…`), without scheme. */
  readonly pages: Map<string, EntityRef[]>;
  readonly handles: Map<string, EntityRef[]>;
  /** By the last seven digits: the whole number and whose it is. */
  readonly phones: Map<string, (EntityRef & { readonly digits: string })[]>;
  readonly allowed: readonly string[];
};

// Hosts whose name says nothing about who uses them.
const sharedHosts =
  /(?:^|\.)(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|proton|protonmail|aol|gmx|facebook|fb|instagram|twitter|x|linkedin|youtube|tiktok|wordpress|blogspot|wixsite|google|linktr|bit|t)\.[a-z.]{2,10}$/;

export function indexContacts(entities: readonly KnownEntity[], allowed: readonly string[]): ContactIndex {
  const index: ContactIndex = {
    emails: new Map(),
    domains: new Map(),
    pages: new Map(),
    handles: new Map(),
    phones: new Map(),
    allowed: allowed.map((text) => text.toLowerCase()).filter((text) => /^\S+\.[a-z]{2,}$/.test(text)),
  };
  for (const { kind, id, contacts } of entities) {
    for (const contact of contacts) addContact(index, contact.trim().toLowerCase(), { kind, id });
  }
  return index;
}

function addContact(index: ContactIndex, contact: string, entity: EntityRef): void {
  const mail = /^([^@\s]+)@([^@\s]+\.[^@\s]+)$/.exec(contact);
  if (mail) {
    put(index.emails, contact, entity);
    if (entity.kind !== 'person' && mail[2] && !sharedHosts.test(mail[2])) put(index.domains, mail[2], entity);
  } else if (contact.startsWith('@')) put(index.handles, squeezed(contact), entity);
  else if (/^[+\d\s().\-/]+$/.test(contact)) {
    const digits = contact.replace(/\D/g, '').replace(/^00/, '');
    if (digits.length >= 7) put(index.phones, digits.slice(-7), { ...entity, digits });
  } else addPage(index, contact, entity);
}

function addPage(index: ContactIndex, page: string, entity: EntityRef): void {
  const address = page
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/?#]+$/, '');
  const [host = ''] = address.split(/[/?#]/);
  if (!host.includes('.')) return;
  if (!sharedHosts.test(host)) put(index.domains, host, entity);
  else if (address !== host) put(index.pages, address, entity);
}

function put<V extends EntityRef>(map: Map<string, V[]>, key: string, value: V): void {
  const there = map.get(key);
  if (!there) map.set(key, [value]);
  else if (!there.some(({ kind, id }) => kind === value.kind && id === value.id)) there.push(value);
}

const squeezed = (text: string): string =>
  [...text]
    .map((character) => fold(character.codePointAt(0) ?? 0))
    .filter((letters) => letters !== separator)
    .join('');

/** Places of a text that are addresses or numbers of somebody, and the spans of every web address in it. */
export function findContacts(index: ContactIndex, text: string): ContactMatches {
  const plain = plainText(text);
  const found: Match[] = [];
  const report: Report = (start, end, how, entities) => {
    const [from, to] = [plain.at(start), plain.at(end)];
    found.push({ start: from, end: to, entities, how });
  };
  findAtSigns(index, plain.text, report);
  findPhones(index, plain.text, report);
  const spans = findPages(index, plain.text, report);
  return { found, addresses: spans.map(([start, end]) => [plain.at(start), plain.at(end)]) };
}

export type Span = readonly [start: number, end: number];
type ContactMatches = { readonly found: readonly Match[]; readonly addresses: readonly Span[] };
type Report = (start: number, end: number, how: How, entities: readonly EntityRef[]) => void;

/** Without invisible characters and full-width forms; `at` leads from an offset in it back to the text. */
function plainText(text: string): { readonly text: string; at(offset: number): number } {
  if (!/[\p{Cf}\uff01-\uff5e]/u.test(text)) return { text, at: (offset) => offset };
  let plain = '';
  const origins: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (/\p{Cf}/u.test(unit)) continue;
    plain += /[\uff01-\uff5e]/.test(unit) ? String.fromCharCode(unit.charCodeAt(0) - 0xfee0) : unit;
    origins.push(at);
  }
  return { text: plain, at: (offset) => origins[offset] ?? text.length };
}

const local = /[\p{L}\p{N}._%+'-]/u;
const domain = /^(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/u;
const spelledAt =
  /([\w.+-]{1,64})\s?[([{]\s?(?:at|arroba|@)\s?[)\]}]\s?([\w-]{1,63}(?:(?:\.|\s?[([{]\s?(?:dot|punto|\.)\s?[)\]}]\s?)[\w-]{1,63}){1,8})/giu;

function findAtSigns(index: ContactIndex, text: string, report: Report): void {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < 64 && local.test(text.charAt(start - 1))) start--;
    const host = domain.exec(text.slice(at + 1, at + 256))?.[0];
    if (start < at && host) mailFound(index, start, at + 1 + host.length, text.slice(start, at), host, report);
    else {
      const name = /^[\p{L}\p{N}_.]{2,40}/u.exec(text.slice(at + 1, at + 41))?.[0];
      const owners = name ? index.handles.get(squeezed(name)) : undefined;
      if (name && owners) report(at, at + 1 + name.length, 'handle', owners);
    }
  }
  for (const match of text.matchAll(spelledAt)) {
    const host = (match[2] ?? '').replace(/\s?[([{]\s?(?:dot|punto|\.)\s?[)\]}]\s?/giu, '.');
    mailFound(index, match.index, match.index + match[0].length, match[1] ?? '', host, report);
  }
}

function mailFound(index: ContactIndex, start: number, end: number, name: string, host: string, report: Report): void {
  const address = `${name}@${host}`.toLowerCase();
  if (index.allowed.some((allowed) => address === allowed || isWithin(host.toLowerCase(), allowed))) return;
  const owners = index.emails.get(address) ?? ownersOf(index.domains, host.toLowerCase());
  report(start, end, 'e-mail', owners.length > 0 ? owners : [{ kind: 'unknown', id: address }]);
}

const isWithin = (host: string, parent: string): boolean => host === parent || host.endsWith(`.${parent}`);

function ownersOf(domains: ReadonlyMap<string, readonly EntityRef[]>, host: string): readonly EntityRef[] {
  for (let rest = host; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    const owners = domains.get(rest);
    if (owners) return owners;
  }
  return [];
}

/** Numbers somebody is known by, in any grouping; and whatever is written as an international number. */
function findPhones(index: ContactIndex, text: string, report: Report): void {
  for (const match of text.matchAll(/\+?\(?\d(?:[\s().\-\u2013/]{0,3}\d){6,15}(?!\d)/g)) {
    const digits = match[0].replace(/\D/g, '').replace(/^00/, '');
    const known = (index.phones.get(digits.slice(-7)) ?? []).filter(
      (phone) => phone.digits.endsWith(digits) || digits.endsWith(phone.digits),
    );
    const owners = known.map(({ kind, id }) => ({ kind, id }));
    const end = match.index + match[0].length;
    if (owners.length > 0) report(match.index, end, 'phone', owners);
    else if (match[0].startsWith('+')) report(match.index, end, 'phone', [{ kind: 'unknown', id: `+${digits}` }]);
  }
}

const linked = /(?:https?:\/\/|www\.)[^\s<>"“”«»]{1,2000}/giu;
const bareHost = /(?<![\p{L}\p{N}@./-])(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?:\/[^\s<>"“”«»]{0,2000})?/giu;

function findPages(index: ContactIndex, text: string, report: Report): readonly Span[] {
  const spans: Span[] = [];
  for (const form of [linked, bareHost]) {
    for (const match of text.matchAll(form)) {
      const written = match[0].replace(/[.,;:!?)\]'’]+$/, '');
      const end = match.index + written.length;
      if (form === linked) spans.push([match.index, end]);
      const owners = ownersOfPage(index, written.toLowerCase());
      if (owners.length > 0) report(match.index, end, 'web-address', owners);
    }
  }
  return spans;
}

function ownersOfPage(index: ContactIndex, written: string): readonly EntityRef[] {
  const address = written.replace(/^[a-z]+:\/\//, '').replace(/^www\./, '');
  const host = address.split(/[/?#:]/)[0] ?? '';
  if (index.allowed.some((allowed) => isWithin(host, allowed))) return [];
  if (!sharedHosts.test(host)) return ownersOf(index.domains, host);
  const [path = ''] = address.split(/[?#]/);
  return [...index.pages].filter(([page]) => `${path}/`.startsWith(`${page}/`)).flatMap(([, owners]) => owners);
}
