import type { PersonId } from '../accounts/types.ts';
import { officeKeysWith, officesOf } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import { officeHolders } from '../membership/store/people.ts';
import type { Transaction } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { answerMail, objectionMail, roundClosedMail, roundOpenedMail } from './mail.tsx';
import { speakersFor } from './store/rounds.ts';
import type { RoundOutcome } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'baseUrl'>;

/** Whoever speaks for an agency of the working group. */
export const agencySpeakers = (tx: Transaction, { charter }: Pick<Deps, 'charter'>, at: Temporal.Instant) =>
  officeHolders(tx, { offices: officeKeysWith(charter, 'represent-agency'), bodies: ['working-group'] }, at);

/** Whoever sits in the liaison table. */
const liaisonMembers = (tx: Transaction, { charter }: Pick<Deps, 'charter'>, at: Temporal.Instant) =>
  officeHolders(tx, { offices: officesOf(charter, 'liaison').map(({ key }) => key), bodies: ['liaison'] }, at);

export async function tellRoundOpenedIn(
  tx: Transaction,
  deps: Needs,
  round: { readonly proposed: readonly string[]; readonly lastDay: Temporal.PlainDate },
  at: Temporal.Instant,
): Promise<void> {
  const speakers = await agencySpeakers(tx, deps, at);
  await queueMail(
    tx,
    speakers.map((to) => roundOpenedMail(deps, to, round)),
    at,
  );
}

/** An objection, to every agency but for the person who made it. */
export async function tellObjectionIn(
  tx: Transaction,
  deps: Needs,
  objection: { readonly agency: string; readonly reason: string; readonly by: PersonId },
  at: Temporal.Instant,
): Promise<void> {
  const speakers = await agencySpeakers(tx, deps, at);
  await queueMail(
    tx,
    speakers.filter(({ personId }) => personId !== objection.by).map((to) => objectionMail(deps, to, objection)),
    at,
  );
}

/** An answer, to those who speak for the agency that objected. */
export async function tellAnswerIn(
  tx: Transaction,
  deps: Needs,
  answer: { readonly agency: string; readonly objector: string; readonly text: string },
  at: Temporal.Instant,
): Promise<void> {
  const speakers = await speakersFor(tx, answer.objector, at);
  await queueMail(
    tx,
    speakers.map((to) => answerMail(deps, to, answer)),
    at,
  );
}

/** How a round ended: to every agency and to the liaison table, once a person. */
export async function tellRoundClosedIn(
  tx: Transaction,
  deps: Needs,
  end: { readonly outcome: RoundOutcome; readonly named: readonly string[] },
  at: Temporal.Instant,
): Promise<void> {
  const [speakers, members] = [await agencySpeakers(tx, deps, at), await liaisonMembers(tx, deps, at)];
  const all = new Map([...members, ...speakers].map((to) => [to.personId, to]));
  await queueMail(
    tx,
    [...all.values()].map((to) => roundClosedMail(deps, to, end)),
    at,
  );
}
