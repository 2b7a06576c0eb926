import { findOwnData } from '../accounts/store.ts';
import { officeByKey } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import { currentHolders } from '../mandates/store/mandates.ts';
import type { Transaction } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { hoursMail } from './appointment-mail.tsx';
import type { Interval } from './rules/agenda.ts';
import type { Dialogue, Theme } from './types.ts';

/**
 * Writes to those who facilitate a theme or take its notes, each once, that it is at other hours than they were told. Of
 * a theme that is over there is nothing to tell.
 */
export async function tellServicesIn(
  tx: Transaction,
  deps: Pick<Deps, 'charter' | 'baseUrl'>,
  dialogue: Pick<Dialogue, 'title'>,
  { before, theme }: { readonly before: Interval; readonly theme: Theme },
  at: Temporal.Instant,
): Promise<void> {
  const same = before.startsAt.equals(theme.startsAt) && before.endsAt.equals(theme.endsAt);
  if (same || Temporal.Instant.compare(theme.endsAt, at) <= 0) return;
  const holders = await currentHolders(tx, [`theme:${theme.id}`], at);
  for (const [personId, held] of Map.groupBy(holders, (holder) => holder.personId)) {
    const { email, name, language } = await findOwnData(tx, personId);
    if (!email) continue;
    const offices = held.flatMap(({ office }) => officeByKey(deps.charter, office) ?? []);
    await queueMail(tx, hoursMail(deps, { name, email, language }, { dialogue, theme, offices }), at);
  }
}
