import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { digest } from '../platform/random.ts';
import { accept, type Result } from '../platform/result.ts';
import { insertLink, lockLink } from './store/application-links.ts';
import { findApplicationByLink, insertApplication } from './store/applications.ts';
import type { ApplicationId } from './types.ts';

type Start = {
  /** The secret in the address of the new application; begun twice with the same one, there is one application. */
  readonly token: string;
  readonly language: string;
  /** For a group without e-mail: the mesa that fills the form in, and who does, which counts it among its mesas. */
  readonly assisted: { readonly mesa: number; readonly by: Acting } | null;
};

/** Begins an application, still empty. */
export const startApplication = (
  { db }: Pick<Deps, 'db'>,
  { token, language, assisted }: Start,
  at: Temporal.Instant,
): Promise<Result<ApplicationId>> =>
  transact(db, async (tx) => {
    const secret = digest(token);
    await lockLink(tx, secret);
    const begun = await findApplicationByLink(tx, secret);
    if (begun) return accept(begun.id);
    const id = await insertApplication(
      tx,
      {
        language,
        draft: assisted ? { mesas: [String(assisted.mesa)] } : {},
        assisted: assisted && { mesa: assisted.mesa, by: assisted.by.personId },
      },
      at,
    );
    await insertLink(tx, { digest: secret, applicationId: id, mailedTo: null }, at);
    return accept(id);
  });
