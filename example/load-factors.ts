import { sql } from 'kysely';
import type { Deps } from '../src/deps.ts';

/**
 * An authenticator for every example person who holds an office: the local mailbox shows its code, so that the demo
 * can be tried without a phone. The secret is no secret: it protects made-up persons only.
 */
export async function loadFactors({ db, clock, random }: Deps): Promise<void> {
  const holders = await db
    .selectFrom('person as p')
    .select('p.id')
    .distinct()
    .innerJoin('mandate as m', 'm.person_id', 'p.id')
    .where('p.example', '=', true)
    .where(sql<boolean>`m.body not like 'organization:%'`)
    .execute();
  const at = clock();
  await db
    .insertInto('authenticator')
    .values(holders.map(({ id }) => ({ person_id: id, secret: base32(random(20)), created_at: at, confirmed_at: at })))
    .execute();
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 §6, for a whole number of 5-byte groups. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet.charAt(Number.parseInt(five, 2))).join('');
}
