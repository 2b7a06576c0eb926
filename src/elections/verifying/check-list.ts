import { canonicalJson } from '../../record/rules/entry.ts';
import { digestOfSealed, inDrawnOrder } from '../rules/listing.ts';
import type { ElectionFile } from './election-file.ts';
import type { Check } from './verify-cards.ts';

/**
 * Whether what was counted is what was sealed with the list of candidates: its fingerprint, who stood in which order,
 * how many were entitled, the bounds that were not given up, the commitment to the lots, and the seats. Names are not
 * sealed, as they can be erased: the record has them, in the fingerprint of the ballots' file.
 */
export function checkList(file: ElectionFile): Check {
  const { sealed, candidateIds, relaxed, constraints, lots, entitled } = file;
  const isSame = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);
  const inOrder = inDrawnOrder(sealed.candidates, sealed).map(({ candidacyId }) => candidacyId);
  const known: readonly (readonly [boolean, string])[] = [
    [digestOfSealed(sealed) === file.list, 'its fingerprint is not that of what was sealed'],
    [sealed.electionId === file.id, 'it is of another election'],
    [isSame(candidateIds, inOrder), 'the candidates are not those that were sealed, in the order that was drawn'],
    [sealed.candidates.every(({ n }, at) => n === at + 1), 'the candidates are not numbered in their order'],
    [entitled === sealed.entitled, `${entitled} entitled, and ${sealed.entitled} on the roll that was sealed`],
    [lots.commitment === sealed.lotCommitment, 'the commitment to the lots is not the one that was sealed'],
    [sealed.relaxed.every((one) => relaxed.includes(one)), 'a balance that was given up is in force again'],
    [
      isSame(
        constraints,
        sealed.bounds.filter(({ category }) => !relaxed.includes(category)),
      ),
      'the bounds are not those that were sealed',
    ],
    [hasRightSeats(file), 'the seats do not go with the candidates who stood'],
  ];
  const faults = known.flatMap(([holds, fault]) => (holds ? [] : [fault]));
  return { of: 'list', faults, holds: `${candidateIds.length} candidates, ${entitled} entitled, as sealed` };
}

/** Contested: more stand than there are seats; uncontested: whoever stands has one. */
function hasRightSeats({ candidates, withdrawn, seats, outcome }: ElectionFile): boolean {
  const standing = candidates.length - new Set(withdrawn).size;
  return outcome === 'counted' ? standing > seats : standing === seats;
}
