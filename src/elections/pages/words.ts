import { homeZone } from '../../charter/rules/home-zone.ts';
import { lastDay } from '../../charter/rules/last-day.ts';
import type { Charter, Named } from '../../charter/types.ts';
import { bodyTitle, officeTitle } from '../../mandates/pages/body-title.ts';
import type { Reader } from '../../platform/reader.ts';
import { contestByKey, yearOf } from '../rules/convening.ts';
import type { Bound, Election, SeatToFill } from '../types.ts';

type Called = Pick<Election, 'contest' | 'body'>;

/** `Representación de la mesa`; the key where the charter in force has no such contest any more. */
export function contestTitle(reader: Reader, charter: Charter, { contest }: Pick<Called, 'contest'>): string {
  const found = contestByKey(charter, contest);
  return found ? reader.text(found.title) : contest;
}

/** `Representación de la mesa 2027 · Mesa 2 · Gobernanza…`; a second one of the year has its letter: `2027 b`. */
export const electionTitle = (reader: Reader, charter: Charter, election: Called & Pick<Election, 'slug'>): string =>
  reader.t('elections.name', {
    contest: contestTitle(reader, charter, election),
    year: yearOf(election),
    body: bodyTitle(reader, charter, election.body),
  });

/** The offices that are filled, with their seats where there is more than one of each, or until when in a by-election. */
export const officeTitles = (
  reader: Reader,
  charter: Charter,
  { contest, fills }: Pick<Election, 'contest' | 'fills'>,
): string =>
  reader.list(
    fills?.map((fill) => seatTitle(reader, charter, fill)) ??
      (contestByKey(charter, contest)?.offices ?? []).map(({ office, seats }) =>
        seats === 1
          ? officeTitle(reader, charter, office)
          : reader.t('elections.office.several', { office: officeTitle(reader, charter, office), seats }),
      ),
  );

const seatTitle = (reader: Reader, charter: Charter, { office, until }: SeatToFill): string => {
  const title = officeTitle(reader, charter, office);
  const day = until && reader.date(lastDay(charter, until));
  return day ? reader.t('elections.office.rest', { office: title, day }) : title;
};

/** A moment by the mechanism's own clock: every deadline is given by it. */
export const homeMoment = (reader: Reader, charter: Charter, at: Temporal.Instant): string =>
  reader.moment(at, homeZone(charter));

/** The city whose clock counts. */
export function homeCity(reader: Reader, charter: Charter): string {
  const zone = homeZone(charter);
  const found = charter.zones.find((one) => one.zone === zone);
  return found ? reader.text(found.city) : zone;
}

const titleIn = (reader: Reader, list: readonly Named[], key: string): string => {
  const found = list.find((one) => one.key === key);
  return found ? reader.text(found.title) : key;
};

/** `Caribe`, `Mujer`: what a group of a bound is called. */
export function groupTitle(
  reader: Reader,
  charter: Charter,
  { category, group }: Pick<Bound, 'category' | 'group'>,
): string {
  if (category === 'gender') return titleIn(reader, charter.genders, group);
  if (category === 'sector') return titleIn(reader, charter.groups, group);
  return titleIn(reader, [...charter.region.subregions, charter.region.outside], group);
}
