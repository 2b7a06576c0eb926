import ical, { ICalEventStatus } from 'ical-generator';
import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Dialogue, Theme, ThemeId } from '../types.ts';
import { hoursText } from './hours-text.ts';
import { zonesFor } from './titles.ts';

type Calendar = {
  readonly reader: Reader;
  readonly charter: Charter;
  readonly dialogue: Dialogue & { readonly convenedAt: Temporal.Instant };
  readonly themes: readonly Theme[];
  /** What was changed after it was announced. */
  readonly changes: readonly { readonly themeId: ThemeId | null; readonly at: Temporal.Instant }[];
};

/**
 * A dialogue as a calendar file (RFC 5545), each theme an event at its instant in UTC: every calendar shows it by its
 * own clock. No room is in it. A change of a theme is a new revision of the same event, so that
 * it moves; so is calling it off.
 */
export function calendarOf({ reader, charter, dialogue, themes, changes }: Calendar): string {
  const url = `${reader.origin}${reader.to(`/conversatorios/${dialogue.slug}`)}`;
  const host = URL.parse(reader.origin)?.hostname ?? 'localhost';
  const calendar = ical({
    name: escaped(reader.text(dialogue.title)),
    prodId: { company: 'Pansocial', product: 'Pansocial', language: reader.language.toUpperCase() },
    url,
  });
  for (const theme of themes) {
    const about = changes.filter(({ themeId }) => themeId === null || themeId === theme.id);
    const changedAt = dialogue.cancelledAt ?? about.at(-1)?.at ?? dialogue.convenedAt;
    calendar.createEvent({
      id: `${theme.id}@${host}`,
      start: theme.startsAt,
      end: theme.endsAt,
      stamp: changedAt,
      created: dialogue.convenedAt,
      lastModified: changedAt,
      sequence: dialogue.cancelledAt ? about.length + 1 : about.length,
      status: dialogue.cancelledAt ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      summary: reader.t('dialogues.calendar.event', {
        dialogue: reader.text(charter.dialogue.title),
        title: reader.text(theme.title),
      }),
      description: [
        reader.text(dialogue.title),
        reader.text(theme.introduction),
        hoursText(reader, theme, zonesFor(reader, charter)),
        reader.t(charter.dialogue.access === 'open' ? 'dialogues.calendar.open' : 'dialogues.calendar.personal'),
        url,
      ].join('\n\n'),
      location: dialogue.venue ? reader.text(dialogue.venue) : null,
      url,
    });
  }
  return `${calendar.toString()}\r\n`;
}

// The library writes a calendar's name as it is (version 10.2.0): RFC 5545, 3.3.11.
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\s+/g, ' ');
