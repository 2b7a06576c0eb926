/** Who stands, by given name: as everyone knows them, and as they answer the question about gender. */
export const candidates = {
  Alma: { name: 'Alma Reyes', gender: 'Mujer' },
  Berta: { name: 'Berta Sosa', gender: 'Mujer' },
  Celia: { name: 'Celia Tun', gender: 'Mujer' },
  Darío: { name: 'Darío Ulloa', gender: 'Hombre' },
  Efraín: { name: 'Efraín Vega', gender: 'Hombre' },
  Fidel: { name: 'Fidel Xol', gender: 'Hombre' },
  Ariel: { name: 'Ariel Yax', gender: 'No binario' },
  Noa: { name: 'Noa Zapata', gender: 'No binario' },
  Sam: { name: 'Sam Icú', gender: 'No binario' },
} as const;
export type Known = keyof typeof candidates;
export const everyone = Object.keys(candidates) as Known[];

/** How many rank whom, first preference first: 37 papers. For two seats the quota is ⌊37 / 3⌋ + 1 = 13. */
export const papers: readonly (readonly [papers: number, ranking: readonly Known[]])[] = [
  [14, ['Alma', 'Berta', 'Darío']],
  [5, ['Berta', 'Efraín']],
  [1, ['Berta']],
  [5, ['Darío', 'Fidel']],
  [4, ['Efraín']],
  [3, ['Noa', 'Berta', 'Efraín']],
  [2, ['Celia', 'Darío']],
  [2, ['Fidel', 'Darío']],
  [1, ['Ariel', 'Sam', 'Fidel']],
];

/** One a voter, dealt out so that those who vote early do not all vote alike. */
export const rankings: readonly (readonly Known[])[] = papers
  .flatMap(([many, ranking]) => Array<readonly Known[]>(many).fill(ranking))
  .map((ranking, at) => ({ ranking, turn: (at * 11) % 37 }))
  .sort((one, other) => one.turn - other.turn)
  .map(({ ranking }) => ranking);

/**
 * The count by hand, in votes after each stage. The rule of parity keeps one of the two seats for a woman and one for a
 * man: nobody of another gender can have one, and once Alma has the quota, no other woman can. Those leave before
 * anyone else, whoever has fewest first, and their papers move on; so Efraín, who begins behind Darío, comes to have
 * most of the men: five of Berta's papers name him next, and three of Noa's, which Berta had come to hold.
 *
 * Alma's surplus is one vote: each of her 14 papers is worth ⌊100,000 / 14⌋ = 7,142 hundred-thousandths further on,
 * which is 0.99988 together, and 0.00012 are lost.
 */
export const byHand: readonly {
  readonly left: Known | null;
  readonly totals: readonly number[];
  readonly nonTransferable: number;
}[] = [
  //              whose papers moved  Alma Berta Celia Darío Efraín Fidel Ariel Noa Sam
  stage(null, /*                   */ [14, 6, 2, 5, 4, 2, 1, 3, 0], 0),
  stage('Sam', /*                  */ [14, 6, 2, 5, 4, 2, 1, 3, 0], 0),
  stage('Ariel', /*                */ [14, 6, 2, 5, 4, 3, 0, 3, 0], 0),
  stage('Celia', /*                */ [14, 6, 0, 7, 4, 3, 0, 3, 0], 0),
  stage('Noa', /*                  */ [14, 9, 0, 7, 4, 3, 0, 0, 0], 0),
  stage('Berta', /*                */ [14, 0, 0, 7, 12, 3, 0, 0, 0], 1),
  stage('Alma', /*                 */ [13, 0, 0, 7.99988, 12, 3, 0, 0, 0], 1),
  stage('Fidel', /*                */ [13, 0, 0, 9.99988, 12, 0, 0, 0, 0], 2),
  stage('Darío', /*                */ [13, 0, 0, 0, 12, 0, 0, 0, 0], 11.99988),
];

function stage(left: Known | null, totals: readonly number[], nonTransferable: number) {
  return { left, totals, nonTransferable };
}

/** Alma at the first stage, Efraín when he is the last man left; in this order they take the offices. */
export const elected: readonly Known[] = ['Alma', 'Efraín'];
/** Counted again as if Efraín had never stood, the man's seat is between Darío and Fidel, who has fewer at every stage. */
export const alternate: Known = 'Darío';
/**
 * Without the rule of parity nobody is shut out. Berta keeps her six, and three of Noa's and Alma's surplus come to her,
 * 9.99988; Darío has nine when he and she are the last two, and she takes the second seat.
 */
export const electedWithoutParity: readonly Known[] = ['Alma', 'Berta'];
