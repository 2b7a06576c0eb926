import { homeZone } from '../charter/rules/home-zone.ts';
import { officesOf } from '../charter/rules/offices.ts';
import type { Contest } from '../charter/types.ts';
import type { Deps } from '../deps.ts';
import { grantMandateIn } from '../mandates/grant-mandate.ts';
import type { Acting, MandateId } from '../mandates/types.ts';
import type { Transaction } from '../platform/database.ts';
import { type Result, refuse } from '../platform/result.ts';
import { countBack } from './counting/count-back.ts';
import { yearOf } from './rules/convening.ts';
import type { CountFile } from './rules/count-file.ts';
import { type CandidatePerson, insertSeat, type Seat, type SeatedHow } from './store/results.ts';
import type { CandidacyId, Election, SeatToFill } from './types.ts';

/** Where mandates come from: an election that was counted. Candidates go by their position in the file. */
export type Source = {
  readonly election: Election;
  readonly contest: Contest;
  readonly file: CountFile;
  readonly lots: readonly number[];
  readonly persons: ReadonlyMap<string, CandidatePerson>;
};

type SeatAsked = {
  readonly candidate: number;
  readonly office: string;
  readonly how: SeatedHow;
  readonly startsAt: Temporal.Instant;
  readonly endsAt?: Temporal.Instant;
};

/**
 * Gives a candidate an office, with its mandate, and the seat in the liaison table that goes with it (Terms of
 * Reference, "Arquitectura": two representatives of each mesa). Refusals: `candidate-not-member`, those of
 * `decideGrant`; nothing is written then.
 */
export async function seatCandidate(
  tx: Transaction,
  deps: Pick<Deps, 'charter' | 'random'>,
  { election, contest, file, persons }: Source,
  { candidate, office, how, startsAt, endsAt }: SeatAsked,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<MandateId>> {
  const candidacyId = file.candidateIds[candidate] as CandidacyId;
  const person = persons.get(candidacyId);
  if (!person) throw new Error(`election ${election.slug} has no candidate ${candidate}`);
  if (!person.mayServe) return refuse('candidate-not-member');
  const { personId, organizationId } = person;
  const text = Object.fromEntries(
    deps.charter.languages.flatMap((language) => {
      const title = contest.title[language];
      return title ? [[language, `${title} ${yearOf(election)}`]] : [];
    }),
  );
  const term = {
    personId,
    organizationId,
    startsAt,
    ...(endsAt && { endsAt }),
    source: { kind: 'election', text },
  } as const;
  const granted = await grantMandateIn(tx, deps, { ...term, office, body: election.body }, by, at);
  if (!granted.ok) return granted;
  await insertSeat(tx, election.id, { candidacyId, office, how, mandateId: granted.value });
  const [member] = officesOf(deps.charter, 'liaison');
  // Where the rules keep them from the liaison table alone, that seat stays vacant and its page says so.
  if (member && deps.charter.liaison.mesaOffices.includes(office)) {
    await grantMandateIn(tx, deps, { ...term, office: member.key, body: 'liaison' }, by, at);
  }
  return granted;
}

/**
 * Who has a seat when it is each office's turn: the first of those elected, in their order, who may hold it. Where none
 * of them may, one leaves, and the papers say who comes instead (`countBack`). An office that nobody can take stays
 * vacant.
 */
export async function seatElected(
  tx: Transaction,
  deps: Pick<Deps, 'charter' | 'random'>,
  source: Source,
  { order, fills }: { readonly order: readonly number[]; readonly fills: readonly SeatToFill[] },
  by: Acting,
  at: Temporal.Instant,
): Promise<ReadonlyMap<number, string>> {
  const startsAt = source.election.termFrom.toZonedDateTime(homeZone(deps.charter)).toInstant();
  const seated = new Map<number, string>();
  const unavailable: number[] = [];
  let members = [...order];
  const take = async (candidate: number, { office, until }: SeatToFill): Promise<'done' | 'refused'> => {
    const asked = { candidate, office, how: 'elected', startsAt, ...(until && { endsAt: until }) } as const;
    const seat = await seatCandidate(tx, deps, source, asked, by, at);
    if (seat.ok) seated.set(candidate, office);
    // Where others still sit, nobody else could take the seat either.
    return seat.ok || seat.reasons.some(({ code }) => code === 'no-seat-free') ? 'done' : 'refused';
  };
  for (const fill of fills) {
    const refused: number[] = [];
    for (;;) {
      const next = members.find((one) => !seated.has(one) && !refused.includes(one));
      if (next !== undefined) {
        if ((await take(next, fill)) === 'done') break;
        refused.push(next);
        continue;
      }
      const leaving = refused.at(-1);
      if (leaving === undefined) break;
      const coming = incomingFor(source, { members, vacating: [leaving], unavailable });
      unavailable.push(leaving);
      refused.pop();
      members = members.filter((one) => one !== leaving);
      if (coming !== null) members.push(coming);
    }
  }
  return seated;
}

/** Whom of the file a seat was given to. */
export const positionsIn =
  ({ file }: Pick<Source, 'file'>) =>
  ({ candidacyId }: Pick<Seat, 'candidacyId'>): number =>
    file.candidateIds.indexOf(candidacyId);

/** Who takes a seat that one of `members` leaves; null where nobody is left. */
export function incomingFor(
  { file, lots }: Pick<Source, 'file' | 'lots'>,
  vacancy: {
    readonly members: readonly number[];
    readonly vacating: readonly number[];
    readonly unavailable: readonly number[];
  },
): number | null {
  const outcome = countBack(file, vacancy, lots);
  return 'incoming' in outcome ? (outcome.incoming[0] ?? null) : null;
}
