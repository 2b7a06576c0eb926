/** The address of a dialogue: its year, and `2026-2` for a second one in that year. `taken`: those in use. */
export function yearSlug(year: number, taken: readonly string[]): string {
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? `${year}` : `${year}-${n}`;
    if (!taken.includes(slug)) return slug;
  }
}
