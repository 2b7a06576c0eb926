import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { DataTable } from '../../ui/components/DataTable.tsx';
import { ownLabel } from '../../ui/components/ZoneTimes.tsx';
import type { AgendaItem } from '../rules/agenda.ts';
import { shortDay, titleOf, zonesFor } from './titles.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  /** What the table is of: the theme's title. */
  theme: string;
  items: readonly AgendaItem[];
};

/** When each part of a session begins, in every zone at once; a time on another day than the first says which. */
export function AgendaTable({ reader, charter, theme, items }: Props) {
  const zones = zonesFor(reader, charter);
  const [home] = zones;
  const [first] = items;
  if (!home || !first) return null;
  const day = first.startsAt.toZonedDateTimeISO(home.zone).toPlainDate();
  return (
    <div data-own-column={zones.map(({ zone }) => zone).join(' ')} data-label={ownLabel(reader)}>
      <DataTable
        caption={reader.t('dialogues.agenda.caption', { theme })}
        apart
        columns={[
          { label: reader.t('dialogues.agenda.part') },
          { label: reader.t('dialogues.agenda.minutes'), numeric: true },
          ...zones.map(({ city }) => ({ label: city, numeric: true })),
        ]}
        rows={items.map((item) => [
          partTitle(reader, charter, item),
          reader.number(item.minutes),
          ...zones.map(({ zone }) => <Clock reader={reader} at={item.startsAt} zone={zone} day={day} />),
        ])}
      />
    </div>
  );
}

function partTitle(reader: Reader, { dialogue }: Charter, { part, talk }: AgendaItem): string {
  const title = titleOf(reader, dialogue.order, part);
  return talk === null ? title : reader.t('dialogues.agenda.talk', { part: title, n: talk });
}

type ClockProps = { reader: Reader; at: Temporal.Instant; zone: string; day: Temporal.PlainDate };

function Clock({ reader, at, zone, day }: ClockProps) {
  const here = at.toZonedDateTimeISO(zone).toPlainDate();
  return (
    <time datetime={at.toString({ timeZone: zone })}>
      {reader.time(at, zone)}
      {!here.equals(day) && <span class="note">{shortDay(reader, here)}</span>}
    </time>
  );
}
