import { registerPerson } from '../accounts/register-person.ts';
import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import { recordedAs } from '../mandates/grant-mandate.ts';
import { decideGrant } from '../mandates/rules/granting.ts';
import { insertMandate } from '../mandates/store/mandates.ts';
import type { Acting } from '../mandates/types.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { sourceText } from './admit-organization.ts';
import { type ChosenLines, withChosen } from './match-columns.ts';
import { missingIn } from './rules/import-matching.ts';
import { type ImportPlan, type ListMatching, membersOf, planImport } from './rules/import-plan.ts';
import { refusedReport } from './rules/import-report.ts';
import { representativeSlots } from './rules/representative-slots.ts';
import type { ListedMember } from './rules/rows.ts';
import { newSlug } from './rules/slug.ts';
import { type KnownIdentity, knownApplications, knownOrganizations } from './store/duplicates.ts';
import { type Completion, completeImport, insertMembers, type KeptList, lockImport } from './store/import.ts';
import { lockSlugs } from './store/organizations.ts';
import type { OrganizationId } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'random'>;
type Counts = Pick<Completion, 'imported' | 'skipped' | 'refused'>;

/** In whose name, for which mesas, and in which language the representatives are written to. */
type Importing = {
  readonly by: Acting | 'console';
  readonly mesas: readonly number[];
  readonly language: string;
};

/**
 * Makes members of a list's lines, all of those that can be or none: one transaction. Confirmed twice, it is done
 * once. Refusals: `import-gone`, `import-nothing-ready`.
 */
export const importMembers = (
  deps: Needs & Pick<Deps, 'db'>,
  { id, lines }: { readonly id: string; readonly lines: ChosenLines },
  importing: Importing & { readonly by: Acting },
  at: Temporal.Instant,
): Promise<Result<Counts>> =>
  transact(deps.db, async (tx): Promise<Result<Counts>> => {
    const { personId } = importing.by;
    const list = await lockImport(tx, id, personId);
    if (!list) return refuse('import-gone');
    if (list.completion) return accept(list.completion);
    const matching = withChosen(list.matching, lines);
    if (missingIn(matching).length > 0) return refuse('import-nothing-ready');
    await lockSlugs(tx);
    const { plan } = await planImportIn(tx, deps, list.content, matching, importing.mesas, at);
    const report = refusedReport(list.content, plan);
    const counts = countsOf(plan);
    if (counts.imported === 0) return refuse('import-nothing-ready');
    await completeImport(tx, id, { ...counts, report }, personId, at);
    await importListIn(tx, deps, plan, importing, at);
    return accept(counts);
  });

/** What would become of each line now, and those who are members or have applied by id. */
export async function planImportIn(
  tx: Transaction | Deps['db'],
  { charter }: Pick<Deps, 'charter'>,
  content: KeptList,
  matching: ListMatching,
  mesas: readonly number[],
  at: Temporal.Instant,
): Promise<{ readonly plan: ImportPlan; readonly known: ReadonlyMap<string, KnownIdentity> }> {
  const known = [...(await knownOrganizations(tx, at)), ...(await knownApplications(tx))];
  return {
    plan: planImport(content, matching, known, mesas, charter),
    known: new Map(known.map((one) => [one.id, one])),
  };
}

export const countsOf = (plan: ImportPlan): Counts => ({
  imported: membersOf(plan).length,
  skipped: plan.alike.filter(({ chosen }) => !chosen).length,
  refused: plan.refused.length,
});

/**
 * Within the transaction that planned it: the lines become members, their representatives get their mandates. One
 * entry in the record, with the counts, stands for all of them: none is listed in public before it agrees, and who
 * represents a single organization is that organization's affair.
 */
export async function importListIn(
  tx: Transaction,
  deps: Needs,
  plan: ImportPlan,
  importing: Importing,
  at: Temporal.Instant,
): Promise<void> {
  const { by } = importing;
  const used = new Set(await lockSlugs(tx));
  const members = membersOf(plan).map((line) => {
    const [country] = line.countries;
    const slug = newSlug({ ...line, country }, used);
    used.add(slug);
    return { ...line, slug, country, email: line.emails[0] ?? null, about: null };
  });
  const ids = await insertMembers(tx, members, typeof by === 'string' ? null : by.personId, at);
  for (const member of members) await appoint(tx, deps, member, ids.get(member.slug), importing, at);
  const facts = { admitted: members.length, refused: plan.refused.length };
  await record(
    tx,
    { kind: 'members-imported', by: recordedAs(by), subject: 'mechanism', facts },
    { at, random: deps.random },
  );
}

/** As many representatives as the charter has offices for; an organization that is new has nobody in them yet. */
async function appoint(
  tx: Transaction,
  { charter }: Needs,
  { representatives }: Pick<ListedMember, 'representatives'>,
  organizationId: OrganizationId | undefined,
  { by, language }: Importing,
  at: Temporal.Instant,
): Promise<void> {
  if (organizationId === undefined) throw new Error('a member without its organization');
  const body = `organization:${organizationId}` as const;
  const appointed = new Set<string>();
  for (const [index, office] of representativeSlots(charter).entries()) {
    const representative = representatives[index];
    if (!representative) return;
    const personId = await registerPerson(tx, { ...representative, language }, at);
    // One person named twice represents it once.
    if (appointed.has(personId)) continue;
    appointed.add(personId);
    const granted = decideGrant(charter, { office: office.key, body, personId, startsAt: at }, [], homeZone(charter));
    if (!granted.ok) throw new Error(`the charter gives nobody the office ${office.key}`);
    await insertMandate(tx, {
      personId,
      office: office.key,
      body,
      organizationId,
      onBehalfOf: null,
      startsAt: at,
      endsAt: granted.value.endsAt,
      source: { kind: 'own-organization', text: sourceText(charter) },
      grantedBy: typeof by === 'string' ? null : by.personId,
      grantedAt: at,
    });
  }
}
