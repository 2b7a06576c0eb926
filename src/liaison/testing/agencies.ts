import type { PersonId } from '../../accounts/types.ts';
import { insertMandate } from '../../mandates/store/mandates.ts';
import type { Body } from '../../mandates/types.ts';
import { transact } from '../../platform/database.ts';
import { accept } from '../../platform/result.ts';
import type { House } from '../../testing/house.ts';

type Given = {
  readonly office: string;
  readonly body: Body;
  readonly agency?: string;
  readonly organizationId?: string;
  readonly startsAt?: string;
  readonly endsAt?: string;
};

/** A mandate as another act gave it. */
export const give = async ({ deps }: House, personId: PersonId, given: Given): Promise<string> => {
  const inserted = await transact(deps.db, async (tx) =>
    accept(
      await insertMandate(tx, {
        personId,
        office: given.office,
        body: given.body,
        organizationId: given.organizationId ?? null,
        onBehalfOf: null,
        agency: given.agency ?? null,
        startsAt: Temporal.Instant.from(given.startsAt ?? '2026-06-01T06:00:00Z'),
        endsAt: given.endsAt ? Temporal.Instant.from(given.endsAt) : null,
        source: { kind: 'operator', text: { [deps.charter.languages[0]]: 'Acta' } },
        grantedBy: null,
        grantedAt: deps.clock(),
      }),
    ),
  );
  if (!inserted.ok) throw new Error('refused');
  return inserted.value;
};

/** Someone who speaks for an agency, signed in. */
export async function focalPoint(house: House, agency: string, office = 'agency-focal-point') {
  const person = await house.signIn({
    name: `Voz de ${agency}`,
    email: `${agency}@agencias.example`,
    mandates: [],
  });
  await give(house, person.personId, { office, body: 'working-group', agency });
  // Still signed in when a round closes.
  const expires_at = house.deps.clock().add({ hours: 24 * 90 });
  await house.deps.db.updateTable('session').set({ expires_at }).where('person_id', '=', person.personId).execute();
  return { ...person, agency };
}
