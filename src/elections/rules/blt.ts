import type { CountFile } from './count-file.ts';

/** The ballots as a BLT file, which other counters read; seed and bounds have no place in it. */
export function bltOf({ candidates, seats, withdrawn, ballots, title }: CountFile): string {
  return [
    `${candidates.length} ${seats}`,
    ...(withdrawn.length > 0 ? [withdrawn.map((position) => -(position + 1)).join(' ')] : []),
    ...ballots.map(([papers, ranking]) => [papers, ...ranking.map((position) => position + 1), 0].join(' ')),
    '0',
    ...[...candidates, title].map(quoted),
    '',
  ].join('\n');
}

/** The format knows no way to write a quotation mark within quotation marks. */
const quoted = (text: string): string => `"${text.replaceAll('"', "'").replace(/\s+/g, ' ')}"`;
