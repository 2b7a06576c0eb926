import type { Deps } from '../deps.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { digest, newToken } from '../platform/random.ts';
import { accept } from '../platform/result.ts';
import { insertLink } from './store/application-links.ts';
import type { ApplicationId } from './types.ts';

/** Makes another secret that opens an application: for a letter about it, or for whoever may go on with it. */
export async function linkApplicationIn(
  tx: Transaction,
  { random }: Pick<Deps, 'random'>,
  link: { readonly applicationId: ApplicationId; readonly mailedTo: string | null },
  at: Temporal.Instant,
): Promise<string> {
  const token = newToken(random);
  await insertLink(tx, { ...link, digest: digest(token) }, at);
  return token;
}

export async function linkApplication(
  deps: Pick<Deps, 'db' | 'random'>,
  applicationId: ApplicationId,
  at: Temporal.Instant,
): Promise<string> {
  const made = await transact(deps.db, async (tx) =>
    accept(await linkApplicationIn(tx, deps, { applicationId, mailedTo: null }, at)),
  );
  return made.ok ? made.value : '';
}
