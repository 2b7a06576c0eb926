/** One vote. All values are whole numbers of 1/100,000 vote: five decimals, what is beyond is cut off (rule 48). */
export const vote = 100_000;

/**
 * Rule 48: what a paper that arrived with `value` is worth when it moves on as part of a surplus. Exact: as long as
 * product and divisor together are safe integers, rounding the quotient never reaches the next whole number; beyond
 * (surpluses from some 900,000 votes) it is reckoned in integers of any size.
 */
export function transferValue(surplus: number, value: number, total: number): number {
  const product = surplus * value;
  if (Number.isSafeInteger(product + total)) return Math.floor(product / total);
  return Number((BigInt(surplus) * BigInt(value)) / BigInt(total));
}
