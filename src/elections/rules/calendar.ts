import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter, ElectionRules } from '../../charter/types.ts';
import { isBefore } from '../../platform/moments.ts';
import { type Reason, type Result, unless } from '../../platform/result.ts';
import type { Calendar, Election, Stage } from '../types.ts';
import { isBeforeVoting } from './stage.ts';

/** The moments without the reason for them. */
export type Moments = Omit<Calendar, 'cause'>;

/** The moments in the order in which they come, by the names of their fields. */
export const momentNames = [
  'candidaciesUntil',
  'objectionsUntil',
  'votingFrom',
  'votingUntil',
  'complaintsUntil',
] as const;
type MomentName = (typeof momentNames)[number];

/** Days by the calendar of `zone` (IANA), the hour kept. */
const later = (at: Temporal.Instant, days: number, zone: string): Temporal.Instant =>
  at.toZonedDateTimeISO(zone).add({ days }).toInstant();

/** The hour at which what is proposed begins and ends: nobody asks which day it belongs to. */
const evening = Temporal.PlainTime.from('18:00');

/** What is proposed to conveners: each stage as long as it must be, with some days of grace, all ending in the evening. */
export function proposedCalendar({ days }: Pick<ElectionRules, 'days'>, at: Temporal.Instant, zone: string): Moments {
  const today = at.toZonedDateTimeISO(zone).withPlainTime(evening);
  const after = (n: number) => today.add({ days: n }).toInstant();
  const candidacies = days.candidacies + 3;
  const objections = candidacies + days.objections;
  const voting = objections + 3;
  const close = voting + days.voting;
  return {
    candidaciesUntil: after(candidacies),
    objectionsUntil: after(objections),
    votingFrom: after(voting),
    votingUntil: after(close),
    complaintsUntil: after(close + days.complaints),
  };
}

/** What a moment is measured from, and how many days there must be between. */
const measures = {
  candidaciesUntil: { from: null, days: 'candidacies' },
  objectionsUntil: { from: 'candidaciesUntil', days: 'objections' },
  votingFrom: { from: 'objectionsUntil', days: null },
  votingUntil: { from: 'votingFrom', days: 'voting' },
  complaintsUntil: { from: 'votingUntil', days: 'complaints' },
} as const satisfies Record<MomentName, { from: MomentName | null; days: keyof ElectionRules['days'] | null }>;

/**
 * Whether a calendar keeps the charter's least length of each stage, counted from `opens` (when the election is or was
 * announced), and leaves time between the objections and the vote to publish the list. All refusals at once, each at its
 * field: `stage-too-short` (`days`), `moments-out-of-order`. Of a moment that is not known nothing is said.
 */
export function checkCalendar(
  { days }: Pick<ElectionRules, 'days'>,
  moments: Partial<Moments>,
  { opens, zone }: { readonly opens: Temporal.Instant; readonly zone: string },
): readonly Reason[] {
  return momentNames.flatMap((field): readonly Reason[] => {
    const { from, days: length } = measures[field];
    const [start, end] = [from ? moments[from] : opens, moments[field]];
    if (!start || !end) return [];
    if (!isBefore(start, end)) return [{ code: 'moments-out-of-order', field }];
    if (length === null || !isBefore(end, later(start, days[length], zone))) return [];
    return [{ code: 'stage-too-short', field, params: { days: days[length] } }];
  });
}

/** The last moment at which an election with this calendar can be announced: its candidacies last as long as they must. */
export const lastAnnouncement = (
  { days }: Pick<ElectionRules, 'days'>,
  { candidaciesUntil }: Pick<Moments, 'candidaciesUntil'>,
  zone: string,
): Temporal.Instant => later(candidaciesUntil, -days.candidacies, zone);

/**
 * Whether the calendar of an announced election may become `moments`. What is over is not opened again, and nothing that
 * is ahead is put into the past. Refusals: `calendar-fixed` once voting has begun, `moment-is-over` and `moment-in-past`
 * at their fields, `term-before-end`, and those of `checkCalendar`.
 */
export const decideCalendarChange = (
  rules: Pick<ElectionRules, 'days'>,
  election: ChangedElection,
  moments: Moments,
  known: KnownNow,
): Result<Moments> => unless(aboutCalendarChange(rules, election, moments, known), () => moments);

