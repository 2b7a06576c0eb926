import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Reason, type Result, refuse, unless } from '../platform/result.ts';
import { readTable, type TableLimits } from '../platform/tabular/read-table.ts';
import { aboutInviting } from './rules/inviting.ts';
import { lockGathering } from './store/gatherings.ts';
import { insertGuestImport } from './store/guest-imports.ts';
import type { DialogueId } from './types.ts';

/** A dialogue holds some hundreds of people; each line is a letter. */
export const guestListLimits: TableLimits = { bytes: 2 * 1_048_576, rows: 2_000, columns: 60 };

/**
 * Takes in a list of people to be looked at: nobody is invited before it is confirmed. Sent twice by the same form, it
 * is one list. Refusals: `no-longer-there`, `dialogue-not-convened`, `answers-closed`, those of `readTable`.
 */
export async function beginGuestImport(
  { db }: Pick<Deps, 'db'>,
  dialogueId: DialogueId,
  asked: {
    readonly list: string;
    readonly language: string;
    readonly sector: string | null;
    readonly country: string | null;
    readonly bytes: Uint8Array;
    /** Null for a list that was pasted. */
    readonly filename: string | null;
    readonly once: string;
  },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<string>> {
  const { list, language, sector, country, filename, once } = asked;
  const table = await readTable(asked.bytes, filename ?? '', guestListLimits);
  if (!table.ok) return inField(table.reasons, filename === null ? 'pasted' : 'file');
  const { headings, rows } = table.value;
  return transact(db, async (tx): Promise<Result<string>> => {
    const gathering = await lockGathering(tx, dialogueId);
    if (!gathering) return refuse('no-longer-there');
    const decision = unless(aboutInviting(gathering.times, at), () => null);
    if (!decision.ok) return decision;
    const content = { headings, rows, sector, country };
    return accept(
      await insertGuestImport(tx, { dialogueId, list, language, filename, content, once }, by.personId, at),
    );
  });
}

const inField = (reasons: readonly [Reason, ...Reason[]], field: string): Result<never> => {
  const [first, ...rest] = reasons;
  return refuse({ ...first, field }, ...rest.map((reason) => ({ ...reason, field })));
};
