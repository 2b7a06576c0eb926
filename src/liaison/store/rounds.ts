import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { OfferId, Position, PositionId, Proposal, Round, RoundId, RoundOutcome } from '../types.ts';
import { offers, stands } from './offers.ts';

/** What a person said for an agency: offers, positions and answers, in the order of time. */
export async function wordsOf(db: Database, personId: PersonId): Promise<readonly object[]> {
  const { rows } = await sql<object>`
    select 'offer' as kind, agency, null as text, at from seat_offer where person_id = ${personId}
    union all select stance, agency, reason, at from seat_position where by = ${personId}
    union all select 'answer', agency, text, at from seat_answer where by = ${personId}
    order by at`.execute(db);
  return rows;
}

type RoundRow = {
  id: RoundId;
  seats: number;
  freeFrom: Temporal.Instant | null;
  closesAt: Temporal.Instant;
  agency: string;
  at: Temporal.Instant;
  outcome: RoundOutcome | null;
  endedAt: Temporal.Instant | null;
};

const rounds = (db: Database | Transaction) =>
  db
    .selectFrom('seat_round as r')
    .leftJoin('seat_round_end as e', 'e.round_id', 'r.id')
    .select(['r.id', 'r.seats', 'r.free_from as freeFrom', 'r.closes_at as closesAt', 'r.agency', 'r.at'])
    .select(['e.outcome', 'e.at as endedAt'])
    .orderBy('r.at', 'desc')
    .orderBy('r.id', 'desc')
    .$castTo<RoundRow>();

/** The last rounds, the latest first, with all that was said in them. */
export async function lastRounds(
  db: Database | Transaction,
  at: Temporal.Instant,
  limit: number,
): Promise<readonly Round[]> {
  return withAll(db, await rounds(db).limit(limit).execute(), at);
}

async function withAll(
  db: Database | Transaction,
  rows: readonly RoundRow[],
  at: Temporal.Instant,
): Promise<readonly Round[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [proposals, positions, named] = await Promise.all([
    proposalsOf(db, ids, at),
    positionsOf(db, ids),
    db.selectFrom('seat_naming').select(['round_id', 'agency']).where('round_id', 'in', ids).execute(),
  ]);
  return rows.map(({ outcome, endedAt, ...row }) => ({
    ...row,
    proposals: proposals.filter(({ roundId }) => roundId === row.id),
    positions: positions.filter(({ roundId }) => roundId === row.id),
    ended:
      outcome && endedAt
        ? { outcome, at: endedAt, named: named.filter((one) => one.round_id === row.id).map(({ agency }) => agency) }
        : null,
  }));
}

async function proposalsOf(
  db: Database | Transaction,
  ids: readonly RoundId[],
  at: Temporal.Instant,
): Promise<readonly (Proposal & { readonly roundId: string })[]> {
  const rows = await offers(db)
    .innerJoin('seat_proposal as s', 's.offer_id', 'o.id')
    .select(['s.round_id as roundId', 's.place', stands(at).as('stands')])
    .where('s.round_id', 'in', [...ids])
    .orderBy('s.place')
    .execute();
  return rows.map(({ roundId, place, stands, ...offer }) => ({ roundId, place, stands, agency: offer.agency, offer }));
}

async function positionsOf(
  db: Database | Transaction,
  ids: readonly RoundId[],
): Promise<readonly (Position & { readonly roundId: string })[]> {
  const rows = await db
    .selectFrom('seat_position')
    .select(['id', 'round_id as roundId', 'agency', 'stance', 'reason', 'at'])
    .where('round_id', 'in', [...ids])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const answers = await db
    .selectFrom('seat_answer as a')
    .innerJoin('seat_position as s', 's.id', 'a.position_id')
    .select(['a.position_id as positionId', 'a.agency', 'a.text', 'a.at'])
    .where('s.round_id', 'in', [...ids])
    .orderBy('a.at')
    .orderBy('a.id')
    .execute();
  return rows.map((row) => ({
    ...row,
    id: row.id as PositionId,
    answers: answers
      .filter(({ positionId }) => positionId === row.id)
      .map(({ agency, text, at }) => ({ agency, text, at })),
  }));
}

export const roundOnce = async (tx: Transaction, once: string): Promise<RoundId | null> => {
  const row = await tx.selectFrom('seat_round').select('id').where('once', '=', once).executeTakeFirst();
  return row ? (row.id as RoundId) : null;
};

export async function insertRound(
  tx: Transaction,
  round: {
    readonly seats: number;
    readonly freeFrom: Temporal.Instant | null;
    readonly closesAt: Temporal.Instant;
    readonly agency: string;
    readonly by: PersonId;
    readonly once: string;
    /** In the order of the charter's rule. */
    readonly offers: readonly { readonly id: OfferId; readonly agency: string }[];
  },
  at: Temporal.Instant,
): Promise<RoundId> {
  const { id } = await tx
    .insertInto('seat_round')
    .values({
      seats: round.seats,
      free_from: round.freeFrom,
      closes_at: round.closesAt,
      agency: round.agency,
      by: round.by,
      once: round.once,
      at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('seat_proposal')
    .values(
      round.offers.map((offer, index) => ({
        round_id: id,
        agency: offer.agency,
        place: index + 1,
        offer_id: offer.id,
      })),
    )
    .execute();
  return id as RoundId;
}

export const insertRoundEnd = async (
  tx: Transaction,
  end: {
    readonly roundId: RoundId;
    readonly outcome: RoundOutcome;
    readonly named: readonly { readonly agency: string; readonly mandateId: string }[];
  },
  at: Temporal.Instant,
): Promise<void> => {
  await tx.insertInto('seat_round_end').values({ round_id: end.roundId, outcome: end.outcome, at }).execute();
  if (end.named.length === 0) return;
  await tx
    .insertInto('seat_naming')
    .values(end.named.map(({ agency, mandateId }) => ({ round_id: end.roundId, agency, mandate_id: mandateId })))
    .execute();
};

/** Whether any round's time is over without anyone having closed it. */
export async function isRoundDue(db: Database, at: Temporal.Instant): Promise<boolean> {
  const row = await db
    .selectFrom('seat_round as r')
    .leftJoin('seat_round_end as e', 'e.round_id', 'r.id')
    .select('r.id')
    .where('e.round_id', 'is', null)
    .where('r.closes_at', '<=', at)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Who speaks for an agency in the working group at `at` and can be written to. */
export const speakersFor = (
  tx: Transaction,
  agency: string,
  at: Temporal.Instant,
): Promise<{ readonly name: string; readonly email: string; readonly language: string }[]> =>
  tx
    .selectFrom('mandate as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .leftJoin('mandate_end as e', (join) => join.onRef('e.mandate_id', '=', 'm.id').on('e.at', '<=', at))
    .select(['p.name', 'p.email', 'p.language'])
    .distinct()
    .where('m.agency', '=', agency)
    .where('m.body', '=', 'working-group')
    .where('m.starts_at', '<=', at)
    .where('m.ends_at', '>', at)
    .where('e.mandate_id', 'is', null)
    .where('p.email', 'is not', null)
    .orderBy('p.name')
    .$narrowType<{ email: string }>()
    .execute();
