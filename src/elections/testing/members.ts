import type { PersonId } from '../../accounts/types.ts';
import { officesWith } from '../../charter/rules/offices.ts';
import type { Deps } from '../../deps.ts';
import type { Body } from '../../mandates/types.ts';
import { json, type Transaction } from '../../platform/database.ts';
import { digest } from '../../platform/random.ts';

type Needs = Pick<Deps, 'clock' | 'random' | 'charter'>;

/** Someone who can sign in: `token` is the session's. */
type Voter = {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly token: string;
};

/** A member organization of the mesa, its representative and, where the charter has the office, the alternate. */
export type Member = {
  readonly organizationId: string;
  readonly name: string;
  readonly slug: string;
  readonly country: string;
  readonly sector: string;
  readonly representative: Voter;
  readonly alternate: Voter | null;
};

/** Members of a body, each of another country and stakeholder group than the one before. */
export async function makeMembers(
  tx: Transaction,
  deps: Needs,
  count: number,
  { body, since }: { readonly body: Body; readonly since: Temporal.Instant },
): Promise<readonly Member[]> {
  const { charter } = deps;
  const countries = [...Map.groupBy(charter.region.countries, ({ subregion }) => subregion).values()];
  const numbers = Array.from({ length: count }, (_, at) => at);
  const mark = Buffer.from(deps.random(4)).toString('hex');
  const planned = numbers.map((at) => ({
    name: `Organización ${String(at + 1).padStart(3, '0')}`,
    slug: `organizacion-${at + 1}-${mark}`,
    country: countries[at % countries.length]?.[Math.floor(at / countries.length) % 3]?.code ?? 'CR',
    sector: charter.groups[at % charter.groups.length]?.key ?? '',
  }));
  const rows = await tx
    .insertInto('organization')
    .values(planned.map(({ sector, ...one }) => ({ ...one, stakeholder_group: sector, created_at: since })))
    .returning(['id', 'slug'])
    .execute();
  const idOf = new Map(rows.map(({ id, slug }) => [slug, id]));
  const organizations = planned.map((one) => ({ ...one, organizationId: idOf.get(one.slug) ?? '' }));
  await tx
    .insertInto('membership')
    .values(
      organizations.map(({ organizationId }) => ({
        organization_id: organizationId,
        mesa: Number(body.slice(body.indexOf(':') + 1)),
        since,
        source: 'import' as const,
        admitted_by: null,
      })),
    )
    .execute();
  const [first, second] = officesWith(charter, 'represent-organization').filter(
    (office) => office.body === 'organization',
  );
  const ids = organizations.map(({ organizationId }) => organizationId);
  const representatives = await makeVoters(tx, deps, ids, {
    office: first?.key ?? '',
    name: 'Representante',
    mark,
    since,
  });
  const alternates = second
    ? await makeVoters(tx, deps, ids, { office: second.key, name: 'Suplente', mark, since })
    : [];
  return organizations.flatMap((organization, at) => {
    const representative = representatives[at];
    return representative ? [{ ...organization, representative, alternate: alternates[at] ?? null }] : [];
  });
}

async function makeVoters(
  tx: Transaction,
  { charter, clock, random }: Needs,
  organizationIds: readonly string[],
  { office, name, mark, since }: { office: string; name: string; mark: string; since: Temporal.Instant },
): Promise<readonly Voter[]> {
  const planned = organizationIds.map((organizationId, at) => ({
    organizationId,
    name: `${name} ${String(at + 1).padStart(3, '0')}`,
    email: `${name.toLowerCase()}-${at + 1}@${mark}.example`,
    token: Buffer.from(random(24)).toString('base64url'),
  }));
  const language = charter.languages[0];
  const rows = await tx
    .insertInto('person')
    .values(planned.map((one) => ({ name: one.name, email: one.email, language, created_at: since })))
    .returning(['id', 'email'])
    .execute();
  const idOf = new Map(rows.map(({ id, email }) => [email, id as PersonId]));
  const voters = planned.flatMap((one) => {
    const personId = idOf.get(one.email);
    return personId ? [{ ...one, personId }] : [];
  });
  await tx
    .insertInto('mandate')
    .values(
      voters.map(({ personId, organizationId }) => ({
        person_id: personId,
        office,
        body: `organization:${organizationId}`,
        organization_id: organizationId,
        starts_at: since,
        ends_at: Temporal.Instant.from('9999-01-01T00:00:00Z'),
        source: json({ kind: 'own-organization', text: { [language]: 'Test' } }),
        granted_at: since,
      })),
    )
    .execute();
  const at = clock();
  await tx
    .insertInto('session')
    .values(
      voters.map(({ personId, token }) => ({
        digest: digest(token),
        person_id: personId,
        created_at: at,
        expires_at: at.add({ hours: 24 * 60 }),
        second_factor_at: at,
      })),
    )
    .execute();
  return voters.map(({ organizationId: _, ...voter }) => voter);
}
