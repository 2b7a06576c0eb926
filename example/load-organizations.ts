import type { PersonId } from '../src/accounts/types.ts';
import { homeZone } from '../src/charter/rules/home-zone.ts';
import type { Deps } from '../src/deps.ts';
import { grantMandateIn } from '../src/mandates/grant-mandate.ts';
import type { Body, MandateSource } from '../src/mandates/types.ts';
import { type Transaction, transact } from '../src/platform/database.ts';
import { accept } from '../src/platform/result.ts';
import { record } from '../src/record/record.ts';
import { type Cycle, cycleFile, type Organization, organizationsFile, readExample } from './types.ts';

/** What later parts of the example refer to: persons by e-mail address, organizations by slug. */
export type Loaded = {
  readonly personOf: ReadonlyMap<string, PersonId>;
  readonly organizationOf: ReadonlyMap<string, string>;
};

/** Member organizations, their people, and who held which office from 2022 on. */
export async function loadOrganizations(deps: Deps): Promise<Loaded> {
  const { organizations } = readExample('organizations', organizationsFile);
  const cycle = readExample('cycle', cycleFile);
  // The one that the sources name without a country cannot be a member (see README.md).
  const members = organizations.filter((organization) => organization.country !== null);
  const at = deps.clock();
  const loaded = await transact(deps.db, async (tx) => {
    const organizationOf = await insertOrganizations(tx, deps, members, at);
    const personOf = await insertPeople(tx, members, cycle, at);
    await grantRepresentations(tx, deps, members, { personOf, organizationOf }, at);
    await grantOffices(tx, deps, cycle, { personOf, organizationOf }, at);
    await record(
      tx,
      {
        kind: 'members-imported',
        by: 'console',
        subject: 'mechanism',
        facts: { admitted: members.length, refused: 0 },
      },
      { at, random: deps.random },
    );
    return accept({ personOf, organizationOf });
  });
  if (!loaded.ok) throw new Error(`the example was refused: ${JSON.stringify(loaded.reasons)}`);
  return loaded.value;
}

async function insertOrganizations(
  tx: Transaction,
  { charter }: Deps,
  members: readonly Organization[],
  at: Temporal.Instant,
): Promise<Map<string, string>> {
  const joined = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime(homeZone(charter)).toInstant();
  const rows = await tx
    .insertInto('organization')
    .values(
      members.map((member) => ({
        slug: member.slug,
        name: member.name,
        acronym: member.acronym,
        stakeholder_group: member.group,
        country: member.country ?? '',
        cities: [...member.cities],
        website: member.website,
        email: member.email,
        listed_since: member.listed ? joined(member.joined) : null,
        example: member.example,
        created_at: at,
      })),
    )
    .returning(['id', 'slug'])
    .execute();
  const idOf = new Map(rows.map(({ slug, id }) => [slug, id]));
  const of = (member: Organization): string => idOf.get(member.slug) ?? '';
  await tx
    .insertInto('organization_objective')
    .values(
      members.flatMap((member) => member.objectives.map((objective) => ({ organization_id: of(member), objective }))),
    )
    .execute();
  await tx
    .insertInto('membership')
    .values(
      members.flatMap((member) =>
        member.mesas.map((mesa) => ({
          organization_id: of(member),
          mesa,
          since: joined(member.joined),
          source: 'example',
        })),
      ),
    )
    .execute();
  const consents = charter.membership.consents.filter(({ key }) => key !== 'public-directory').map(({ key }) => key);
  await tx
    .insertInto('consent')
    .values(
      members
        .filter(({ example }) => example)
        .flatMap((member) =>
          [...consents, ...(member.listed ? ['public-directory'] : [])].map((kind) => ({
            organization_id: of(member),
            kind,
            charter_version: charter.version,
            given_at: joined(member.joined),
          })),
        ),
    )
    .execute();
  return idOf;
}

async function insertPeople(
  tx: Transaction,
  members: readonly Organization[],
  cycle: Cycle,
  at: Temporal.Instant,
): Promise<Map<string, PersonId>> {
  const people = [...cycle.people, ...members.flatMap(({ representatives }) => representatives)];
  const byAddress = new Map(
    people.flatMap((person) => (person.email === null ? [] : [[person.email, person] as const])),
  );
  const rows = await tx
    .insertInto('person')
    .values(
      [...byAddress.values()].map(({ name, email, language, gender }) => ({
        name,
        email,
        language,
        gender,
        example: true,
        created_at: at,
      })),
    )
    .returning(['id', 'email'])
    .execute();
  return new Map(rows.map(({ email, id }) => [email ?? '', id as PersonId]));
}

/** Who has no address cannot sign in: their mesa acts for them, and they hold no mandate here. */
async function grantRepresentations(
  tx: Transaction,
  deps: Deps,
  members: readonly Organization[],
  { personOf, organizationOf }: Loaded,
  at: Temporal.Instant,
): Promise<void> {
  for (const member of members) {
    const organizationId = organizationOf.get(member.slug) ?? '';
    for (const { email, office } of member.representatives) {
      const personId = email === null ? undefined : personOf.get(email);
      if (!personId) continue;
      await grant(
        tx,
        deps,
        {
          personId,
          office,
          body: `organization:${organizationId}`,
          organizationId,
          startsAt: Temporal.PlainDate.from(member.joined).toZonedDateTime(homeZone(deps.charter)).toInstant(),
          source: {
            kind: 'own-organization',
            text: { es: 'Su organización (ejemplo)', en: 'Her or his organization (example)' },
          },
        },
        at,
      );
    }
  }
}

async function grantOffices(
  tx: Transaction,
  deps: Deps,
  cycle: Cycle,
  { personOf, organizationOf }: Loaded,
  at: Temporal.Instant,
): Promise<void> {
  const termOf = new Map(cycle.terms.map((term) => [term.key, term]));
  const sourceOf = new Map(cycle.mandateSources.map(({ key, kind, text }) => [key, { kind, text }]));
  const start = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime(homeZone(deps.charter)).toInstant();
  const inOrder = cycle.mandates
    // These are given by the election that is loaded (`load-elections.ts`).
    .filter(({ source }) => source !== 'proclamation')
    .toSorted((a, b) => ((termOf.get(a.term)?.from ?? '') < (termOf.get(b.term)?.from ?? '') ? -1 : 1));
  for (const mandate of inOrder) {
    const term = termOf.get(mandate.term);
    const personId = personOf.get(mandate.person);
    const source = sourceOf.get(mandate.source);
    if (!term || !personId || !source)
      throw new Error(`example/cycle.json: mandate of ${mandate.person} is incomplete`);
    await grant(
      tx,
      deps,
      {
        personId,
        office: mandate.office,
        body: mandate.body as Body,
        organizationId: mandate.organization === null ? null : (organizationOf.get(mandate.organization) ?? null),
        agency: mandate.agency,
        startsAt: start(term.from),
        ...(term.to && { endsAt: start(term.to) }),
        source,
      },
      at,
    );
  }
}

async function grant(
  tx: Transaction,
  deps: Deps,
  mandate: Parameters<typeof grantMandateIn>[2] & { readonly source: MandateSource },
  at: Temporal.Instant,
): Promise<void> {
  const granted = await grantMandateIn(tx, deps, mandate, 'console', at);
  if (!granted.ok) {
    throw new Error(
      `the example's mandate was refused: ${mandate.office} of ${mandate.body}: ${JSON.stringify(granted.reasons)}`,
    );
  }
}
