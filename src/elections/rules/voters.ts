import type { Stage } from '../types.ts';

const naming: readonly Stage[] = ['candidacies', 'objections', 'listing', 'listed', 'voting'];

/** An organization may name who casts its vote from the call on, until the vote closes. */
export const mayNameVoter = (stage: Stage): boolean => naming.includes(stage);
