/** Rule 46: the smallest whole number of votes that not more candidates than there are seats can reach. */
export const quotaOf = (valid: number, seats: number): number => Math.floor(valid / (seats + 1)) + 1;
