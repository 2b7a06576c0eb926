import { findOwnData } from '../accounts/store.ts';
import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, against, type Reason, type Result, refuse, unless } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { personal } from '../record/rules/commitments.ts';
import { holdersArePublic, recordedAs } from './grant-mandate.ts';
import { endedMail } from './mail.tsx';
import { decideEnd } from './rules/granting.ts';
import { seatsEndingWith } from './rules/seats-of-offices.ts';
import { decideLastGranter } from './rules/self-dealing.ts';
import { currentHolders, findMandate, insertMandateEnd, lockMandate, mandatesOfPerson } from './store/mandates.ts';
import type { Acting, Body, MandateId } from './types.ts';

/** Why a mandate ends before its term. */
export const endCauses = [
  'resignation',
  'replacement',
  'organization-left',
  'incapacity',
  'other-office',
  'decision-of-the-body',
] as const;
export type EndCause = (typeof endCauses)[number];

type Needs = Pick<Deps, 'charter' | 'random'>;

/**
 * Ends a mandate now, or before it began, and tells its holder. `bodies` are those within reach of whoever does it,
 * all where left out. Refusals: `mandate-unknown`, `last-granter` and those of `decideEnd`.
 */
export const endMandate = (
  deps: Needs & Pick<Deps, 'db' | 'baseUrl'>,
  end: { readonly mandateId: MandateId; readonly cause: EndCause; readonly bodies?: readonly Body[] },
  by: Acting | 'console',
  at: Temporal.Instant,
): Promise<Result<MandateId>> =>
  transact(deps.db, async (tx) => {
    const mandate = await lockMandate(tx, end.mandateId);
    const decision = unless(await aboutEnd({ db: tx, charter: deps.charter }, end, by, at), () => mandate);
    if (!decision.ok || !mandate) return decision.ok ? refuse('mandate-unknown') : decision;
    const { email, name, language } = await findOwnData(tx, mandate.personId);
    if (email) await queueMail(tx, endedMail(deps, { email, name, language }, { ...mandate, cause: end.cause }), at);
    return endMandateIn(tx, deps, end, by, at);
  });

/** What speaks against ending a mandate, for whatever cause. Reasons: those of `endMandate`. */
export async function aboutEnd(
  { db, charter }: { readonly db: Database | Transaction; readonly charter: Deps['charter'] },
  { mandateId, bodies }: { readonly mandateId: MandateId; readonly bodies?: readonly Body[] },
  by: Acting | 'console',
  at: Temporal.Instant,
): Promise<readonly Reason[]> {
  const mandate = await findMandate(db, mandateId);
  if (!mandate || bodies?.includes(mandate.body) === false) return [{ code: 'mandate-unknown' }];
  const end = decideEnd(mandate, at);
  if (!end.ok) return end.reasons;
  const holders = await currentHolders(db, [mandate.body], at);
  const others = holders.filter(({ personId }) => personId !== mandate.personId).map(({ office }) => office);
  return against(decideLastGranter(charter, by, mandate.office, others));
}

/**
 * The same within an act that is more than that: an organization leaves. With an office of a mesa ends the seat in the
 * liaison table that goes with it (`seatsEndingWith`).
 */
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
  // Of two who end it at once the second finds it ended.
  for (const seat of seatsEndingWith(charter, mandate, await mandatesOfPerson(tx, mandate.personId), at)) {
    await endMandateIn(tx, { charter, random }, { mandateId: seat.id, cause }, by, at);
  }
  return accept(mandateId);
}
