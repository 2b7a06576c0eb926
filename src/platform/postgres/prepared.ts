/** Runs of a statement after which it is worth keeping its plan. */
const worthIt = 5;
/** Plans kept at most on each connection: a plan takes some tens of kilobytes there. */
const most = 150;

const runs = new Map<string, number>();
const names = new Map<string, string>();

/**
 * The name under which PostgreSQL keeps this statement's plan on each connection, so that it is parsed and planned
 * once; null for what is rarely asked, and once there are enough.
 */
export function preparedName(statement: string): string | null {
  const known = names.get(statement);
  if (known !== undefined) return known;
  if (names.size >= most || !/^\s*(select|with)\b/i.test(statement)) return null;
  const times = (runs.get(statement) ?? 0) + 1;
  if (runs.size >= 5_000) runs.clear();
  runs.set(statement, times);
  if (times < worthIt) return null;
  runs.delete(statement);
  const name = `p${names.size}`;
  names.set(statement, name);
  return name;
}
