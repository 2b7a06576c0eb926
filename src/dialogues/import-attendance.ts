import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { accept, type Result, refuse, unless } from '../platform/result.ts';
import { type ReportReading, readReport } from './read-report.ts';
import { aboutClosing } from './rules/noting.ts';
import { type Attendee, findAttendee, insertAttendee, noteMinutes, setMinutes } from './store/attendance.ts';
import { completeAttendanceImport, lockAttendanceImport } from './store/attendance-imports.ts';
import { holdTheme } from './store/notes.ts';
import type { Theme } from './types.ts';

/**
 * Counts everyone of a report, all in one transaction: a person is present once at a theme, whoever else told of it,
 * and the report adds the minutes. Confirmed twice, it was confirmed once.
 * Refusals: `no-longer-there`, `report-people-open` (how many are still nobody's), `zoom-report-empty`, those of
 * `aboutClosing`.
 */
export const importAttendance = (
  { db }: Pick<Deps, 'db'>,
  theme: Theme,
  importId: string,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const held = await holdTheme(tx, theme.id);
    const found = await lockAttendanceImport(tx, theme.id, importId);
    if (!held || !found) return refuse('no-longer-there');
    if (found.completed) return accept(null);
    const still = unless(aboutClosing(held), () => null);
    if (!still.ok) return still;
    const reading = await readReport(tx, theme, found);
    if (!reading.ok) return reading;
    const { matched, invited, open, settled } = reading.value.people;
    if (open.length > 0) return refuse({ code: 'report-people-open', params: { count: open.length } });
    if (matched.length + invited.length + settled.length === 0) return refuse('zoom-report-empty');
    const added = await countIn(tx, theme, reading.value, by, at);
    const counts = { added, matched: matched.length + invited.length, leftOut: settled.length - added };
    await completeAttendanceImport(tx, importId, counts, by.personId, at);
    return accept(null);
  });

async function countIn(
  tx: Transaction,
  theme: Theme,
  { people, seats }: ReportReading,
  by: Acting,
  at: Temporal.Instant,
): Promise<number> {
  const ownerOf = new Map<string, (typeof seats)[number]>(seats.map((owner) => [owner.seatId, owner]));
  for (const { seatId, minutes } of people.matched) {
    const owner = ownerOf.get(seatId);
    if (owner) await noteMinutes(tx, theme.id, owner, minutes, by.personId, at);
  }
  for (const { invitee, minutes } of people.invited) {
    const { seatId } = invitee;
    if (seatId) await noteMinutes(tx, theme.id, { ...invitee, seatId }, minutes, by.personId, at);
    else await countWithoutSeat(tx, theme, invitee, minutes, by, at);
  }
  const added = people.settled.flatMap(({ resolution, minutes }) =>
    resolution.outcome === 'added' ? [{ person: resolution, minutes }] : [],
  );
  for (const { person, minutes } of added) await countWithoutSeat(tx, theme, person, minutes, by, at);
  return added.length;
}

/** The host may have written the same person down, and a report may come twice: one name is one person. */
async function countWithoutSeat(
  tx: Transaction,
  theme: Theme,
  person: Attendee,
  minutes: number,
  by: Acting,
  at: Temporal.Instant,
): Promise<void> {
  const before = await findAttendee(tx, theme.id, person.name);
  if (before) await setMinutes(tx, before, minutes);
  else {
    const how = { mode: 'online', source: 'import', minutes, once: null } as const;
    await insertAttendee(tx, theme.id, person, how, by.personId, at);
  }
}
