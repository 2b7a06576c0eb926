import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { type Result, refuse, unless } from '../platform/result.ts';
import { aboutNoting } from './rules/noting.ts';
import { type Attendee, insertAttendee } from './store/attendance.ts';
import { holdTheme } from './store/notes.ts';
import type { Theme } from './types.ts';

/**
 * Writes someone down who is in the room without a seat. Sent twice by the same form, they are one person.
 *
 * Refusals: `no-longer-there`, those of `aboutNoting`.
 */
export const addAttendee = (
  { db }: Pick<Deps, 'db'>,
  theme: Theme,
  { once, ...person }: Attendee & { readonly once: string },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const held = await holdTheme(tx, theme.id);
    if (!held) return refuse('no-longer-there');
    const decision = unless(aboutNoting(held, at), () => null);
    const how = { mode: 'in-person', source: 'host', minutes: null, once } as const;
    if (decision.ok) await insertAttendee(tx, theme.id, person, how, by.personId, at);
    return decision;
  });
