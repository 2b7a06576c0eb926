import { noteTables, readsDuring } from './changes.ts';
import { changesOf, type Database } from './database.ts';

type Known = { readonly value: unknown; readonly reads: ReadonlySet<string>; readonly tick: number };

const knownOf = new WeakMap<Database, Map<string, Known>>();
const most = 1000;

/**
 * What `work` makes of the database, made again only once a table it read has changed: for what is dear to work out
 * and asked for often. `key` names it; whatever else it depends on (a person, the time) belongs in the key or outside.
 */
export async function remembered<T>(db: Database, key: string, work: () => Promise<T>): Promise<T> {
  const known = knownOf.get(db) ?? new Map<string, Known>();
  knownOf.set(db, known);
  const changes = changesOf(db);
  const before = known.get(key);
  if (before && !changes.changedSince(before.tick, before.reads)) {
    noteTables(before.reads);
    return before.value as T;
  }
  const { tick } = changes;
  const { value, tables } = await readsDuring(work);
  known.delete(key);
  known.set(key, { value, reads: tables, tick });
  const [oldest] = known.keys();
  if (known.size > most && oldest !== undefined) known.delete(oldest);
  return value;
}
