import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import { recordAdmission } from './admit-organization.ts';
import { decideFurtherMesas, type MesaStanding } from './rules/further-mesas.ts';
import { mesaOutcome } from './rules/mesa-outcome.ts';
import { currentMemberships, insertMemberships } from './store/memberships.ts';
import { lockOrganization } from './store/organizations.ts';
import { reviewsOfOrganization } from './store/reviews.ts';
import type { OrganizationId } from './types.ts';

/** A member takes part in further mesas by its own choice. Refusals: those of `decideFurtherMesas`. */
export const joinFurtherMesas = (
  deps: Pick<Deps, 'db' | 'charter' | 'random'>,
  { organizationId, mesas }: { readonly organizationId: OrganizationId; readonly mesas: readonly number[] },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<readonly number[]>> =>
  transact(deps.db, async (tx): Promise<Result<readonly number[]>> => {
    const organization = await lockOrganization(tx, organizationId);
    const decision = decideFurtherMesas(await standingOf(tx, organizationId), mesas, deps.charter);
    if (!decision.ok || decision.value.length === 0) return decision;
    const added = { organizationId, mesas: decision.value, source: 'own-choice', admittedBy: by.personId } as const;
    await insertMemberships(tx, added, at);
    await recordAdmission(tx, deps, organization, decision.value, by, at);
    return accept(decision.value);
  });

export async function standingOf(db: Database | Transaction, organizationId: OrganizationId): Promise<MesaStanding> {
  const [current, reviews] = [
    await currentMemberships(db, organizationId),
    await reviewsOfOrganization(db, organizationId),
  ];
  const inState = (...states: readonly string[]) =>
    reviews.filter((review) => states.includes(mesaOutcome(review))).map(({ mesa }) => mesa);
  return {
    current: current.map(({ mesa }) => mesa),
    deciding: inState('waiting', 'objected'),
    refused: inState('refused', 'rejected'),
  };
}
