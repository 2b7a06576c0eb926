import { registerPerson } from '../accounts/register-person.ts';
import { findPersonByEmail } from '../accounts/store.ts';
import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Reason, type Result } from '../platform/result.ts';
import { type Grant, grantMandateIn } from './grant-mandate.ts';
import { appointedMail } from './mail.tsx';
import { decideAppointer } from './rules/self-dealing.ts';
import { lockBody, mandateOnce } from './store.ts';
import type { Acting, MandateId } from './types.ts';

export type Appointment = Omit<Grant, 'personId'> & {
  readonly name: string;
  /** Lower-case: whose it is already is who is meant. */
  readonly email: string;
  /** In which someone new is written to. */
  readonly language: string;
};

/**
 * Gives an office to someone named by their e-mail address, who is registered if need be and told by letter. Sent
 * twice with the same `once`, it is done once. Refusals: `own-mandate` and those of `decideGrant`; nobody is registered then.
 */
export const appointPerson = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  { name, email, language, ...grant }: Appointment,
  by: Acting | 'console',
  at: Temporal.Instant,
): Promise<Result<MandateId>> =>
  transact(deps.db, async (tx) => {
    await lockBody(tx, grant.body);
    const before = grant.once ? await mandateOnce(tx, grant.once) : null;
    if (before) return accept(before);
    const personId = await registerPerson(tx, { name, email, language }, at);
    const appointer = decideAppointer(by, personId);
    if (!appointer.ok) return appointer;
    const person = await findPersonByEmail(tx, email);
    if (person) await queueMail(tx, appointedMail(deps, { ...person, email }, grant, at), at);
    const granted = await grantMandateIn(tx, deps, { ...grant, personId }, by, at);
    if (granted.ok) return granted;
    const [first, ...rest] = granted.reasons;
    return { ok: false, reasons: [besideAddress(first), ...rest.map(besideAddress)] };
  });

/** What the rules say of the person stands beside the address by which she or he is named here. */
const besideAddress = (reason: Reason): Reason => (reason.field === 'person' ? { ...reason, field: 'email' } : reason);
