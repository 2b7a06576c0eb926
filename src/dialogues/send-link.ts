import type { Deps } from '../deps.ts';
import { tooManyAttempts } from '../platform/attempts.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { lockInvited } from './answer-invitation.ts';
import { linkMail } from './mail.tsx';
import { sendLetters } from './send-letters.ts';
import type { InvitationId } from './types.ts';

/**
 * Sends an invited person another link to their own page: the letter did not arrive, or was lost. It goes to the
 * address of the invitation and nowhere else. Refusals: `enough-letters`, `no-longer-there`, `invitation-revoked`,
 * `invitation-passed-on`.
 */
export async function sendLink(
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  id: InvitationId,
  at: Temporal.Instant,
): Promise<Result<null>> {
  if (await tooManyAttempts(deps.db, `invitation-link ${id}`, 5, 60, at)) {
    return refuse({ code: 'enough-letters', params: { minutes: 60 } });
  }
  return transact(deps.db, async (tx): Promise<Result<null>> => {
    const found = await lockInvited(tx, id);
    if (!found) return refuse('no-longer-there');
    const { invitation, gathering } = found;
    if (invitation.ended !== null) {
      return refuse(invitation.ended === 'revoked' ? 'invitation-revoked' : 'invitation-passed-on');
    }
    await sendLetters(tx, deps, [invitation], (to, token) => linkMail(deps, to, gathering, token), at);
    return accept(null);
  });
}
