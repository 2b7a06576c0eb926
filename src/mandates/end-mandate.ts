import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { personal } from '../record/rules/commitments.ts';
import { holdersArePublic, recordedAs } from './grant-mandate.ts';
import { decideEnd } from './rules/granting.ts';
import { insertMandateEnd, lockMandate } from './store.ts';
import type { Acting, MandateId } from './types.ts';

/** Why a mandate ends before its term. */
export const endCauses = [
  'resignation',
  'replacement',
  'organization-left',
  'incapacity',
  'decision-of-the-body',
] as const;
export type EndCause = (typeof endCauses)[number];

type Needs = Pick<Deps, 'charter' | 'random'>;

/** Ends a mandate now. Refusals: `mandate-unknown` and those of `decideEnd`. */
export const endMandate = (
  deps: Needs & Pick<Deps, 'db'>,
  end: { readonly mandateId: MandateId; readonly cause: EndCause },
  by: Acting | 'console' | 'system',
  at: Temporal.Instant,
): Promise<Result<MandateId>> => transact(deps.db, (tx) => endMandateIn(tx, deps, end, by, at));

/** The same within an act that is more than that: an organization leaves. */
export async function endMandateIn(
  tx: Transaction,
  { charter, random }: Needs,
  { mandateId, cause }: { readonly mandateId: MandateId; readonly cause: EndCause },
  by: Acting | 'console' | 'system',
  at: Temporal.Instant,
): Promise<Result<MandateId>> {
  const mandate = await lockMandate(tx, mandateId);
  if (!mandate) return refuse('mandate-unknown');
  const decision = decideEnd(mandate, at);
  if (!decision.ok) return decision;
  await insertMandateEnd(tx, {
    mandateId,
    at,
    by: typeof by === 'string' ? null : by.personId,
    cause,
    recordedAt: at,
  });
  const isPublic = holdersArePublic(charter, mandate.office);
  await record(
    tx,
    {
      kind: 'mandate-ended',
      by: recordedAs(by),
      subject: `mandate:${mandateId}`,
      facts: {
        holder: isPublic ? personal(mandate.name, `person:${mandate.personId}`) : null,
        office: mandate.office,
        body: mandate.body,
        cause,
        on: at.toZonedDateTimeISO(homeZone(charter)).toPlainDate().toString(),
      },
    },
    { at, random },
  );
  return accept(mandateId);
}
