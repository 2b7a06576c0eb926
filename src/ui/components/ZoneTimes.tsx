import type { Reader } from '../../platform/reader.ts';
import { placesIn } from '../../platform/zone-places.ts';

export type NamedZone = { zone: string; city: string };
type Props = {
  reader: Reader;
  from: Temporal.Instant;
  until?: Temporal.Instant | undefined;
  /** The first zone's day is the one the others are measured against. */
  zones: readonly NamedZone[];
};

/** The reader's own zone among the others: `Su hora, Japón`. */
export const ownZone = (reader: Reader, zone: string): NamedZone => ({
  zone,
  city: ownLabel(reader, placesIn(reader.locale)(zone)),
});

/** The words beside a time by the reader's own clock; with `$place`, for the browser to say which. */
export const ownLabel = (reader: Reader, place = '$place'): string => reader.t('ui.zones.own', { place });

/** One moment or interval in several zones at once; a zone where the day is another one says which. */
export function ZoneTimes({ reader, from, until, zones }: Props) {
  const day = (at: Temporal.Instant, zone: string) => at.toZonedDateTimeISO(zone).toPlainDate();
  const first = zones[0];
  if (!first) return null;
  const home = day(from, first.zone);
  return (
    <div class="zones" data-zone-times={zones.map(({ zone }) => zone).join(' ')} data-label={ownLabel(reader)}>
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
                {!starts.equals(home) && <Day reader={reader} day={starts} then=", " />}
                <Clock reader={reader} at={from} zone={zone} />
                {until && '\u00a0–\u00a0'}
                {until && <Clock reader={reader} at={until} zone={zone} />}
                {ends && !ends.equals(starts) && <Day reader={reader} day={ends} first=" " />}
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

type DayProps = { reader: Reader; day: Temporal.PlainDate; first?: string; then?: string };

/** `vie, 4 dic`: beside a time whose day is not the one above. */
function Day({ reader, day, first = '', then = '' }: DayProps) {
  const short = new Intl.DateTimeFormat(reader.locale, { weekday: 'short', day: 'numeric', month: 'short' });
  return <span class="day">{`${first}${short.format(day)}${then}`}</span>;
}

const weekdayAndDate = (reader: Reader, day: Temporal.PlainDate) =>
  new Intl.DateTimeFormat(reader.locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    day,
  );
