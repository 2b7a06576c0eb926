import type { Deps } from '../deps.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { accept, against, type Reason, type Result, refuse, unless } from '../platform/result.ts';
import { seatMail } from './mail.tsx';
import { decideConfirmation, decideDecline } from './rules/invitations.ts';
import { sendLetters } from './send-letters.ts';
import { type Gathering, lockGathering } from './store/gatherings.ts';
import { findInvitation, type InvitationCard, insertAnswer, lockInvitation } from './store/invitations.ts';
import { insertSeat, placesOf, type SeatChoice, updateSeat } from './store/seats.ts';
import type { InvitationId } from './types.ts';

type Needs = Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>;

/**
 * Takes the seat of an invitation, or changes what was said of one that stands. A receipt with a link goes to the
 * address. Refusals: `no-longer-there`, `no-venue`, `dialogue-begun` (changing where one attends), and those of
 * `decideConfirmation`.
 */
export const confirmSeat = (
  deps: Needs,
  id: InvitationId,
  seat: SeatChoice,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const found = await lockInvited(tx, id);
    if (!found?.gathering.times) return refuse('no-longer-there');
    const { invitation, gathering } = found;
    const decided = unless(await aboutSeat({ db: tx, charter: deps.charter }, found, seat.attends, at), () => null);
    if (!decided.ok) return decided;
    if (invitation.seatId !== null && invitation.ended === null) return changeSeat(tx, invitation, seat, at);
    if (!(await insertSeat(tx, invitation, seat, at))) {
      return refuse({ code: 'address-has-seat', params: { email: invitation.email } });
    }
    await insertAnswer(tx, id, 'confirmed', seat.attends, at);
    const write = (to: Parameters<typeof seatMail>[1], token: string) =>
      seatMail(deps, to, gathering, seat.attends, token);
    await sendLetters(tx, deps, [invitation], write, at);
    return accept(null);
  });

/**
 * What speaks against taking a seat, or changing one that stands; where one attends, if that is known, is planned with
 * and changes until the dialogue begins. Reasons: those of `confirmSeat`.
 */
export async function aboutSeat(
  { db, charter }: { readonly db: Database | Transaction; readonly charter: Deps['charter'] },
  { invitation, gathering: { dialogue, times } }: Invited,
  attends: SeatChoice['attends'] | undefined,
  at: Temporal.Instant,
): Promise<readonly Reason[]> {
  if (!times) return [{ code: 'no-longer-there' }];
  const venue: Reason[] = attends === 'in-person' && !dialogue.venue ? [{ code: 'no-venue', field: 'attends' }] : [];
  if (invitation.seatId !== null && invitation.ended === null) {
    const moves = attends !== undefined && attends !== invitation.attends;
    const begun = moves && Temporal.Instant.compare(at, times.startsAt) >= 0;
    return begun ? [...venue, { code: 'dialogue-begun', field: 'attends' }] : venue;
  }
  const places = { taken: await placesOf(db, dialogue.id), quota: null };
  const { seatsPerAddress: perAddress } = charter.dialogue;
  return [...venue, ...against(decideConfirmation(invitation, times, { ...places, perAddress }, at))];
}

async function changeSeat(
  tx: Transaction,
  { id, seatId, attends }: InvitationCard,
  seat: SeatChoice,
  at: Temporal.Instant,
): Promise<Result<null>> {
  if (seatId === null) return accept(null);
  await updateSeat(tx, seatId, seat);
  if (seat.attends !== attends) await insertAnswer(tx, id, 'confirmed', seat.attends, at);
  return accept(null);
}

/**
 * Says that the invited person does not come. Said twice, it was said once.
 * Refusals: `no-longer-there`, and those of `decideDecline`.
 */
export const declineInvitation = (
  { db }: Pick<Deps, 'db'>,
  id: InvitationId,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const found = await lockInvited(tx, id);
    if (!found?.gathering.times) return refuse('no-longer-there');
    const { invitation } = found;
    if (invitation.ended === null && invitation.answer === 'declined') return accept(null);
    const decision = decideDecline(invitation, found.gathering.times, at);
    if (!decision.ok) return decision;
    await insertAnswer(tx, id, 'declined', null, at);
    return accept(null);
  });

export type Invited = { readonly invitation: InvitationCard; readonly gathering: Gathering };

/** An invitation and its dialogue, both locked, the dialogue first: acts of both sides take their turn. */
export async function lockInvited(tx: Transaction, id: InvitationId): Promise<Invited | null> {
  const known = await findInvitation(tx, id);
  const gathering = known && (await lockGathering(tx, known.dialogueId));
  const invitation = gathering && (await lockInvitation(tx, id));
  return gathering && invitation ? { gathering, invitation } : null;
}
