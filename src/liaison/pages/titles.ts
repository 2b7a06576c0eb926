import { homeZone } from '../../charter/rules/home-zone.ts';
import { lastDay } from '../../charter/rules/last-day.ts';
import type { Charter } from '../../charter/types.ts';
import { officeTitle } from '../../mandates/pages/body-title.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Place } from '../types.ts';

/** The acronym of an agency, or its key where the charter in force no longer has it. */
export const agencyTitle = (reader: Reader, { agencies }: Pick<Charter, 'agencies'>, key: string): string => {
  const agency = agencies.find((one) => one.key === key);
  return agency ? reader.text(agency.acronym) : key;
};

export const agencyList = (reader: Reader, charter: Pick<Charter, 'agencies'>, keys: readonly string[]): string =>
  reader.list(keys.map((key) => agencyTitle(reader, charter, key)));

/** `Mesa 2 · Secretaría`, `Agencia (GT-SC), asiento 1` */
export const placeTitle = (reader: Reader, charter: Charter, place: Place): string =>
  place.kind === 'mesa'
    ? `${reader.t('ui.mesa', { n: place.mesa })} · ${officeTitle(reader, charter, place.office)}`
    : reader.t('liaison.seat.agency', { group: reader.text(charter.workingGroup.acronym), n: place.n });

/** The day of a moment by the mechanism's own calendar. */
export const dayOf = (reader: Reader, charter: Charter, at: Temporal.Instant): string =>
  reader.date(at.toZonedDateTimeISO(homeZone(charter)).toPlainDate());

/** The last day before a moment, by the same calendar: of a deadline at midnight, the day that is over then. */
export const lastDayBefore = (reader: Reader, charter: Charter, at: Temporal.Instant): string =>
  reader.date(lastDay(charter, at));
