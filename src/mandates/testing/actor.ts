import { officeByKey } from '../../charter/rules/offices.ts';
import type { Charter } from '../../charter/types.ts';
import type { Actor, Body, HeldMandate, MandateId } from '../types.ts';

const since = Temporal.Instant.from('2026-11-20T12:00:00Z');

/** A mandate with what the charter gives its office. */
export function mandateOf(charter: Pick<Charter, 'offices'>, office: string, body: Body): HeldMandate {
  const found = officeByKey(charter, office);
  if (!found) throw new Error(`no office ${office}`);
  const { powers, secondFactor } = found;
  const id = `${body}/${office}` as MandateId;
  return { id, office, body, organizationId: null, agency: null, startsAt: since, endsAt: null, powers, secondFactor };
}

/** Ana, signed in, with these mandates; `passed`: the second factor as well. */
export const actorWith = (mandates: readonly HeldMandate[], passed = true): Actor => ({
  personId: 'p' as Actor['personId'],
  name: 'Ana',
  email: null,
  language: 'es',
  zone: null,
  mandates,
  secondFactorAt: passed ? since : null,
});
