import type { Deps } from '../deps.ts';
import type { Transaction } from '../platform/database.ts';
import { type Mail, queueMail } from '../platform/mail.ts';
import { candidaciesOf } from './store/candidacies.ts';
import { publishedList } from './store/lists.ts';
import type { Addressee } from './store/members.ts';
import { tellMembersIn } from './tell-members.ts';
import type { Election } from './types.ts';

type Letter = (to: Addressee) => Mail;

/** Writes to whoever stood to the end, inside the act that there is to tell of; to none of whom `letter` answers null. */
export async function tellCandidatesIn(
  tx: Transaction,
  { id }: Pick<Election, 'id'>,
  letter: (to: Addressee) => Mail | null,
  at: Temporal.Instant,
  except: readonly Addressee[] = [],
): Promise<void> {
  const list = await publishedList(tx, id);
  const standing = new Set<string>(list?.candidates.filter(({ gone }) => !gone).map((one) => one.candidacyId));
  const told = new Set<string>(except.map(({ personId }) => personId));
  const letters = (await candidaciesOf(tx, id)).map(({ id: candidacy, personId, name, email, language }) =>
    email !== null && standing.has(candidacy) && !told.has(personId)
      ? letter({ personId, name, email, language })
      : null,
  );
  await queueMail(
    tx,
    letters.filter((mail) => mail !== null),
    at,
  );
}

/** Writes to whoever represents a member of the body and to whoever stands: each once. */
export async function tellEveryoneIn(
  tx: Transaction,
  deps: Pick<Deps, 'charter'>,
  election: Pick<Election, 'id' | 'body'>,
  letter: Letter,
  at: Temporal.Instant,
): Promise<void> {
  const members = await tellMembersIn(tx, deps, election, letter, at);
  await tellCandidatesIn(tx, election, letter, at, members);
}
