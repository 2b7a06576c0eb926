/** Organizations as a reader sees them: those that are named, in the order they came in; how many are not. */
export type Shown<T> = { readonly named: readonly T[]; readonly unnamed: number };

/**
 * Which organizations a reader sees by name: those in the directory and the reader's own, or all of them.
 * Source: what /privacidad promises organizations that are not in the directory.
 */
export function shownTo<T extends { readonly organizationId: string }>(
  organizations: readonly T[],
  reader: {
    readonly seesAll: boolean;
    readonly own: readonly string[];
    /** Those in the directory. */
    readonly listed: ReadonlySet<string>;
  },
): Shown<T> {
  const named = organizations.filter(
    ({ organizationId: id }) => reader.seesAll || reader.listed.has(id) || reader.own.includes(id),
  );
  return { named, unnamed: organizations.length - named.length };
}
