import { homeZone } from '../../charter/rules/home-zone.ts';
import { mesaOfObjective } from '../../charter/rules/objectives.ts';
import type { Charter, Named } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import type { TaggedObjective } from '../../ui/components/ObjectiveTags.tsx';
import { type NamedZone, ownZone } from '../../ui/components/ZoneTimes.tsx';
import { panelSectors } from '../rules/panel-sectors.ts';

/** The title of a key in one of the charter's lists, or the key where the charter in force no longer has it. */
export const titleOf = (reader: Reader, list: readonly Named[], key: string): string => {
  const found = list.find((one) => one.key === key);
  return found ? reader.text(found.title) : key;
};

export const sectorTitle = (reader: Reader, charter: Charter, key: string): string =>
  titleOf(reader, panelSectors(charter), key);

/** A reason of the panel's rule, its keys by their titles. */
export function panelReason(reader: Reader, charter: Charter, { code, params = {} }: Reason): string {
  const { sector } = params;
  return reader.reason({
    code,
    params: {
      ...params,
      ...(typeof sector === 'string' && { sector: sectorTitle(reader, charter, sector) }),
    },
  });
}

/** The zones an agenda is printed in, and the reader's own where it is known and not among them. */
export function zonesFor(reader: Reader, { zones }: Charter): readonly NamedZone[] {
  const ours = zones.map(({ zone, city }) => ({ zone, city: reader.text(city) }));
  const { zone } = reader;
  return zone === null || ours.some((one) => one.zone === zone) ? ours : [...ours, ownZone(reader, zone)];
}

export const tagged = (reader: Reader, charter: Charter, objectives: readonly number[]): readonly TaggedObjective[] =>
  objectives.flatMap((n) => {
    const objective = charter.compact.objectives.find((one) => one.n === n);
    const mesa = mesaOfObjective(charter, n);
    if (!objective || !mesa) return [];
    return [
      { n, mesa: mesa.n, short: reader.text(objective.short), href: `${reader.to(`/mesas/${mesa.n}`)}#objetivo-${n}` },
    ];
  });

/** The day of a moment by the mechanism's own calendar. */
export const dayOf = (reader: Reader, charter: Charter, at: Temporal.Instant): string =>
  reader.date(at.toZonedDateTimeISO(homeZone(charter)).toPlainDate());

/** A short name of a day, beside a time that is on another than the one above: `vie, 4 dic`. */
export const shortDay = (reader: Reader, day: Temporal.PlainDate): string =>
  new Intl.DateTimeFormat(reader.locale, { weekday: 'short', day: 'numeric', month: 'short' }).format(day);

/** `viernes, 4 de diciembre de 2026` */
export const longDay = (reader: Reader, day: Temporal.PlainDate): string =>
  new Intl.DateTimeFormat(reader.locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    day,
  );
