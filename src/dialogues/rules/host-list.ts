import { fold } from '../../platform/fold.ts';

type Entry = { readonly name: string; readonly institution: string };

/** Those whose name or institution has every one of the words, accents and case aside, the beginnings of words too. */
export function findOnList<E extends Entry>(entries: readonly E[], words: string): readonly E[] {
  const wanted = fold(words).split(' ').filter(Boolean);
  return entries.filter(({ name, institution }) => {
    const said = fold(`${name} ${institution}`);
    return wanted.every((word) => said.startsWith(word) || said.includes(` ${word}`));
  });
}
