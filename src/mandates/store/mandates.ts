import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { Body, MandateId, MandateSource } from '../types.ts';

/** Who holds, held or will hold an office of a body. */
export type Holder = {
  readonly id: MandateId;
  readonly personId: PersonId;
  readonly name: string;
  readonly gender: string | null;
  readonly example: boolean;
  readonly office: string;
  readonly body: Body;
  readonly organizationId: string | null;
  readonly onBehalfOf: string | null;
  /** The key of the agency it is held for. */
  readonly agency: string | null;
  readonly startsAt: Temporal.Instant;
  /** The end of the term, or when the mandate was cut short; null where the charter sets none. */
  readonly endsAt: Temporal.Instant | null;
  readonly source: MandateSource;
};

const holders = (db: Database | Transaction) =>
  db
    .selectFrom('mandate as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .leftJoin('mandate_end as e', 'e.mandate_id', 'm.id')
    .select([
      'm.id',
      'm.person_id as personId',
      'p.name',
      'p.gender',
      'p.example',
      'm.office',
      'm.body',
      'm.organization_id as organizationId',
      'm.on_behalf_of as onBehalfOf',
      'm.agency',
      'm.starts_at as startsAt',
      'm.source',
    ])
    .select(sql<Temporal.Instant | null>`nullif(least(m.ends_at, e.at), 'infinity')`.as('endsAt'))
    .orderBy('m.starts_at')
    .orderBy('m.id')
    .$castTo<Holder>();

const unended = (db: Database | Transaction, bodies: readonly Body[], at: Temporal.Instant) =>
  holders(db)
    .where('m.body', 'in', [...bodies])
    .where('m.ends_at', '>', at)
    .where((where) => where.or([where('e.at', 'is', null), where('e.at', '>', at)]));

/** Mandates of `bodies` valid at `at`. */
export const currentHolders = (
  db: Database | Transaction,
  bodies: readonly Body[],
  at: Temporal.Instant,
): Promise<Holder[]> => unended(db, bodies, at).where('m.starts_at', '<=', at).execute();

/** Mandates of `bodies` that hold at `at` or will: those given ahead, and not ended since, come last. */
export const holdersFrom = (
  db: Database | Transaction,
  bodies: readonly Body[],
  at: Temporal.Instant,
): Promise<Holder[]> => unended(db, bodies, at).execute();

/** Every mandate of a body, past and coming ones included. */
export const allHolders = (db: Database | Transaction, body: Body): Promise<Holder[]> =>
  holders(db).where('m.body', '=', body).execute();

export const mandatesOfPerson = (db: Database | Transaction, personId: PersonId): Promise<Holder[]> =>
  mandatesOfPersons(db, [personId]);

export const mandatesOfPersons = (db: Database | Transaction, personIds: readonly PersonId[]): Promise<Holder[]> =>
  personIds.length === 0
    ? Promise.resolve([])
    : holders(db)
        .where('m.person_id', 'in', [...personIds])
        .execute();

/** Whom a person acted for goes with the person's name. */
export const forgetOnBehalfOf = async (tx: Transaction, personId: PersonId): Promise<void> => {
  await tx.updateTable('mandate').set({ on_behalf_of: null }).where('person_id', '=', personId).execute();
};

/** All mandates of an office of a body: what seats and re-elections are counted from. */
export const termsOf = async (tx: Database | Transaction, body: Body, office: string): Promise<Holder[]> =>
  holders(tx).where('m.body', '=', body).where('m.office', '=', office).execute();

/** The mandate that was given by this sending of a form, if it was. */
export const mandateOnce = async (tx: Transaction, once: string): Promise<MandateId | null> => {
  const row = await tx.selectFrom('mandate').select('id').where('once', '=', once).executeTakeFirst();
  return row ? (row.id as MandateId) : null;
};

/** The mandate, its row locked until the transaction ends. */
export async function lockMandate(tx: Transaction, id: MandateId): Promise<Holder | null> {
  await tx.selectFrom('mandate').select('id').where('id', '=', id).forUpdate().execute();
  return findMandate(tx, id);
}

export const findMandate = async (db: Database | Transaction, id: MandateId): Promise<Holder | null> =>
  (await holders(db).where('m.id', '=', id).executeTakeFirst()) ?? null;

export async function insertMandate(
  tx: Transaction,
  mandate: {
    personId: PersonId;
    office: string;
    body: Body;
    organizationId: string | null;
    onBehalfOf: string | null;
    agency?: string | null;
    startsAt: Temporal.Instant;
    endsAt: Temporal.Instant | null;
    source: MandateSource;
    grantedBy: PersonId | null;
    grantedAt: Temporal.Instant;
    once?: string | null;
  },
): Promise<MandateId> {
  const row = await tx
    .insertInto('mandate')
    .values({
      person_id: mandate.personId,
      office: mandate.office,
      body: mandate.body,
      organization_id: mandate.organizationId,
      on_behalf_of: mandate.onBehalfOf,
      agency: mandate.agency ?? null,
      starts_at: mandate.startsAt,
      ends_at: mandate.endsAt ?? sql<Temporal.Instant>`'infinity'`,
      source: json(mandate.source),
      granted_by: mandate.grantedBy,
      granted_at: mandate.grantedAt,
      once: mandate.once ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id as MandateId;
}

/** For whom it is held, where that was left open. */
export const setAgency = (tx: Transaction, id: MandateId, said: { agency: string; on_behalf_of: string | null }) =>
  tx.updateTable('mandate').set(said).where('id', '=', id).execute();

/** Holders of a seat must not be counted twice: whoever fills one locks the body's offices first. */
export const lockBody = (tx: Transaction, body: Body): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`body ${body}`}, 0))`.execute(tx);

/** By whom and why a mandate was cut short, if it was. */
export const findMandateEnd = (tx: Transaction, id: MandateId) =>
  tx.selectFrom('mandate_end').select(['by', 'cause']).where('mandate_id', '=', id).executeTakeFirst();

export const insertMandateEnd = (
  tx: Transaction,
  end: { mandateId: MandateId; at: Temporal.Instant; by: PersonId | null; cause: string; recordedAt: Temporal.Instant },
): Promise<unknown> =>
  tx
    .insertInto('mandate_end')
    .values({
      mandate_id: end.mandateId,
      at: end.at,
      by: end.by,
      cause: end.cause,
      recorded_at: end.recordedAt,
    })
    .execute();
