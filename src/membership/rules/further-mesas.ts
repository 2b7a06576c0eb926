import type { Charter } from '../../charter/types.ts';
import { type Reason, type Result, refuse, unless } from '../../platform/result.ts';

/** Where a member stands with the mesas. */
export type MesaStanding = {
  /** In which it takes part now. */
  readonly current: readonly number[];
  /** Which have its application before them still. */
  readonly deciding: readonly number[];
  /** Which refused it, no objection having changed that. */
  readonly refused: readonly number[];
};

/**
 * Whether a member may take part in the mesas `wanted` as well, by its own choice: as many as it wants (Terms of
 * Reference, "Arquitectura"), or as the charter allows. It does not go round a mesa that is deciding on it or has
 * refused it: against a refusal there is the objection. Those it is in already are passed over.
 * Refusals, beside `mesas`: `mesa-missing`, `mesa-unknown`, `mesa-still-deciding`, `mesa-has-refused`,
 * `too-many-mesas`.
 */
export function decideFurtherMesas(
  { current, deciding, refused }: MesaStanding,
  wanted: readonly number[],
  charter: {
    readonly mesas: readonly Pick<Charter['mesas'][number], 'n'>[];
    readonly membership: Pick<Charter['membership'], 'maxMesas'>;
  },
): Result<readonly number[]> {
  if (wanted.length === 0) return refuse({ code: 'mesa-missing', field: 'mesas' });
  const added = [...new Set(wanted)].filter((mesa) => !current.includes(mesa));
  const max = charter.membership.maxMesas;
  const reasons = added.flatMap((mesa): Reason[] => {
    if (!charter.mesas.some(({ n }) => n === mesa)) return [about('mesa-unknown', { value: mesa })];
    if (deciding.includes(mesa)) return [about('mesa-still-deciding', { mesa })];
    return refused.includes(mesa) ? [about('mesa-has-refused', { mesa })] : [];
  });
  if (max !== null && current.length + added.length > max) reasons.push(about('too-many-mesas', { max }));
  return unless(reasons, () => added);
}

const about = (code: Reason['code'], params: Record<string, number>): Reason => ({ code, field: 'mesas', params });

/**
 * Whether a member may leave a mesa and stay a member. Refusals: `not-in-mesa`, `last-mesa`: who leaves the last one
 * leaves the mechanism, which is an act of its own.
 */
export function decideLeaving(current: readonly number[], mesa: number): Result<number> {
  if (!current.includes(mesa)) return refuse({ code: 'not-in-mesa', params: { mesa } });
  if (current.length === 1) return refuse('last-mesa');
  return { ok: true, value: mesa };
}
