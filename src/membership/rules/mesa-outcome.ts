import type { MesaReview } from '../types.ts';

/** Where an application stands in one mesa. */
type MesaOutcome = 'waiting' | 'admitted' | 'refused' | 'objected' | 'upheld' | 'rejected';

export function mesaOutcome({ decision, objection }: MesaReview): MesaOutcome {
  if (!decision) return 'waiting';
  if (decision.outcome === 'admitted') return 'admitted';
  if (!objection) return 'refused';
  return objection.decision?.outcome ?? 'objected';
}

export const isAdmitted = (review: MesaReview): boolean => ['admitted', 'upheld'].includes(mesaOutcome(review));

/** Nothing is left to be decided in it; a refusal may still be objected to. */
export const isDecided = (review: MesaReview): boolean => !['waiting', 'objected'].includes(mesaOutcome(review));
