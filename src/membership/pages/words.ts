import { homeZone } from '../../charter/rules/home-zone.ts';
import { officesWith } from '../../charter/rules/offices.ts';
import type { Charter, Power } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { objectionDeadline } from '../rules/admission.ts';

/** `Mesa 2 · Gobernanza…` */
export function mesaName(reader: Reader, charter: Pick<Charter, 'mesas'>, n: number): string {
  const mesa = charter.mesas.find((one) => one.n === n);
  return mesa ? `${reader.t('ui.mesa', { n })} · ${reader.text(mesa.title)}` : reader.t('ui.mesa', { n });
}

/** The day of a moment, by the reader's calendar. */
export const dayOf = (reader: Reader, charter: Charter, at: Temporal.Instant): string =>
  reader.date(at.toZonedDateTimeISO(reader.zone ?? homeZone(charter)).toPlainDate());

/** The last day on which a refusal of `at` may be objected to, by the mechanism's calendar. */
export const lastDay = (at: Temporal.Instant, charter: Charter): Temporal.PlainDate =>
  objectionDeadline(at, charter.membership.objectionDays, homeZone(charter))
    .subtract({ nanoseconds: 1 })
    .toZonedDateTimeISO(homeZone(charter))
    .toPlainDate();

export const objectionIsOver = (refusedAt: Temporal.Instant, charter: Charter, at: Temporal.Instant): boolean =>
  Temporal.Instant.compare(at, objectionDeadline(refusedAt, charter.membership.objectionDays, homeZone(charter))) >= 0;

/** A name of one of the charter's lists, or its key where the charter in force no longer has it. */
export const titleIn = (
  reader: Reader,
  list: readonly { readonly key: string; readonly title: Readonly<Record<string, string>> }[],
  key: string | null,
): string => {
  const found = list.find((one) => one.key === key);
  return found ? reader.text(found.title) : (key ?? '');
};

/** The charter's titles of the offices that hold a power: `Secretaría`. */
export const officeTitles = (reader: Reader, charter: Pick<Charter, 'offices'>, power: Power): readonly string[] => [
  ...new Set(officesWith(charter, power).map(({ title }) => reader.text(title))),
];
