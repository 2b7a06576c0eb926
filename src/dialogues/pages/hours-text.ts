import type { Reader } from '../../platform/reader.ts';
import type { NamedZone } from '../../ui/components/ZoneTimes.tsx';
import type { Interval } from '../rules/agenda.ts';
import { acrossZones, type ZoneHours } from '../rules/zones.ts';
import { longDay, shortDay } from './titles.ts';

/**
 * An interval in several zones as lines of text, for letters: the day of the first zone, then
 * `San José: 20:00 – 22:30`, with the day behind a time that falls on another.
 */
export function hoursText(reader: Reader, interval: Interval, zones: readonly NamedZone[]): string {
  const hours = acrossZones(
    interval,
    zones.map(({ zone }) => zone),
  );
  const [first] = hours;
  if (!first) return '';
  const lines = zones.map(({ zone, city }, index) => {
    const its = hours[index];
    return its ? `${city}: ${fromTo(reader, interval, zone, its)}` : '';
  });
  return [capital(longDay(reader, first.starts.toPlainDate())), ...lines].join('\n');
}

function fromTo(reader: Reader, { startsAt, endsAt }: Interval, zone: string, hours: ZoneHours): string {
  const starts = hours.startDay === 0 ? '' : ` (${shortDay(reader, hours.starts.toPlainDate())})`;
  const ends = hours.endDay === hours.startDay ? '' : ` (${shortDay(reader, hours.ends.toPlainDate())})`;
  return `${reader.time(startsAt, zone)}${starts} – ${reader.time(endsAt, zone)}${ends}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
