import { bodyKindOf, officeByKey } from '../../charter/rules/offices.ts';
import { mayBeReelected, termEndAt } from '../../charter/rules/terms.ts';
import type { Charter, Office } from '../../charter/types.ts';
import { isBefore } from '../../platform/moments.ts';
import { accept, type Reason, type Result, refuse, unless } from '../../platform/result.ts';
import type { Body } from '../types.ts';
import { earlier, holdsAt, isEmpty, meet, type Span } from './spans.ts';

/** A mandate as it counts for seats and terms; `endsAt` is the first moment at which it no longer holds, null: never. */
export type Term = {
  readonly personId: string;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant | null;
};

/** The body a reference names, if the charter has it: `mesa:9` is none of a charter with four mesas. */
export function readBody(charter: Pick<Charter, 'mesas'>, reference: string): Body | null {
  const mesa = /^mesa:(\d+)$/.exec(reference)?.[1];
  if (mesa) return charter.mesas.some(({ n }) => n === Number(mesa)) ? `mesa:${Number(mesa)}` : null;
  const [, kind, id] = /^(organization|theme):([0-9a-f-]{36})$/.exec(reference) ?? [];
  if (kind === 'organization' && id) return `organization:${id}`;
  if (kind === 'theme' && id) return `theme:${id}`;
  return (['mechanism', 'liaison', 'working-group'] as const).find((one) => one === reference) ?? null;
}

/**
 * When a mandate that is to hold from `from` begins: today's at once, another day's at midnight by the calendar of
 * `zone` (IANA), before or after today.
 */
export function beginningOf(from: Temporal.PlainDate, at: Temporal.Instant, zone: string): Temporal.Instant {
  const isToday = from.equals(at.toZonedDateTimeISO(zone).toPlainDate());
  return isToday ? at : from.toZonedDateTime(zone).toInstant();
}

/**
 * Whether `personId` may take `office` in `body` from `startsAt`, and when that mandate ends (null: the charter sets
 * no end): with the charter's term, or with `until` where that comes first. The office must be that body's, a seat be
 * free all that time, the person not hold it at any moment of it, and the limit of immediate re-elections be kept, for
 * this mandate and for those already given that follow it (Terms of Reference, "Arquitectura": one year, with the
 * possibility of one immediate re-election).
 *
 * `terms` are all mandates of that office in that body; one that was ended before it began counts for nothing. `zone`
 * is the IANA zone by whose calendar a year is counted. Refusals: `unknown-office`, `office-of-another-body`,
 * `ends-before-it-begins`, `already-holds-office`, `no-seat-free`, `reelection-limit`.
 */
export function decideGrant(
  charter: Pick<Charter, 'offices'>,
  asked: {
    readonly office: string;
    readonly body: Body;
    readonly personId: string;
    readonly startsAt: Temporal.Instant;
    readonly until?: Temporal.Instant | null;
  },
  terms: readonly Term[],
  zone: string,
): Result<{ readonly office: Office; readonly endsAt: Temporal.Instant | null }> {
  const office = officeByKey(charter, asked.office);
  if (!office) return refuse({ code: 'unknown-office', field: 'office' });
  if (office.body !== bodyKindOf(asked.body)) return refuse({ code: 'office-of-another-body', field: 'office' });
  const endsAt = earlier(termEndAt(asked.startsAt, office.termMonths, zone), asked.until ?? null);
  const span = { startsAt: asked.startsAt, endsAt };
  if (isEmpty(span)) return refuse({ code: 'ends-before-it-begins', field: 'until' });
  const held = terms.filter((term) => !isEmpty(term));
  const own = held.filter(({ personId }) => personId === asked.personId);
  const reasons: Reason[] = [];
  if (own.some((term) => meet(term, span))) {
    reasons.push({ code: 'already-holds-office', field: 'person' });
  } else if (office.seats !== null && mostAtOnce(held, span) >= office.seats) {
    reasons.push({ code: 'no-seat-free', field: 'office', params: { seats: office.seats } });
  }
  return unless([...reasons, ...againstTheLimit(office, own, span, zone)], () => ({ office, endsAt }));
}

/**
 * The day until which a mandate is asked for may not come after the charter's term: who asks for more is told, not given
 * less. `zone` is the IANA zone by whose calendar a year is counted. Refusal: `ends-after-its-term` with `latest`, the
 * day (ISO 8601) on which it no longer holds.
 */
export function decideUntil(
  { termMonths }: Pick<Office, 'termMonths'>,
  { startsAt, until }: { readonly startsAt: Temporal.Instant; readonly until: Temporal.Instant | null },
  zone: string,
): Result<null> {
  const termEnd = termEndAt(startsAt, termMonths, zone);
  if (until === null || termEnd === null || !isBefore(termEnd, until)) return accept(null);
  const latest = termEnd.toZonedDateTimeISO(zone).toPlainDate().toString();
  return refuse({ code: 'ends-after-its-term', field: 'until', params: { latest } });
}

/**
 * For whom an office of a mesa is held, in words: an organization that takes part in that mesa (`takesPart`), or nobody.
 * Offices of other bodies are held for whom they say. Refusal: `not-in-the-mesa` with its number, `mesa`.
 */
export function decideOnBehalf(body: Body, takesPart: boolean): Result<null> {
  const mesa = mesaOf(body);
  return mesa === null || takesPart
    ? accept(null)
    : refuse({ code: 'not-in-the-mesa', field: 'onBehalfOf', params: { mesa } });
}

/** The number of a mesa; null for another body. */
export const mesaOf = (body: Body): number | null =>
  body.startsWith('mesa:') ? Number(body.slice('mesa:'.length)) : null;

/** The mandate asked for may be one too many itself, or make one too many of a later one that is given already. */
function againstTheLimit(office: Office, own: readonly Span[], asked: Span, zone: string): readonly Reason[] {
  const day = (at: Temporal.Instant): Temporal.PlainDate => at.toZonedDateTimeISO(zone).toPlainDate();
  const row = [...own, asked];
  const later = own.filter(({ startsAt }) => isBefore(asked.startsAt, startsAt));
  for (const { startsAt } of [asked, ...later]) {
    const past = row.flatMap((term) =>
      term.endsAt !== null && !isBefore(startsAt, term.endsAt)
        ? [{ from: day(term.startsAt), until: day(term.endsAt) }]
        : [],
    );
    const again = mayBeReelected(office, past, day(startsAt));
    if (!again.ok) return again.reasons.map((reason) => ({ ...reason, field: 'person' }));
  }
  return [];
}

/** How many of `terms` hold together at the fullest moment of `span`: as one begins, or `span` does. */
function mostAtOnce(terms: readonly Span[], span: Span): number {
  const during = terms.filter((term) => meet(term, span));
  const moments = [
    span.startsAt,
    ...during.map(({ startsAt }) => startsAt).filter((at) => isBefore(span.startsAt, at)),
  ];
  return Math.max(...moments.map((at) => during.filter((term) => holdsAt(term, at)).length));
}

/**
 * Ends a mandate before its term, from `at` on; one that has not begun yet never will.
 * Refusal: `mandate-already-ended`.
 */
export function decideEnd(mandate: Span, at: Temporal.Instant): Result<Temporal.Instant> {
  const isOver = mandate.endsAt !== null && (isEmpty(mandate) || !isBefore(at, mandate.endsAt));
  return isOver ? refuse('mandate-already-ended') : accept(at);
}
