import { AsyncLocalStorage } from 'node:async_hooks';
import { lately } from './lately.ts';

/** Names of tables, or all of them: after a broken line nobody knows what was missed. */
export type Changed = readonly string[] | 'everything';

/**
 * Which tables changed, and when: what a cache of pages needs to never show what is no longer true.
 * A page rendered from `tick` on, reading `tables`, holds as long as `changedSince(tick, tables)` is false;
 * a change that lands while the page is being rendered makes it stale before it is kept.
 */
export type Changes = {
  /** Counts up with every change. */
  readonly tick: number;
  changedSince(tick: number, tables: Iterable<string>): boolean;
  publish(changed: Changed): void;
  /** Calls `listener` at every change, in order, before `publish` returns. Returns the way to end it. */
  listen(listener: (changed: Changed) => void): () => void;
};

export function newChanges(): Changes {
  const lastOf = new Map<string, number>();
  const listeners = new Set<(changed: Changed) => void>();
  let tick = 0;
  let lastOfAll = 0;
  return {
    get tick() {
      return tick;
    },
    changedSince(since, tables) {
      if (lastOfAll > since) return true;
      for (const table of tables) if ((lastOf.get(table) ?? 0) > since) return true;
      return false;
    },
    publish(changed) {
      tick += 1;
      if (changed === 'everything') lastOfAll = tick;
      else for (const table of changed) lastOf.set(table, tick);
      for (const listener of listeners) listener(changed);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const reading = new AsyncLocalStorage<Set<string>>();

/** Runs `work` and names the tables whose rows it read, itself or in what it awaited. */
export async function readsDuring<T>(work: () => Promise<T> | T): Promise<{ value: T; tables: ReadonlySet<string> }> {
  const tables = new Set<string>();
  const value = await reading.run(tables, work);
  noteTables(tables);
  return { value, tables };
}

/** For the `readsDuring` this runs in: a value it uses was read from these. */
export function noteTables(tables: Iterable<string>): void {
  const noted = reading.getStore();
  if (noted) for (const table of tables) noted.add(table);
}

/** Told of every statement that ran; notes its tables for the `readsDuring` it ran in. */
export function noteReading(statement: string): void {
  if (reading.getStore()) noteTables(tablesIn(statement));
}

/** Statements are built by code, so they are few; lists of parameters of many lengths are the exception. */
const known = lately<readonly string[]>();
const relation =
  /(?:\b(?:from|join)\s+|,\s*)(?:only\s+|lateral\s+)?(?:"?public"?\.)?"?(?!(?:only|lateral)\b)([a-z_]\w*)"?(?!["\w]|\s*[.(])/gi;

/**
 * The tables a statement reads: every name after `from`, `join` or a comma. That may name too much (a CTE, a bare
 * column), which costs a needless refresh only if a table bears the same name. It does not look into views and
 * functions: a cached page may not read tables through them.
 */
export const tablesIn = (statement: string): readonly string[] =>
  known(statement, () => {
    const tables = new Set<string>();
    for (const [, name] of statement.matchAll(relation)) if (name) tables.add(name);
    return [...tables];
  });
