import { officeByKey } from '../../charter/rules/offices.ts';
import { mayBeReelected, termEndAt } from '../../charter/rules/terms.ts';
import type { Charter, Office } from '../../charter/types.ts';
import { accept, type Reason, type Result, refuse, unless } from '../../platform/result.ts';
import type { Body } from '../types.ts';

/** A mandate as it counts for seats and terms; `endsAt` null: no end set. */
export type Term = {
  readonly personId: string;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant | null;
};

/** `mesa:1` → `mesa`. */
export const kindOf = (body: Body): string => body.split(':')[0] ?? body;

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
 * Whether `personId` may take `office` in `body` from `startsAt`, and when that term ends (null: the charter sets no
 * end). The office must be that body's, a seat free, the person not hold it already, and the limit of immediate
 * re-elections kept (Terms of Reference, "Arquitectura": one year, with the possibility of one immediate re-election).
 *
 * `terms` are all mandates of that office in that body, `zone` the IANA zone by whose calendar a year is counted.
 * Refusals: `unknown-office`, `office-of-another-body`, `already-holds-office`, `no-seat-free`, `reelection-limit`.
 */
export function decideGrant(
  charter: Pick<Charter, 'offices'>,
  asked: {
    readonly office: string;
    readonly body: Body;
    readonly personId: string;
    readonly startsAt: Temporal.Instant;
  },
  terms: readonly Term[],
  zone: string,
): Result<{ readonly office: Office; readonly endsAt: Temporal.Instant | null }> {
  const office = officeByKey(charter, asked.office);
  if (!office) return refuse({ code: 'unknown-office', field: 'office' });
  if (office.body !== kindOf(asked.body)) return refuse({ code: 'office-of-another-body', field: 'office' });
  const day = (at: Temporal.Instant): Temporal.PlainDate => at.toZonedDateTimeISO(zone).toPlainDate();
  const current = terms.filter((term) => isDuring(term, asked.startsAt));
  const past = terms.flatMap((term) =>
    term.personId === asked.personId && term.endsAt !== null && !isDuring(term, asked.startsAt)
      ? [{ from: day(term.startsAt), until: day(term.endsAt) }]
      : [],
  );
  const reasons: Reason[] = [];
  if (current.some(({ personId }) => personId === asked.personId)) {
    reasons.push({ code: 'already-holds-office', field: 'person' });
  } else if (office.seats !== null && current.length >= office.seats) {
    reasons.push({ code: 'no-seat-free', field: 'office', params: { seats: office.seats } });
  }
  const again = mayBeReelected(office, past, day(asked.startsAt));
  if (!again.ok) reasons.push(...again.reasons.map((reason) => ({ ...reason, field: 'person' })));
  return unless(reasons, () => ({ office, endsAt: termEndAt(asked.startsAt, office.termMonths, zone) }));
}

const isDuring = (term: Term, at: Temporal.Instant): boolean =>
  Temporal.Instant.compare(term.startsAt, at) <= 0 &&
  (term.endsAt === null || Temporal.Instant.compare(term.endsAt, at) > 0);

/** Ends a mandate before its term. Refusals: `mandate-already-ended`, `mandate-not-begun`. */
export function decideEnd(mandate: Omit<Term, 'personId'>, at: Temporal.Instant): Result<Temporal.Instant> {
  if (mandate.endsAt !== null && Temporal.Instant.compare(mandate.endsAt, at) <= 0) {
    return refuse('mandate-already-ended');
  }
  if (Temporal.Instant.compare(mandate.startsAt, at) > 0) return refuse('mandate-not-begun');
  return accept(at);
}
