import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { Offer } from '../types.ts';

export const offers = (db: Database | Transaction) =>
  db
    .selectFrom('seat_offer as o')
    .innerJoin('person as p', 'p.id', 'o.person_id')
    .leftJoin('seat_offer_end as e', 'e.offer_id', 'o.id')
    .select(['o.id', 'o.agency', 'o.person_id as personId', 'p.name', 'p.example', 'o.at'])
    .$castTo<Offer>();

/** Whether an offer stands at `at`: not taken back, and whoever made it still speaks for the agency. */
export const stands = (at: Temporal.Instant) =>
  sql<boolean>`(e.offer_id is null and exists (
    select from mandate m left join mandate_end me on me.mandate_id = m.id and me.at <= ${at}
    where m.person_id = o.person_id and m.agency = o.agency and m.body = 'working-group'
      and m.starts_at <= ${at} and m.ends_at > ${at} and me.mandate_id is null))`;

/** The agencies that volunteer at `at`, in the order in which they did. */
export const standingOffers = (db: Database | Transaction, at: Temporal.Instant): Promise<Offer[]> =>
  offers(db).where(stands(at)).orderBy('o.at').orderBy('o.id').execute();

/** What an agency's form did before, when it is sent twice. */
export const offerOnce = async (tx: Transaction, once: string): Promise<boolean> =>
  (await tx.selectFrom('seat_offer').select('id').where('once', '=', once).executeTakeFirst()) !== undefined;

export const insertOffer = (
  tx: Transaction,
  offer: { readonly agency: string; readonly personId: PersonId; readonly once: string },
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('seat_offer')
    .values({ agency: offer.agency, person_id: offer.personId, once: offer.once, at })
    .execute();

/** Ends the offers of an agency that nobody has ended. */
export const endOffers = async (
  tx: Transaction,
  end: { readonly agency: string; readonly cause: 'withdrawn' | 'seated'; readonly by: PersonId | null },
  at: Temporal.Instant,
): Promise<void> => {
  await sql`
    insert into seat_offer_end (offer_id, cause, by, at)
    select o.id, ${end.cause}, ${end.by}::uuid, ${at}
    from seat_offer o left join seat_offer_end e on e.offer_id = o.id
    where o.agency = ${end.agency} and e.offer_id is null`.execute(tx);
};

/** Ends what a person offered and nobody has ended. */
export const endOffersOf = async (tx: Transaction, personId: PersonId, at: Temporal.Instant): Promise<void> => {
  await sql`
    insert into seat_offer_end (offer_id, cause, by, at)
    select o.id, 'withdrawn', ${personId}, ${at}
    from seat_offer o left join seat_offer_end e on e.offer_id = o.id
    where o.person_id = ${personId} and e.offer_id is null`.execute(tx);
};
