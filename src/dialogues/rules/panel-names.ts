import { fold } from '../../platform/fold.ts';

/**
 * Names that stand on more than one seat of a panel, as first written, accents and case aside. Seats without a name
 * are no one's twice.
 */
export const namedTwice = (seats: readonly { readonly personName: string | null }[]): readonly string[] => {
  const named = seats.flatMap(({ personName }) => (personName === null ? [] : [personName]));
  return [...Map.groupBy(named, fold).values()].flatMap(([first, ...more]) =>
    first && more.length > 0 ? [first] : [],
  );
};
