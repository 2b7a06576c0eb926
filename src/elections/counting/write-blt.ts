import type { NamedElection } from './election.ts';

/**
 * The election in BLT, for other programs to count. Bounds, ids and lots have no place in it and are left out; a double
 * quote or a line break in a name becomes an apostrophe or a space.
 */
export function writeBlt({ seats, candidates, withdrawn, ballots, title }: Omit<NamedElection, 'id'>): string {
  return [
    `${candidates.length} ${seats}`,
    ...(withdrawn.length > 0 ? [withdrawn.map((candidate) => -(candidate + 1)).join(' ')] : []),
    ...ballots.map(([papers, ranking]) => [papers, ...ranking.map((candidate) => candidate + 1), 0].join(' ')),
    '0',
    ...[...candidates, title].map((name) => `"${name.replace(/\s+/g, ' ').replaceAll('"', "'")}"`),
    '',
  ].join('\n');
}
