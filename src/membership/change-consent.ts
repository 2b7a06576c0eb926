import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import { eraseNames } from '../record/erase-names.ts';
import { directoryConsent } from './rules/consents.ts';
import { consentsOf, insertConsent, withdrawConsents } from './store/consents.ts';
import { lockOrganization, setListed } from './store/organizations.ts';
import type { OrganizationId } from './types.ts';

/**
 * A member gives one of the consents that are not required, or takes it back. Without the one to be named in public
 * it leaves the directory, and its name is erased from the record: entries keep what was decided, not on whom.
 */
export const changeConsent = (
  deps: Pick<Deps, 'db' | 'charter' | 'random'>,
  change: { readonly organizationId: OrganizationId; readonly consent: string; readonly given: boolean },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const { organizationId, consent, given } = change;
    await lockOrganization(tx, organizationId);
    const consents = await consentsOf(tx, organizationId);
    const stands = consents.some(({ kind, withdrawnAt }) => kind === consent && withdrawnAt === null);
    if (stands === given) return accept(null);
    if (given) {
      const charterVersion = deps.charter.version;
      await insertConsent(tx, { organizationId, personId: by.personId, kind: consent, charterVersion }, at);
    } else {
      await withdrawConsents(tx, organizationId, consent, at);
    }
    if (consent !== directoryConsent) return accept(null);
    await setListed(tx, organizationId, given ? at : null);
    if (!given) await eraseNames(tx, `organization:${organizationId}`, by, { at, random: deps.random });
    return accept(null);
  });