type ChangedElection = Pick<Election, 'calendar' | 'convenedAt' | 'termFrom'>;
type KnownNow = { readonly stage: Stage; readonly at: Temporal.Instant; readonly zone: string };

/** The same of a calendar of which not every moment is known: whatever can be said against it already. */
export function aboutCalendarChange(
  rules: Pick<ElectionRules, 'days'>,
  election: ChangedElection,
  moments: Partial<Moments>,
  { stage, at, zone }: KnownNow,
): readonly Reason[] {
  if (!isBeforeVoting(stage)) return [{ code: 'calendar-fixed' }];
  // Voting that should have begun, and did not for want of a list, is still ahead.
  const isOver = (field: MomentName): boolean =>
    isBefore(election.calendar[field], at) && (field === 'candidaciesUntil' || field === 'objectionsUntil');
  const touched = momentNames.flatMap((field): readonly Reason[] => {
    const moment = moments[field];
    if (!moment) return [];
    if (isOver(field)) return moment.equals(election.calendar[field]) ? [] : [{ code: 'moment-is-over', field }];
    return isBefore(at, moment) ? [] : [{ code: 'moment-in-past', field }];
  });
  const said = new Set(touched.map(({ field }) => field));
  const { candidaciesUntil, objectionsUntil } = election.calendar;
  const measured = {
    ...moments,
    ...(isOver('candidaciesUntil') && { candidaciesUntil }),
    ...(isOver('objectionsUntil') && { objectionsUntil }),
  };
  const shape = checkCalendar(rules, measured, { opens: election.convenedAt ?? at, zone });
  return [
    ...touched,
    ...shape.filter(({ field }) => !said.has(field) && !(field && isOver(field as MomentName))),
    ...termAfter(election.termFrom, moments, zone),
  ];
}

/** Mandates begin once complaints are over: who is elected is not known before. Refusal: `term-before-end`. */
export const termAfter = (
  termFrom: Temporal.PlainDate,
  { complaintsUntil }: Partial<Moments>,
  zone: string,
): readonly Reason[] =>
  complaintsUntil && Temporal.PlainDate.compare(termFrom, complaintsUntil.toZonedDateTimeISO(zone).toPlainDate()) < 0
    ? [{ code: 'term-before-end', field: 'termFrom' }]
    : [];

/** Candidacies are extended once, by rule, when they have closed with too few. */
export const mayExtend = (election: Pick<Election, 'calendar' | 'earlierCalendars'>, stage: Stage): boolean =>
  (stage === 'objections' || stage === 'listing') &&
  ![...election.earlierCalendars, election.calendar].some(({ cause }) => cause === 'few-candidates');

/**
 * Everything from the close of candidacies on, later by the charter's extension, and by the whole days (24 hours) by
 * which this was noticed late: the extension is never shorter.
 */
export function extended(
  { days }: Pick<ElectionRules, 'days'>,
  moments: Moments,
  { at, zone }: { readonly at: Temporal.Instant; readonly zone: string },
): Moments {
  const late = Math.max(0, Math.floor(at.since(moments.candidaciesUntil).total('hours') / 24));
  const moved = (moment: Temporal.Instant) => later(moment, days.extension + late, zone);
  return {
    candidaciesUntil: moved(moments.candidaciesUntil),
    objectionsUntil: moved(moments.objectionsUntil),
    votingFrom: moved(moments.votingFrom),
    votingUntil: moved(moments.votingUntil),
    complaintsUntil: moved(moments.complaintsUntil),
  };
}

/** What the record keeps of a calendar: days by the mechanism's own, `2026-12-05`. */
export function recordedDays(
  charter: Pick<Charter, 'zones'>,
  { candidaciesUntil, votingFrom, votingUntil }: Pick<Moments, 'candidaciesUntil' | 'votingFrom' | 'votingUntil'>,
) {
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(homeZone(charter)).toPlainDate().toString();
  return {
    candidaciesUntil: dayOf(candidaciesUntil),
    votingFrom: dayOf(votingFrom),
    votingUntil: dayOf(votingUntil),
  };
}
