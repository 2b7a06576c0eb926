import type { Deps } from '../deps.ts';
import { tooManyAttempts } from '../platform/attempts.ts';
import { transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { lockInvited } from './answer-invitation.ts';
import { disownedMail } from './mail.tsx';
import { inviterOf } from './store/inviters.ts';
import type { InvitationId } from './types.ts';

/**
 * Someone says that it was not they who passed their invitation on: whoever invited them is told, and sees to it. Said
 * again the same day, it was said once. Refusals: `no-longer-there`.
 */
export async function disownSubstitution(
  deps: Pick<Deps, 'db' | 'charter' | 'baseUrl'>,
  id: InvitationId,
  at: Temporal.Instant,
): Promise<Result<null>> {
  if (await tooManyAttempts(deps.db, `disowned ${id}`, 1, 24 * 60, at)) return accept(null);
  return transact(deps.db, async (tx): Promise<Result<null>> => {
    const found = await lockInvited(tx, id);
    const inviter = await inviterOf(tx, id);
    if (found?.invitation.ended !== 'substituted' || !inviter) return refuse('no-longer-there');
    await queueMail(tx, disownedMail(deps, inviter, found.gathering, found.invitation), at);
    return accept(null);
  });
}
