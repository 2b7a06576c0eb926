import pg from 'pg';

const { builtins } = pg.types;
const arrays = { int8: 1016, date: 1182, timestamptz: 1185 };

const toInstant = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const toDay = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** Counts and sums are int8 in PostgreSQL; one beyond 2^53 would be rounded silently, so it throws. */
function toNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 beyond 2^53: ${text}`);
  return value;
}

const parsers = new Map<number, (text: string) => unknown>([
  [builtins.TIMESTAMPTZ, toInstant],
  [builtins.DATE, toDay],
  [builtins.INT8, toNumber],
  [arrays.timestamptz, arrayOf(toInstant)],
  [arrays.date, arrayOf(toDay)],
  [arrays.int8, arrayOf(toNumber)],
]);

/** What columns arrive as: timestamptz an Instant, date a PlainDate, int8 a number, the rest as `pg` does it. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(oid)) ??
    pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** What a parameter is sent as: Temporal values in ISO 8601, also inside arrays. */
export function toParameter(value: unknown): unknown {
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate) return value.toString();
  return Array.isArray(value) ? value.map(toParameter) : value;
}

/** text[]; `pg` names only the types that are not arrays. */
const textArray = 1009 as Parameters<typeof pg.types.getTypeParser>[0];

/** The parser of text[] splits, `parse` converts what it finds. */
function arrayOf<T>(parse: (text: string) => T): (text: string) => unknown {
  const convert = (item: unknown): unknown =>
    Array.isArray(item) ? item.map(convert) : typeof item === 'string' ? parse(item) : item;
  return (text) => convert(pg.types.getTypeParser(textArray, 'text')(text));
}
