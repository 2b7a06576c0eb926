import { bodyKindOf, officeByKey } from '../../charter/rules/offices.ts';
import type { Charter } from '../../charter/types.ts';
import { isBefore } from '../../platform/moments.ts';
import type { Body } from '../types.ts';
import { meet, type Span } from './spans.ts';

/** A mandate of one person, as far as it says which seat goes with which office. */
type Held = {
  readonly id: string;
  readonly office: string;
  readonly body: Body;
  readonly agency: string | null;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant | null;
};

type Rules = Pick<Charter, 'offices' | 'liaison'>;

/** Whether a seat of the liaison table goes with an office of a mesa. */
const bringsSeat = ({ liaison }: Pick<Charter, 'liaison'>, { office, body }: Pick<Held, 'office' | 'body'>) =>
  bodyKindOf(body) === 'mesa' && liaison.mesaOffices.includes(office);

/**
 * The mandates of the liaison table that end at `at` with an office of a mesa: those that its holder has for that time
 * (`others`: every other mandate of the person), unless held for an agency, or by another office that brings a seat too.
 * The other way round nothing follows: whoever gives up the seat alone keeps the office.
 * Source: Terms of Reference, "Arquitectura": the liaison table is made up of the representatives of the mesas.
 */
export function seatsEndingWith<H extends Held>(
  charter: Rules,
  ended: Held,
  others: readonly H[],
  at: Temporal.Instant,
): readonly H[] {
  if (!bringsSeat(charter, ended)) return [];
  const keeping = others.filter((other) => other.id !== ended.id && bringsSeat(charter, other));
  return seatsBeside(charter, ended, others, at).filter(
    (other) => other.agency === null && !keeping.some((office) => meet(restOf(office, at), restOf(other, at))),
  );
}

/**
 * The mandates of the liaison table that hold on after `at` though an office is left that may seem to bring them: that
 * of a mesa, beside another such office, or that of the agency the seat is held for.
 */
export function seatsStayingAfter<H extends Held>(
  charter: Rules,
  ended: Held,
  others: readonly H[],
  at: Temporal.Instant,
): readonly H[] {
  const ending = seatsEndingWith(charter, ended, others, at);
  return seatsBeside(charter, ended, others, at).filter(
    (other) =>
      !ending.includes(other) &&
      (ended.agency === null ? other.agency === null && bringsSeat(charter, ended) : other.agency === ended.agency),
  );
}

/** Seats of the liaison table that one person holds while they would hold `office`, from `at` on. */
const seatsBeside = <H extends Held>(charter: Rules, office: Held, others: readonly H[], at: Temporal.Instant) =>
  others.filter(
    (other) =>
      other.id !== office.id &&
      officeByKey(charter, other.office)?.body === 'liaison' &&
      meet(restOf(other, at), restOf(office, at)),
  );

const restOf = ({ startsAt, endsAt }: Span, at: Temporal.Instant): Span => ({
  startsAt: isBefore(startsAt, at) ? at : startsAt,
  endsAt,
});
