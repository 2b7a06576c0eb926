import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { acronymOf, recordedAs } from './grant-mandate.ts';
import { decideAgency } from './rules/agency-named.ts';
import { lockMandate, setAgency } from './store/mandates.ts';
import type { Acting, MandateId } from './types.ts';

/**
 * Says for which agency a mandate is held that was entered without it; sent twice, it is said once. Refusals:
 * `mandate-unknown`, those of `decideAgency`.
 */
export const nameAgency = (
  deps: Pick<Deps, 'db' | 'charter' | 'random'>,
  { mandateId, agency }: { readonly mandateId: MandateId; readonly agency: string },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const mandate = await lockMandate(tx, mandateId);
    if (!mandate) return refuse('mandate-unknown');
    const decision = decideAgency(deps.charter, mandate, agency, at);
    if (!decision.ok || mandate.agency !== null) return decision;
    const on_behalf_of = mandate.onBehalfOf ?? acronymOf(deps.charter, agency);
    await setAgency(tx, mandateId, { agency, on_behalf_of });
    await record(
      tx,
      {
        kind: 'mandate-agency-named',
        by: recordedAs(by),
        subject: `mandate:${mandateId}`,
        facts: { office: mandate.office, body: mandate.body, agency },
      },
      { at, random: deps.random },
    );
    return accept(null);
  });
