import { accept, type Result, refuse } from '../../platform/result.ts';

/** What a form edits, each field as a text: `{ 'text.es': '…', objectives: '7 16' }`. A missing field is empty. */
export type Fields = Readonly<Record<string, string>>;

export type Revision =
  | { readonly kind: 'saved'; readonly version: number; readonly fields: Fields }
  | { readonly kind: 'unchanged'; readonly version: number }
  /**
   * Somebody wrote in the same fields meanwhile. `theirs` is what stands, `mine` what this writer wants beside what
   * the other changed elsewhere: both are shown, none is lost.
   */
  | {
      readonly kind: 'conflict';
      readonly version: number;
      readonly theirs: Fields;
      readonly mine: Fields;
      readonly conflicts: readonly string[];
    };

/**
 * What becomes of an edit written on top of an older version (three-way merge, field by field): one who translates
 * and one who edits the original do not disturb each other. `base` is what the writer started from, null where there
 * is no such version. The same edit sent twice changes nothing. Refusals: `item-removed`, `item-version-unknown`.
 */
export function decideEdit(
  current: { readonly version: number; readonly fields: Fields; readonly removed: boolean },
  base: Fields | null,
  mine: Fields,
): Result<Revision> {
  if (current.removed) return refuse('item-removed');
  if (!base) return refuse('item-version-unknown');
  const { version, fields: theirs } = current;
  const names = [...new Set([base, theirs, mine].flatMap((fields) => Object.keys(fields)))];
  const changed = (one: Fields, other: Fields) => names.filter((name) => written(one, name) !== written(other, name));
  const ofMine = changed(base, mine);
  const ofTheirs = changed(base, theirs);
  const conflicts = changed(theirs, mine).filter((name) => ofMine.includes(name) && ofTheirs.includes(name));
  const merged = Object.fromEntries(names.map((name) => [name, written(ofMine.includes(name) ? mine : theirs, name)]));
  if (conflicts.length > 0) return accept({ kind: 'conflict', version, theirs, mine: merged, conflicts });
  if (changed(theirs, merged).length === 0) return accept({ kind: 'unchanged', version });
  return accept({ kind: 'saved', version: version + 1, fields: merged });
}

const written = (fields: Fields, name: string): string => fields[name] ?? '';
