// Every language says everything Spanish says, with the same placeholders; every message parses, and none gives a name
// of the charter an article. `node tools/check-messages.ts`
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageFormat } from 'messageformat';
import { messageRooms } from '../src/platform/messages.ts';
import { root } from '../src/platform/root.ts';

const source = 'es';

/** An article, or a preposition with one in it, before what only a charter names. */
const named = String.raw`\s+«?\s?\{\$(?:group|mechanism|body|office|liaison|network)\}`;
const articles: Readonly<Record<string, RegExp>> = {
  es: new RegExp(String.raw`\b(?:el|la|los|las|del|al)${named}`, 'i'),
  pt: new RegExp(String.raw`\b(?:o|os|as|do|da|dos|das|ao|aos|no|na|nos|nas|pelo|pela|pelos|pelas)${named}`, 'i'),
  fr: new RegExp(String.raw`\b(?:le|la|les|du|des|au|aux)${named}`, 'i'),
};
const problems: string[] = [];
const languages = readdirSync(join(root, 'locales'));
let count = 0;
const owners = new Map<string, string>();

for (const room of messageRooms) {
  const spanish = read(source, room);
  for (const key of Object.keys(spanish)) {
    const code = /^reason\.(.+)$/.exec(key)?.[1];
    const owner = code && owners.get(code);
    if (owner) problems.push(`reason '${code}' is said twice: in ${owner}.json and ${room}.json`);
    if (code) owners.set(code, room);
  }
  for (const language of languages) {
    const messages = read(language, room);
    for (const key of new Set([...Object.keys(spanish), ...Object.keys(messages)])) {
      const here = `locales/${language}/${room}.json: ${key}`;
      const [expected, said] = [spanish[key], messages[key]];
      count += 1;
      if (expected === undefined) problems.push(`${here} is not in ${source}`);
      else if (said === undefined) problems.push(`${here} is missing`);
      else if (said.trim() === '') problems.push(`${here} is empty`);
      else check(here, language, said, expected);
    }
  }
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`messages: ${count} in ${languages.length} languages, all complete`);

function read(language: string, room: string): Record<string, string> {
  return JSON.parse(readFileSync(join(root, 'locales', language, `${room}.json`), 'utf8'));
}

function check(here: string, language: string, said: string, expected: string): void {
  try {
    new MessageFormat(language, said, { bidiIsolation: 'none' });
  } catch (fault) {
    problems.push(`${here}: ${String(fault)}`);
    return;
  }
  const wanted = [...placeholders(expected)].sort().join(' ');
  const found = [...placeholders(said)].sort().join(' ');
  const [article] = articles[language]?.exec(said) ?? [];
  if (article) problems.push(`${here} says '${article}': what the charter calls it has a gender of its own`);
  if (wanted !== found) problems.push(`${here} has the placeholders [${found}], ${source} has [${wanted}]`);
}

function placeholders(message: string): Set<string> {
  return new Set([...message.matchAll(/\{\s*\$([a-zA-Z]\w*)/g)].map(([, name]) => name ?? ''));
}
