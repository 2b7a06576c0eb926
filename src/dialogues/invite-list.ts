import { officeKeysWith } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { accept, type Result, refuse, unless } from '../platform/result.ts';
import { inviteIn, openAddresses } from './invite-people.ts';
import type { GuestField } from './rules/guest-columns.ts';
import { type ReadGuests, readGuests } from './rules/guest-list.ts';
import { aboutInviting } from './rules/inviting.ts';
import { lockGathering } from './store/gatherings.ts';
import { completeGuestImport, findGuestImport, type GuestImport } from './store/guest-imports.ts';
import { personsKnown } from './store/invitations.ts';
import type { DialogueId } from './types.ts';

/** What a list reads as now, its columns as they were said: what will be done when it is confirmed. */
export async function readGuestImport(
  db: Database | Transaction,
  { charter }: Pick<Deps, 'charter'>,
  { content, language, dialogueId }: GuestImport,
  columns: readonly (GuestField | null)[],
  at: Temporal.Instant,
): Promise<ReadGuests> {
  const { rows, sector, country } = content;
  const forAll = { sector, country, language };
  const column = columns.indexOf('email');
  const addresses = rows.map(({ cells }) => (cells[column] ?? '').toLowerCase().trim()).filter(Boolean);
  const persons = await personsKnown(db, addresses, officeKeysWith(charter, 'represent-organization'), at);
  return readGuests(rows, columns, forAll, persons, await openAddresses(db, dialogueId), charter);
}

/**
 * Invites everyone of a list whose line could be read, all in one transaction; who is invited already is passed over.
 * Confirmed twice, it was confirmed once.
 * Refusals: `no-longer-there`, `dialogue-not-convened`, `answers-closed`, `guest-list-nobody`.
 */
export const inviteList = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  dialogueId: DialogueId,
  importId: string,
  columns: readonly (GuestField | null)[],
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const gathering = await lockGathering(tx, dialogueId);
    const found = gathering && (await findGuestImport(tx, dialogueId, importId));
    if (!found) return refuse('no-longer-there');
    if (found.completed) return accept(null);
    const decision = unless(aboutInviting(gathering.times, at), () => null);
    if (!decision.ok) return decision;
    const { guests, known, refused } = await readGuestImport(tx, deps, found, columns, at);
    if (guests.length === 0) return refuse('guest-list-nobody');
    const invitations = guests.map(({ number: _, ...guest }) => ({
      ...guest,
      list: found.list,
      substituteFor: null,
      importId,
      once: null,
    }));
    await inviteIn(tx, deps, gathering, invitations, by, at);
    const counts = { invited: guests.length, known: known.length, refused: refused.length };
    await completeGuestImport(tx, importId, counts, by.personId, at);
    return accept(null);
  });
