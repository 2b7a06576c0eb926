import { registerPerson } from '../accounts/register-person.ts';
import { findPersonByEmail } from '../accounts/store.ts';
import type { Deps } from '../deps.ts';
import { endMandateIn } from '../mandates/end-mandate.ts';
import { grantMandateIn } from '../mandates/grant-mandate.ts';
import { allHolders, currentHolders, type Holder } from '../mandates/store/mandates.ts';
import type { Acting, MandateId } from '../mandates/types.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, against, type Reason, type Result, refuse, unless } from '../platform/result.ts';
import { sourceText } from './admit-organization.ts';
import { representationEndedMail, representativeMail } from './mail.tsx';
import { decideEndingOthers } from './rules/ending-others.ts';
import { representativeSlots, slotHolders } from './rules/representative-slots.ts';
import { lockOrganization } from './store/organizations.ts';
import { contactOf } from './store/people.ts';
import type { Organization, OrganizationId } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'random' | 'baseUrl'>;

type NewRepresentative = {
  readonly organizationId: OrganizationId;
  /** Which of the offices an organization fills (`representativeSlots`). */
  readonly slot: number;
  readonly name: string;
  readonly email: string;
  readonly gender: string | null;
  readonly language: string;
};

/**
 * An organization names who represents it: the one who did so until now is relieved, and both are told. Naming the
 * same person again changes nothing. Refusals: `unknown-office`, those of `aboutRepresentative` and `decideGrant`.
 */
export const replaceRepresentative = (
  deps: Needs & Pick<Deps, 'db'>,
  named: NewRepresentative,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const organization = await lockOrganization(tx, named.organizationId);
    const office = representativeSlots(deps.charter)[named.slot];
    if (!office) return refuse({ code: 'unknown-office', field: 'slot' });
    const body = `organization:${organization.id}` as const;
    const { name, email, gender, language } = named;
    const decision = unless(await aboutRepresentative(tx, deps.charter, named, by, at), () => null);
    if (!decision.ok) return decision;
    const personId = await registerPerson(tx, { name, email, gender, language }, at);
    const holders = await currentHolders(tx, [body], at);
    const before = slotHolders(deps.charter, holders)[named.slot]?.holder ?? null;
    if (before?.personId === personId) return accept(null);
    if (before) {
      const ended = await relieve(tx, deps, { organization, holder: before, cause: 'replacement' }, by, at);
      if (!ended.ok) return ended;
    }
    const source = { kind: 'own-organization', text: sourceText(deps.charter) } as const;
    const grant = { personId, office: office.key, body, organizationId: organization.id, startsAt: at, source };
    const mail = representativeMail(deps, { name, email, language }, { organization: organization.name, office });
    await queueMail(tx, mail, at);
    const granted = await grantMandateIn(tx, deps, grant, by, at);
    return granted.ok ? accept(null) : granted;
  });

/**
 * What speaks against naming whoever has an address for one of the offices, as far as both could be read.
 * Reasons: `represents-already`, those of `decideEndingOthers`.
 */
export async function aboutRepresentative(
  db: Database | Transaction,
  charter: Deps['charter'],
  { organizationId, slot, email }: Pick<NewRepresentative, 'organizationId'> & Partial<NewRepresentative>,
  by: Acting,
  at: Temporal.Instant,
): Promise<readonly Reason[]> {
  if (slot === undefined) return [];
  const holders = await currentHolders(db, [`organization:${organizationId}`], at);
  const before = slotHolders(charter, holders)[slot]?.holder ?? null;
  const relieving = against(decideEndingOthers(charter, by, before ? [before] : [], holders));
  const person = email === undefined ? undefined : await findPersonByEmail(db, email);
  const held = person && holders.find(({ personId }) => personId === person.id);
  return held && held.id !== before?.id ? [...relieving, { code: 'represents-already', field: 'email' }] : relieving;
}

/**
 * Someone stops representing an organization, at their own wish or its other representative's; ended twice, it is
 * ended once. Refusals: `mandate-unknown`, those of `decideEndingOthers`, `last-representative`: an organization must
 * remain reachable.
 */
export const endRepresentation = (
  deps: Needs & Pick<Deps, 'db'>,
  { organizationId, mandateId }: { readonly organizationId: OrganizationId; readonly mandateId: string },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const organization = await lockOrganization(tx, organizationId);
    const holders = await currentHolders(tx, [`organization:${organizationId}`], at);
    const holder = holders.find(({ id }) => id === mandateId);
    if (!holder) {
      const ended = await allHolders(tx, `organization:${organizationId}`);
      return ended.some(({ id }) => id === mandateId) ? accept(null) : refuse('mandate-unknown');
    }
    const decision = decideEndingOthers(deps.charter, by, [holder], holders);
    if (!decision.ok) return decision;
    if (holders.length === 1) return refuse('last-representative');
    const ended = await relieve(tx, deps, { organization, holder, cause: 'resignation' }, by, at);
    return ended.ok ? accept(null) : ended;
  });

async function relieve(
  tx: Transaction,
  deps: Needs,
  end: { organization: Organization; holder: Holder; cause: 'replacement' | 'resignation' },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<MandateId>> {
  const contact = await contactOf(tx, end.holder.personId);
  if (contact) await queueMail(tx, representationEndedMail(deps, contact, end.organization.name), at);
  return endMandateIn(tx, deps, { mandateId: end.holder.id, cause: end.cause, told: true }, by, at);
}
