import type { Deps } from '../deps.ts';
import { endMandateIn } from '../mandates/end-mandate.ts';
import { seatsEndingWith } from '../mandates/rules/seats-of-offices.ts';
import { currentHolders, type Holder, mandatesOfPersons } from '../mandates/store/mandates.ts';
import type { Acting, Body } from '../mandates/types.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { accept, against, type Reason, type Result, unless } from '../platform/result.ts';
import { decideEndingOthers } from './rules/ending-others.ts';
import { mandatesThrough } from './store/people.ts';
import type { OrganizationId } from './types.ts';

type Through = { readonly organizationId: OrganizationId; readonly body?: Body };

/**
 * Ends what someone holds through an organization that leaves; `body`: of that body alone. Refusals: those of
 * `decideEndingOthers`.
 */
export async function endMandatesThrough(
  tx: Transaction,
  deps: Pick<Deps, 'charter' | 'random'>,
  through: Through,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> {
  const { mandates, reasons } = await aboutMandatesThrough(tx, deps.charter, through, by, at);
  if (reasons.length > 0) return unless(reasons, () => null);
  for (const { id: mandateId } of mandates) {
    // A seat in the liaison table has ended with its office, if that came first.
    await endMandateIn(tx, deps, { mandateId, cause: 'organization-left' }, by, at);
  }
  return accept(null);
}

/** Which mandates would end, seats that go with them too, and what speaks against it: as `endMandatesThrough`. */
export async function aboutMandatesThrough(
  db: Database | Transaction,
  charter: Deps['charter'],
  through: Through,
  by: Acting,
  at: Temporal.Instant,
): Promise<{ readonly mandates: readonly Holder[]; readonly reasons: readonly Reason[] }> {
  const held = await mandatesHeld(db, through, at);
  const mandates = held.through.flatMap((mandate) => [
    mandate,
    ...seatsEndingWith(charter, mandate, held.byPerson.get(mandate.personId) ?? [], at),
  ]);
  const holders = await currentHolders(db, [`organization:${through.organizationId}`], at);
  return { mandates: [...new Set(mandates)], reasons: against(decideEndingOthers(charter, by, mandates, holders)) };
}

/** What is held through the organization, and everything that those persons hold. */
async function mandatesHeld(db: Database | Transaction, through: Through, at: Temporal.Instant) {
  const found = await mandatesThrough(db, through, at);
  const all = await mandatesOfPersons(db, [...new Set(found.map(({ personId }) => personId))]);
  const byId = new Map(all.map((mandate) => [mandate.id, mandate]));
  return {
    through: found.flatMap(({ id }) => byId.get(id) ?? []),
    byPerson: Map.groupBy(all, ({ personId }) => personId),
  };
}
