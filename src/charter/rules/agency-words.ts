import { fold } from '../../platform/fold.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Charter } from '../types.ts';

/**
 * For whom somebody speaks, as it was once written down in one language: in the reader's where it is the name or the
 * acronym of one of the charter's agencies, else as it stands.
 */
export const agencyWords = (
  { text }: Pick<Reader, 'text'>,
  { agencies }: Pick<Charter, 'agencies'>,
  written: string,
): string => {
  const words = agencies
    .flatMap(({ acronym, name }) => [acronym, name])
    .find((each) => Object.values(each).some((one) => fold(one) === fold(written)));
  return words ? text(words) : written;
};
