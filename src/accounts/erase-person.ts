import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { speechOf } from '../platform/languages.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { eraseNames } from '../record/erase-names.ts';
import { erasedMail } from './mail.tsx';
import { deleteAuthenticators, deleteChallenges, deletePasskeys, deleteRecoveryCodes } from './store/factors.ts';
import { deleteEmailChanges, deleteSignInLinks } from './store/links.ts';
import { deleteMailTo } from './store/mailbox.ts';
import { deleteSessionsOf, insertErasure, isErased, lockPerson, updatePerson } from './store.ts';
import type { PersonalRecords, PersonId } from './types.ts';

/**
 * Forgets a person at their own request: their ways of signing in, address, zone and gender, the mail sent to them,
 * their name here and in the record, and what `records` keep of them. Rows that public acts refer to stay, without
 * a name. Refusal: `erasure-in-office` (`offices`), while they hold one: who acts in public is known by name.
 */
export const erasePerson = (
  deps: Pick<Deps, 'db' | 'random' | 'charter' | 'baseUrl'>,
  asked: { readonly personId: PersonId; readonly offices: readonly string[] },
  records: readonly PersonalRecords[],
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const person = await lockPerson(tx, asked.personId);
    if (await isErased(tx, person.id)) return accept(null);
    if (asked.offices.length > 0) {
      return refuse({ code: 'erasure-in-office', params: { offices: asked.offices.join(' · ') } });
    }
    await deleteSessionsOf(tx, person.id);
    await deletePasskeys(tx, person.id);
    await deleteChallenges(tx, person.id);
    await deleteAuthenticators(tx, person.id);
    await deleteRecoveryCodes(tx, person.id);
    await deleteSignInLinks(tx, person.id);
    await deleteEmailChanges(tx, person.id);
    for (const room of records) await room.erase(tx, person.id, at);
    await eraseNames(tx, `person:${person.id}`, 'system', { at, random: deps.random });
    await updatePerson(tx, person.id, {
      name: speechOf(deps.charter.languages[0]).t('accounts.erasure.name'),
      email: null,
      zone: null,
      gender: null,
    });
    await insertErasure(tx, { personId: person.id, at, by: person.id });
    if (person.email) {
      await deleteMailTo(tx, person.email);
      await queueMail(tx, erasedMail(deps, { ...person, email: person.email }), at);
    }
    return accept(null);
  });
