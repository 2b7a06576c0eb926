import { fold } from '../../platform/fold.ts';
import type { Reason } from '../../platform/result.ts';
import { nameKey } from './attendance.ts';

type Entry = { readonly name: string; readonly institution: string };

/** Those whose name or institution has every one of the words, accents and case aside, the beginnings of words too. */
export function findOnList<E extends Entry>(entries: readonly E[], words: string): readonly E[] {
  const wanted = fold(words).split(' ').filter(Boolean);
  return entries.filter(({ name, institution }) => {
    const said = fold(`${name} ${institution}`);
    return wanted.every((word) => said.startsWith(word) || said.includes(` ${word}`));
  });
}

/**
 * Whoever is listed by that name (accents, case and the order of its words aside) is not written down once more, unless
 * the host says that it is another person. Reasons: `already-on-list`.
 */
export function aboutName(
  { name, another }: { readonly name: string; readonly another: boolean },
  listed: readonly Pick<Entry, 'name'>[],
): readonly Reason[] {
  const same = another ? undefined : listed.find((one) => nameKey(one.name) === nameKey(name));
  return same ? [{ code: 'already-on-list', field: 'name', params: { name: same.name } }] : [];
}
