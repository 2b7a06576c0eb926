import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Reason, type Result, refuse, unless } from '../platform/result.ts';
import { readTable, type TableLimits, tableLimits } from '../platform/tabular/read-table.ts';
import type { GuestRow } from './rules/guest-list.ts';
import { aboutInviting } from './rules/inviting.ts';
import { lockGathering } from './store/gatherings.ts';
import { insertGuestImport } from './store/guest-imports.ts';
import type { DialogueId } from './types.ts';

/** A dialogue holds some hundreds of people; each line is a letter. */
const guestListLimits: TableLimits = { ...tableLimits, rows: 2_000, columns: 60 };

export type GuestTable = { readonly headings: readonly string[]; readonly rows: readonly GuestRow[] };

/** The rows of a list as a file, or pasted (`filename` null). Refusals: those of `readTable`, beside their field. */
export async function readGuestTable(bytes: Uint8Array, filename: string | null): Promise<Result<GuestTable>> {
  const table = await readTable(bytes, filename ?? '', guestListLimits);
  if (table.ok) return accept({ headings: table.value.headings, rows: table.value.rows });
  const inField = (reason: Reason): Reason => ({ ...reason, field: filename === null ? 'pasted' : 'file' });
  const [first, ...rest] = table.reasons;
  return refuse(inField(first), ...rest.map(inField));
}

/**
 * Takes in a list of people to be looked at: nobody is invited before it is confirmed. Sent twice by the same form, it
 * is one list. Refusals: `no-longer-there`, `dialogue-not-convened`, `answers-closed`.
 */
export const beginGuestImport = (
  { db }: Pick<Deps, 'db'>,
  dialogueId: DialogueId,
  asked: {
    readonly list: string;
    readonly language: string;
    readonly sector: string | null;
    readonly country: string | null;
    readonly table: GuestTable;
    /** Null for a list that was not a file. */
    readonly filename: string | null;
    readonly once: string;
  },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<string>> =>
  transact(db, async (tx): Promise<Result<string>> => {
    const gathering = await lockGathering(tx, dialogueId);
    if (!gathering) return refuse('no-longer-there');
    const decision = unless(aboutInviting(gathering.times, at), () => null);
    if (!decision.ok) return decision;
    const { list, language, sector, country, filename, once } = asked;
    const content = { ...asked.table, sector, country };
    return accept(
      await insertGuestImport(tx, { dialogueId, list, language, filename, content, once }, by.personId, at),
    );
  });
