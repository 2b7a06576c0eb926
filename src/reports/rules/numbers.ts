/** Somebody who took part in one session. `key` is whose seat it was: counted once, however often they came in. */
export type AttendanceRow = {
  readonly key: string;
  readonly country: string;
  readonly sector: string;
  /** A key of the charter's genders; null: not asked or not answered. */
  readonly gender: string | null;
};

/** How many; `key` is a key of the charter, or a country's ISO 3166-1 alpha-2 code. */
export type Cell = { readonly key: string; readonly count: number };

export type SessionNumbers = {
  readonly participants: number;
  readonly countries: number;
  /** Every answer the charter has, in its order, also where nobody gave it. */
  readonly byGender: readonly Cell[];
  readonly bySector: readonly Cell[];
  /** The countries persons came from: most first, then by code. */
  readonly byCountry: readonly Cell[];
  /** `counts[i][j]`: persons of gender `rows[i]` and sector `columns[j]`. */
  readonly genderBySector: CrossTable;
};

export type CrossTable = {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly counts: readonly (readonly number[])[];
};

/**
 * A session in numbers, as the results report gives it: participants, countries, distribution by gender, sector and
 * country (results report of the first Conversatorio, section b). Exact counts of persons, before small ones are
 * merged: not for publication as they are. Of several rows with one key the first counts. A missing gender counts
 * as `unanswered`; a gender or sector the charter does not have is added after its own, by key.
 */
export function sessionNumbers(
  rows: readonly AttendanceRow[],
  charter: { readonly genders: readonly string[]; readonly sectors: readonly string[]; readonly unanswered: string },
): SessionNumbers {
  const persons = [...new Map(rows.toReversed().map((row) => [row.key, row])).values()].reverse();
  const genderOf = (row: AttendanceRow): string => row.gender ?? charter.unanswered;
  const sectorOf = (row: AttendanceRow): string => row.sector;
  const genders = listed([...charter.genders, charter.unanswered], persons.map(genderOf));
  const sectors = listed(charter.sectors, persons.map(sectorOf));
  const byCountry = cellsOf(
    listed(
      [],
      persons.map((row) => row.country),
    ),
    persons,
    (row) => row.country,
  );
  return {
    participants: persons.length,
    countries: byCountry.length,
    byGender: cellsOf(genders, persons, genderOf),
    bySector: cellsOf(sectors, persons, sectorOf),
    byCountry: byCountry.toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)),
    genderBySector: {
      rows: genders,
      columns: sectors,
      counts: genders.map((gender) => {
        const cells = cellsOf(
          sectors,
          persons.filter((row) => genderOf(row) === gender),
          sectorOf,
        );
        return cells.map((cell) => cell.count);
      }),
    },
  };
}

/** The charter's keys in its order, then those it does not have. */
const listed = (keys: readonly string[], found: readonly string[]): readonly string[] => [
  ...new Set([...keys, ...found.toSorted()]),
];

function cellsOf(
  keys: readonly string[],
  rows: readonly AttendanceRow[],
  keyOf: (row: AttendanceRow) => string,
): readonly Cell[] {
  const counts = Map.groupBy(rows, keyOf);
  return keys.map((key) => ({ key, count: counts.get(key)?.length ?? 0 }));
}
