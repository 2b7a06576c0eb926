import { officeByKey } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import { endMandateIn } from '../mandates/end-mandate.ts';
import { grantMandateIn } from '../mandates/grant-mandate.ts';
import { currentHolders } from '../mandates/store/mandates.ts';
import type { Acting } from '../mandates/types.ts';
import type { Transaction } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import { serviceEnds, serviceSuffices } from './rules/service.ts';
import type { Theme } from './types.ts';

/**
 * A theme that moves far takes its facilitators and rapporteurs along: a mandate that would end too early
 * (`serviceSuffices`) is ended and given anew until the later day. Refusals: those of granting.
 */
export async function prolongServicesIn(
  tx: Transaction,
  deps: Pick<Deps, 'charter' | 'random'>,
  theme: Pick<Theme, 'id' | 'endsAt'>,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> {
  for (const holder of await currentHolders(tx, [`theme:${theme.id}`], at)) {
    const office = officeByKey(deps.charter, holder.office);
    if (!office || serviceSuffices(office, theme.endsAt, holder.endsAt)) continue;
    // Given anew at once: nothing of it ends for who holds it.
    const ended = await endMandateIn(
      tx,
      deps,
      { mandateId: holder.id, cause: 'decision-of-the-body', told: true },
      by,
      at,
    );
    if (!ended.ok) return ended;
    const endsAt = serviceEnds(office, theme.endsAt);
    const { personId, body, organizationId, onBehalfOf, source } = holder;
    const grant = { personId, office: holder.office, body, organizationId, onBehalfOf, startsAt: at, endsAt, source };
    const granted = await grantMandateIn(tx, deps, grant, by, at);
    if (!granted.ok) return granted;
  }
  return accept(null);
}
