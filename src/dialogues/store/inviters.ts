import { sql } from 'kysely';
import type { Transaction } from '../../platform/database.ts';
import type { InvitationId } from '../types.ts';

/**
 * Who invited the person, or the one in whose place they were named, or else who announced the dialogue; null where none
 * of them can be written to any more.
 */
export async function inviterOf(
  tx: Transaction,
  id: InvitationId,
): Promise<{ readonly name: string; readonly email: string; readonly language: string; readonly zone: null } | null> {
  const { rows } = await sql<{ name: string; email: string; language: string; zone: null }>`
    with recursive line as (
      select i.*, 0 as step from invitation i where i.id = ${id}
      union all
      select i.*, line.step + 1 from invitation i join line on i.id = line.substitute_for)
    select p.name, p.email, p.language, null as zone from (
      select invited_by as person, step from line
      union all
      select c.by, 1000 from line join dialogue_convening c on c.dialogue_id = line.dialogue_id) asked
    join person p on p.id = asked.person where p.email is not null order by asked.step limit 1`.execute(tx);
  return rows[0] ?? null;
}
