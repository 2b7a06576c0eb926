/**
 * A radix tree of names (Morrison, PATRICIA, Journal of the ACM 15, 1968): a trie whose single-child paths are one
 * edge, so that it has at most two nodes a name. Names are sought only where a word begins, so no failure links are
 * needed: one search costs at most the letters of the longest name.
 */
export type RadixTree<V> = { label: string; readonly next: Map<string, RadixTree<V>>; readonly values: V[] };

export const emptyTree = <V>(label = ''): RadixTree<V> => ({ label, next: new Map(), values: [] });

export function insert<V>(tree: RadixTree<V>, key: string, value: V): void {
  let node = tree;
  let at = 0;
  while (at < key.length) {
    const first = key.charAt(at);
    const child = node.next.get(first);
    if (!child) {
      const leaf = emptyTree<V>(key.slice(at));
      leaf.values.push(value);
      node.next.set(first, leaf);
      return;
    }
    const common = commonLength(child.label, key, at);
    node = common < child.label.length ? split(node, child, common) : child;
    at += common;
  }
  node.values.push(value);
}

function commonLength(label: string, key: string, from: number): number {
  let length = 1;
  while (length < label.length && label.charCodeAt(length) === key.charCodeAt(from + length)) length++;
  return length;
}

function split<V>(parent: RadixTree<V>, child: RadixTree<V>, length: number): RadixTree<V> {
  const upper = emptyTree<V>(child.label.slice(0, length));
  child.label = child.label.slice(length);
  upper.next.set(child.label.charAt(0), child);
  parent.next.set(upper.label.charAt(0), upper);
  return upper;
}

/**
 * Every name that the words from `from` on spell, ending where a word ends: `report` is told the last word's index
 * and what the tree keeps there. Where one word ends and the next begins is free: `Casa Refugio` is `CasaRefugio`.
 */
export function search<V>(
  tree: RadixTree<V>,
  words: readonly string[],
  from: number,
  report: (last: number, values: readonly V[]) => void,
): void {
  let node = tree;
  let depth = 0;
  for (let at = from; at < words.length; at++) {
    const word = words[at] ?? '';
    for (let i = 0; i < word.length; i++) {
      if (depth === node.label.length) {
        const child = node.next.get(word.charAt(i));
        if (!child) return;
        node = child;
        depth = 1;
      } else if (node.label.charCodeAt(depth) === word.charCodeAt(i)) depth++;
      else return;
    }
    if (depth === node.label.length && node.values.length > 0) report(at, node.values);
  }
}
