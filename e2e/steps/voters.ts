import { candidates, type Known, rankings } from './known-votes.ts';

/** Places in the order of the members: whoever votes before the reminder, and after it; the last three never do. */
export const early = { from: 0, until: 27 } as const;
export const late = { from: 27, until: 37 } as const;
/** Those who vote in a browser: by plain numbers, by keyboard, from the reminder. The others do so by wire. */
export const inBrowser = { accredited: 20, byKeyboard: 21, plain: 22, reminded: 30 } as const;
export const isInBrowser = (at: number): boolean => Object.values(inBrowser).some((one) => one === at);

/** Whom one organization names to cast its vote, and her substitute. */
export const vera = { name: 'Vera Cruz Ak', email: 'vera@accreditadas.example' };
export const saul = { name: 'Saúl Tem', email: 'saul@accreditadas.example' };

/** What someone is told who votes for an organization that has voted. */
export const secondVote = 'Su organización ya votó. Cada organización tiene un voto y no se puede cambiar.';

/** The code of the receipt by the voter's place; each shown once. */
export type Receipts = Map<number, string>;

export const rankingAt = (at: number): readonly Known[] => {
  const ranking = rankings[at];
  if (!ranking) throw new Error(`member ${at} does not vote`);
  return ranking;
};

export const nameOf = (one: Known | undefined): string => (one ? candidates[one].name : '');
