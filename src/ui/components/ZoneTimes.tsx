import type { Reader } from '../../platform/reader.ts';

export type NamedZone = { zone: string; city: string };
type Props = {
  reader: Reader;
  from: Temporal.Instant;
  until?: Temporal.Instant | undefined;
  /** The first zone's day is the one the others are measured against. */
  zones: readonly NamedZone[];
};

/** One moment or interval in several zones at once; a zone where the day is another one says which. */
export function ZoneTimes({ reader, from, until, zones }: Props) {
  const day = (at: Temporal.Instant, zone: string) => at.toZonedDateTimeISO(zone).toPlainDate();
  const first = zones[0];
  if (!first) return null;
  const home = day(from, first.zone);
  return (
    <div class="zones" data-zone-times data-label={reader.t('ui.zones.own')}>
      <p>
        <time datetime={from.toString()}>{weekdayAndDate(reader, home)}</time>
      </p>
      <dl>
        {zones.map(({ zone, city }) => {
          const starts = day(from, zone);
          const ends = until && day(until, zone);
          return (
            <div>
              <dt>{city}</dt>
              <dd>
                <Clock reader={reader} at={from} zone={zone} />
                {!starts.equals(home) && <span class="day"> {weekdayAndDate(reader, starts)}</span>}
                {until && ' – '}
                {until && <Clock reader={reader} at={until} zone={zone} />}
                {ends && !ends.equals(starts) && <span class="day"> {weekdayAndDate(reader, ends)}</span>}
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

function Clock({ reader, at, zone }: { reader: Reader; at: Temporal.Instant; zone: string }) {
  return <time datetime={at.toString({ timeZone: zone })}>{reader.time(at, zone)}</time>;
}

const weekdayAndDate = (reader: Reader, day: Temporal.PlainDate) =>
  new Intl.DateTimeFormat(reader.language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    day,
  );
