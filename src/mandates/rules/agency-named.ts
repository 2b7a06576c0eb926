import { officeByKey } from '../../charter/rules/offices.ts';
import type { Charter } from '../../charter/types.ts';
import { type Result, refuse, unless } from '../../platform/result.ts';
import { decideEnd } from './granting.ts';

type Held = {
  readonly agency: string | null;
  readonly office: string;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant | null;
};

/** Whether a mandate is held to speak for an agency and does not say for which: whoever holds it can only read. */
export const lacksAgency = (
  charter: Pick<Charter, 'offices'>,
  { agency, office }: Pick<Held, 'agency' | 'office'>,
): boolean => agency === null && officeByKey(charter, office)?.powers.includes('represent-agency') === true;

/**
 * Whether it may be said of a mandate at `at` for which agency it is held: once, while it holds or before it does; the
 * same again changes nothing. Refusals: `mandate-already-ended`, `agency-named-already`, `agency-not-asked`.
 */
export function decideAgency(
  charter: Pick<Charter, 'offices'>,
  mandate: Held,
  agency: string,
  at: Temporal.Instant,
): Result<null> {
  const running = decideEnd(mandate, at);
  if (!running.ok) return running;
  if (mandate.agency === null) {
    return unless(lacksAgency(charter, mandate) ? [] : [{ code: 'agency-not-asked' }], () => null);
  }
  return mandate.agency === agency ? unless([], () => null) : refuse('agency-named-already');
}
