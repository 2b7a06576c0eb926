import type { Entry, Found } from './forms.ts';
import { leftEmpty, writtenIn } from './forms.ts';

/** Shown unescaped it would be an element: a page that holds it as it stands has let it through. */
export const probe = '<i class=probe>';

/** What people and programs write into fields that were made for something else. */
export const texts = {
  'a script': `<script>alert(1)</script>"'>${probe}`,
  'right to left': '\u202eمنظمة المهاجرين\u202c בית',
  emoji: '👩🏽‍👩🏽‍👧🏽 🏳️‍🌈 é\u0301\u0302\u0303',
  sql: "'; drop table person; --",
  'a null byte': 'a\u0000b',
  'control characters': 'a\u0007\u001b[31m\r\nBcc: everybody@example.org',
  'half a surrogate pair': 'a\ud83d',
  'a message pattern': '{$name} {{.match}} #{7*7} %s',
  'a huge number': '99999999999999999999999',
  'a number with an exponent': '1e999',
  'a number below zero': '-1',
  'a day before all days': '-271821-04-20',
  'a day after all days': '+275760-09-13T00:00',
  'no day at all': '2026-02-30T25:61',
  'an address of a file': '../../../../etc/passwd',
  'another site': 'https://evil.example//x',
} as const satisfies Record<string, string>;

/** Tried in fields too that people choose in, or do not see. */
const everywhere = [
  'a script',
  'a null byte',
  'half a surrogate pair',
  'a huge number',
  'a number below zero',
  'a day before all days',
  'a day after all days',
] as const;

const MB = 1024 * 1024;

/** Every way the form is sent, by what is wrong with it. `legible`: only in what people write, to be shown again. */
type Attack = { name: string; entries: Entry[]; files?: true; legible?: true };

export function attacksOn(found: Found): Attack[] {
  const empty = leftEmpty(found);
  const written = writtenIn(found);
  const asked = [...new Set(found.form.fields.map(({ name }) => name))];
  const hidden = found.form.fields.filter(({ type }) => type === 'hidden').map(({ name }) => name);
  const withAll = (names: readonly string[], value: string): Entry[] => [
    ...empty.filter(([name]) => !names.includes(name)),
    ...names.map((name): Entry => [name, value]),
  ];
  const attacks: Attack[] = [
    { name: 'nothing at all', entries: [] },
    ...Object.entries(texts).map(([name, value]) => ({
      name,
      entries: withAll(written, value),
      legible: true as const,
    })),
    ...everywhere.map((name) => ({ name: `${name} everywhere`, entries: withAll(asked, texts[name]) })),
    ...[crypto.randomUUID(), 'x'].map((value) => ({ name: `'${value}' hidden`, entries: withAll(hidden, value) })),
    { name: 'a megabyte', entries: withAll(written.slice(0, 4), 'ñ'.repeat(MB / 2)), legible: true },
    { name: 'each name twice', entries: [...withAll(asked, '1'), ...asked.map((name): Entry => [name, '2'])] },
    {
      name: 'a file in each field',
      entries: asked.map((name): Entry => [name, new File(['%PDF'], probe)]),
      files: true,
    },
    { name: 'names of our own tools', entries: [...empty, ...oddNames.map((name): Entry => [name, 'x'])] },
  ];
  // A form with nothing to write in would be sent alike many times.
  return [...new Map(attacks.toReversed().map((one) => [keyOf(one), one])).values()].toReversed();
}

const keyOf = ({ entries }: Attack): string =>
  JSON.stringify(entries.map(([name, value]) => [name, typeof value === 'string' ? value : value.name]));

const oddNames = ['__proto__', 'constructor', 'toString', 'a[b]', 'a.b', 'once', 'volver', ''];
