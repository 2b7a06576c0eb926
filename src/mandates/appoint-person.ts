import { registerPerson } from '../accounts/register-person.ts';
import { findPersonByEmail } from '../accounts/store.ts';
import { homeZone } from '../charter/rules/home-zone.ts';
import { officeByKey } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, against, type Reason, type Result, unless } from '../platform/result.ts';
import { type Grant, grantMandateIn } from './grant-mandate.ts';
import { appointedMail } from './mail.tsx';
import { decideGrant, decideOnBehalf, decideUntil, mesaOf } from './rules/granting.ts';
import { decideAppointer } from './rules/self-dealing.ts';
import { lockBody, mandateOnce, termsOf } from './store/mandates.ts';
import type { Acting, MandateId, TakesPart } from './types.ts';

type Needs = Pick<Deps, 'db' | 'charter'> & { readonly takesPart: TakesPart };

export type Appointment = Omit<Grant, 'personId' | 'inWords'> & {
  readonly name: string;
  /** Lower-case: whose it is already is who is meant. */
  readonly email: string;
  /** In which someone new is written to. */
  readonly language: string;
};

/**
 * Gives an office to someone named by their e-mail address, who is registered if need be and told by letter. Sent
 * twice with the same `once`, it is done once. Refusals: `own-mandate` and those of `decideGrant`, `decideOnBehalf` and
 * `decideUntil`;
 * nobody is registered then.
 */
export const appointPerson = (
  deps: Needs & Pick<Deps, 'random' | 'baseUrl'>,
  { name, email, language, ...grant }: Appointment,
  by: Acting | 'console',
  at: Temporal.Instant,
): Promise<Result<MandateId>> =>
  transact(deps.db, async (tx) => {
    await lockBody(tx, grant.body);
    const before = grant.once ? await mandateOnce(tx, grant.once) : null;
    if (before) return accept(before);
    const asked = { ...grant, email, until: grant.endsAt ?? null };
    const decision = unless(await aboutAppointment({ ...deps, db: tx }, asked, by), () => null);
    if (!decision.ok) return decision;
    const personId = await registerPerson(tx, { name, email, language }, at);
    const person = await findPersonByEmail(tx, email);
    if (person) await queueMail(tx, appointedMail(deps, { ...person, email }, grant, at), at);
    return grantMandateIn(tx, deps, { ...grant, personId, inWords: true }, by, at);
  });

/** An appointment as far as its form could be read; `until` null: until the charter's term is over. */
type Read = Partial<Pick<Appointment, 'email' | 'office' | 'body' | 'onBehalfOf' | 'startsAt'>> & {
  readonly until?: Temporal.Instant | null;
};

/**
 * What speaks against an appointment, as far as it is known: of terms nothing without office, beginning and end.
 * Reasons: those of `appointPerson`.
 */
export async function aboutAppointment(
  { db, charter, takesPart }: Omit<Needs, 'db'> & { readonly db: Database | Transaction },
  { email, office, body, onBehalfOf, startsAt, until }: Read,
  by: Acting | 'console',
): Promise<readonly Reason[]> {
  const personId = (email !== undefined && (await findPersonByEmail(db, email))?.id) || '';
  const appointer = against(decideAppointer(by, personId));
  const mesa = body ? mesaOf(body) : null;
  const isTrue = !onBehalfOf || mesa === null || (await takesPart(db, mesa, onBehalfOf));
  const onBehalf = body ? against(decideOnBehalf(body, isTrue)) : [];
  if (!office || !body || !startsAt || until === undefined) return [...appointer, ...onBehalf];
  const asked = { office, body, personId, startsAt, until };
  const zone = homeZone(charter);
  const grant = decideGrant(charter, asked, await termsOf(db, body, office), zone);
  const known = officeByKey(charter, office);
  const term = known ? against(decideUntil(known, asked, zone)) : [];
  return [...appointer, ...against(grant).map(besideAddress), ...onBehalf, ...term];
}

/** What the rules say of the person stands beside the address by which she or he is named here. */
export const besideAddress = (reason: Reason): Reason =>
  reason.field === 'person' ? { ...reason, field: 'email' } : reason;
