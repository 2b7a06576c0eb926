import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { accept, type Reason, type Result, refuse, unless } from '../platform/result.ts';
import { aboutName } from './rules/host-list.ts';
import { aboutNoting } from './rules/noting.ts';
import { type Attendee, hostListOf, insertAttendee, isAttendeeOf } from './store/attendance.ts';
import { holdTheme } from './store/notes.ts';
import type { Theme } from './types.ts';

/** `another`: whoever has the same name on the list is somebody else. */
type Named = Pick<Attendee, 'name'> & { readonly another: boolean };

/**
 * Writes someone down who is in the room without a seat. Sent twice by the same form, they are one person.
 *
 * Refusals: `no-longer-there`, those of `aboutNoting` and of `aboutAttendee`.
 */
export const addAttendee = (
  { db }: Pick<Deps, 'db'>,
  theme: Theme,
  { once, another, ...person }: Attendee & Named & { readonly once: string },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const held = await holdTheme(tx, theme.id);
    if (!held) return refuse('no-longer-there');
    const listed = await aboutAttendee(tx, theme, { name: person.name, another });
    if (listed.length > 0 && (await isAttendeeOf(tx, once))) return accept(null);
    const decision = unless([...aboutNoting(held, at), ...listed], () => null);
    const how = { mode: 'in-person', source: 'host', minutes: null, once } as const;
    if (decision.ok) await insertAttendee(tx, theme.id, person, how, by.personId, at);
    return decision;
  });

/** What the list of a theme has against one more of that name (undefined: not known). Reasons: those of `aboutName`. */
export async function aboutAttendee(
  db: Database | Transaction,
  { dialogueId, id }: Theme,
  { name, another = false }: Partial<Named>,
): Promise<readonly Reason[]> {
  return name === undefined ? [] : aboutName({ name, another }, await hostListOf(db, dialogueId, id));
}
