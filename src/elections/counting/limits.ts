/** What the readers take. Far beyond any election of an organization, and small enough to be counted at once. */
export const most = {
  /** Of a file: some 1,500,000 ballots that differ. */
  characters: 64 * 2 ** 20,
  candidates: 200,
  seats: 200,
  /** Of an election: 10¹⁴ units, which add up exactly. */
  papers: 1_000_000_000,
} as const;
