import { sql } from 'kysely';
import type { PersonId } from '../accounts/types.ts';
import { officeByKey } from '../charter/rules/offices.ts';
import type { Charter } from '../charter/types.ts';
import { type Database, json, type Transaction } from '../platform/database.ts';
import type { Actor, Body, HeldMandate, MandateId, MandateSource } from './types.ts';

type ActorRow = {
  person_id: PersonId;
  name: string;
  email: string | null;
  language: string;
  zone: string | null;
  second_factor_at: Temporal.Instant | null;
  mandates: readonly {
    id: MandateId;
    office: string;
    body: Body;
    organization_id: string | null;
    agency: string | null;
    starts_at: string;
    ends_at: string;
  }[];
};

/** Who holds the session with this digest at `at`, with the mandates valid then; null when there is no such session. */
export async function findActor(
  db: Database,
  charter: Charter,
  sessionDigest: Buffer,
  at: Temporal.Instant,
): Promise<Actor | null> {
  const { rows } = await sql<ActorRow>`
    select p.id as person_id, p.name, p.email, p.language, p.zone, s.second_factor_at,
      coalesce((
        select json_agg(json_build_object('id', m.id, 'office', m.office, 'body', m.body,
          'organization_id', m.organization_id, 'agency', m.agency, 'starts_at', m.starts_at, 'ends_at', m.ends_at) order by m.starts_at, m.id)
        from mandate m left join mandate_end e on e.mandate_id = m.id and e.at <= ${at}
        where m.person_id = p.id and m.starts_at <= ${at} and m.ends_at > ${at} and e.mandate_id is null
      ), '[]') as mandates
    from session s join person p on p.id = s.person_id
    where s.digest = ${sessionDigest} and s.expires_at > ${at}`.execute(db);
  const [row] = rows;
  if (!row) return null;
  return {
    personId: row.person_id,
    name: row.name,
    email: row.email,
    language: row.language,
    zone: row.zone,
    secondFactorAt: row.second_factor_at,
    mandates: row.mandates.flatMap((mandate) => heldMandate(charter, mandate)),
  };
}

/** A mandate of an office that the charter in force no longer has allows nothing. */
function heldMandate(charter: Charter, row: ActorRow['mandates'][number]): HeldMandate[] {
  const office = officeByKey(charter, row.office);
  if (!office) return [];
  return [
    {
      id: row.id,
      office: row.office,
      body: row.body,
      organizationId: row.organization_id,
      agency: row.agency,
      startsAt: Temporal.Instant.from(row.starts_at),
      endsAt: row.ends_at === 'infinity' ? null : Temporal.Instant.from(row.ends_at),
      powers: office.powers,
      secondFactor: office.secondFactor,
    },
  ];
}

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
  holders(db).where('m.person_id', '=', personId).execute();

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

/** Once anyone has ever held an office of the mechanism itself, the console's code opens nothing. */
export async function isSetUp(db: Database | Transaction): Promise<boolean> {
  const row = await db.selectFrom('mandate').select('id').where('body', '=', 'mechanism').limit(1).executeTakeFirst();
  return row !== undefined;
}

export const lockSetUp = (tx: Transaction): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended('set-up', 0))`.execute(tx);

export async function replaceSetUpCode(tx: Transaction, codeDigest: Buffer, at: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('set_up_code').where('used_at', 'is', null).execute();
  await tx.insertInto('set_up_code').values({ digest: codeDigest, created_at: at }).execute();
}

/** Whether the code waits to be used. */
export async function isSetUpCode(db: Database | Transaction, codeDigest: Buffer): Promise<boolean> {
  const waiting = db.selectFrom('set_up_code').select('digest').where('digest', '=', codeDigest);
  return (await waiting.where('used_at', 'is', null).executeTakeFirst()) !== undefined;
}

export async function useSetUpCode(tx: Transaction, codeDigest: Buffer, at: Temporal.Instant): Promise<void> {
  await tx.updateTable('set_up_code').set({ used_at: at }).where('digest', '=', codeDigest).execute();
}
