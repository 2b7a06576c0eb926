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
import {
  currentHolders,
  findMandate,
  findMandateEnd,
  insertMandateEnd,
  lockMandate,
  mandatesOfPerson,
} from './store/mandates.ts';
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

type Ending = {
  readonly mandateId: MandateId;
  readonly cause: EndCause;
  /** Whether the act itself writes to the holder. */
  readonly told?: boolean;
};

/**
 * Ends a mandate now, or before it began, and tells its holder; sent twice, it is done once. `bodies` are those within
 * reach of whoever does it, all where left out. Refusals: `mandate-unknown`, `last-granter` and those of `decideEnd`.
 */
export const endMandate = (
  deps: Needs & Pick<Deps, 'db'>,
  end: { readonly mandateId: MandateId; readonly cause: EndCause; readonly bodies?: readonly Body[] },
  by: Acting | 'console',
  at: Temporal.Instant,
): Promise<Result<MandateId>> =>
  transact(deps.db, async (tx) => {
    const mandate = await lockMandate(tx, end.mandateId);
    if (await isEndedSo(tx, end, by)) return accept(end.mandateId);
    const decision = unless(await aboutEnd({ db: tx, charter: deps.charter }, end, by, at), () => mandate);
    return decision.ok ? endMandateIn(tx, deps, end, by, at) : decision;
  });

/** Whether the same person ended it for the same cause: a button pressed twice. */
const isEndedSo = async (tx: Transaction, { mandateId, cause }: Ending, by: Acting | 'console'): Promise<boolean> => {
  const before = await findMandateEnd(tx, mandateId);
  return typeof by !== 'string' && before?.by === by.personId && before.cause === cause;
};

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
 * liaison table that goes with it (`seatsEndingWith`); one letter tells its holder of both, unless the act writes one of
 * its own (`told`).
 */
export async function endMandateIn(
  tx: Transaction,
  { charter, random }: Needs,
  { mandateId, cause, told = false }: Ending,
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
  const seats = seatsEndingWith(charter, mandate, await mandatesOfPerson(tx, mandate.personId), at);
  if (!told) {
    const { email, name, language } = await findOwnData(tx, mandate.personId);
    const ended = { ...mandate, cause, withSeat: seats.length > 0 };
    if (email) await queueMail(tx, endedMail({ charter }, { email, name, language }, ended), at);
  }
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
  for (const seat of seats) {
    await endMandateIn(tx, { charter, random }, { mandateId: seat.id, cause, told: true }, by, at);
  }
  return accept(mandateId);
}
