import { isBefore } from '../../platform/moments.ts';
import type { Reason } from '../../platform/result.ts';
import type { Interval } from './agenda.ts';
import { type DoorMinutes, doorTimes } from './door.ts';
import type { Stay } from './zoom-report.ts';

/** Hours before a theme from which those in the room are noted: people arrive, and are there for the next theme too. */
const notedFromHours = 6;

/**
 * What speaks against noting who took part in a theme. Reasons: `attendance-too-early`, and that of `aboutClosing`. Until
 * when it is noted, the host's mandate says as well.
 */
export const aboutNoting = (
  { startsAt, reportedAt }: Pick<Interval, 'startsAt'> & Reported,
  at: Temporal.Instant,
): readonly Reason[] => [
  ...(isBefore(at, startsAt.subtract({ hours: notedFromHours }))
    ? [{ code: 'attendance-too-early', params: { hours: notedFromHours } } as const]
    : []),
  ...aboutClosing({ reportedAt }),
];

/** `reportedAt`: when the dialogue's report was first published; null: it was not. */
type Reported = { readonly reportedAt: Temporal.Instant | null };

/**
 * Who took part is settled with the first edition of the report: two editions side by side, or a page beside one, would
 * tell of the one person in between. An act that began before, and waited for the publication, comes too late as well.
 * Reasons: `attendance-closed`.
 */
export const aboutClosing = ({ reportedAt }: Reported): readonly Reason[] =>
  reportedAt === null ? [] : [{ code: 'attendance-closed' }];

/** What is known of one person at one theme, whoever noted it. */
type Noted = {
  readonly mode: 'online' | 'in-person';
  /** Of the imported report; null where none tells. */
  readonly minutes: number | null;
};

/**
 * What stays of a presence when the host takes back that the person was in the room: by the door or the report they
 * were online; otherwise nothing.
 */
export function withoutMark(
  noted: Noted,
  cameThroughDoor: boolean,
): { readonly source: 'door' | 'import'; readonly mode: 'online' } | null {
  if (noted.minutes !== null) return { source: 'import', mode: 'online' };
  return cameThroughDoor ? { source: 'door', mode: 'online' } : null;
}

/**
 * What stays of a presence when the host takes back that an imported report told of it: the mark in the room, or that the
 * person came through their door; otherwise nothing.
 */
export function withoutReport(
  { mode }: Pick<Noted, 'mode'>,
  cameThroughDoor: boolean,
): { readonly source: 'host' | 'door'; readonly mode: Noted['mode'] } | null {
  if (mode === 'in-person') return { source: 'host', mode };
  return cameThroughDoor ? { source: 'door', mode } : null;
}

/**
 * The stays of a report that fall within a theme while its door is open, each cut to it: one meeting may have lasted
 * over several themes. Rows without times are kept whole.
 */
export function staysDuring(stays: readonly Stay[], theme: Interval, minutes: DoorMinutes): readonly Stay[] {
  const { opens, closes } = doorTimes(theme, minutes);
  return stays.flatMap((stay) => {
    const { joinedAt, leftAt } = stay;
    if (joinedAt === null || leftAt === null) return [stay];
    const from = later(joinedAt, opens);
    const to = earlier(leftAt, closes);
    if (Temporal.Instant.compare(from, to) >= 0) return [];
    return [{ ...stay, joinedAt: from, leftAt: to }];
  });
}

const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) > 0 ? a : b);
const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? a : b);
