import { officeKeysWith } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import { officeHolders } from '../membership/store/people.ts';
import { tooManyAttempts } from '../platform/attempts.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { messageMail } from './mail.tsx';
import { readReach } from './rules/reach.ts';
import type { MesaMessage } from './types.ts';

type Needs = Pick<Deps, 'db' | 'charter'>;

/** In an hour: from one connection (a school or an office may share one), from one address, to one mesa. */
const most = { connection: 20, sender: 5, mesa: 60, minutes: 60 } as const;

/**
 * Hands what someone wrote on a mesa's page to those who answer for it, with the sender's address to answer to. Nothing
 * is published, and the sender gets no letter: the form writes to nobody they choose. Refusals: `no-way-to-answer`,
 * `busy`, `enough-messages`, `mesa-unattended`.
 */
export async function writeToMesa(
  { db, charter }: Needs,
  message: MesaMessage,
  connection: string,
  at: Temporal.Instant,
): Promise<Result<null>> {
  const reach = readReach(message.reach);
  if (!reach.ok) return reach;
  const { email } = reach.value;
  if (await tooManyAttempts(db, `message from ${connection}`, most.connection, most.minutes, at)) return refuse('busy');
  const limits = [
    { key: `message by ${email ?? message.reach}`, limit: most.sender },
    { key: `message to mesa ${message.mesa}`, limit: most.mesa },
  ];
  for (const { key, limit } of limits) {
    if (await tooManyAttempts(db, key, limit, most.minutes, at))
      return refuse({ code: 'enough-messages', params: { minutes: most.minutes } });
  }
  return transact(db, async (tx): Promise<Result<null>> => {
    const readers = await readersOf(tx, charter, message.mesa, at);
    if (readers.length === 0) return refuse('mesa-unattended');
    await queueMail(
      tx,
      readers.map((reader) => messageMail({ charter }, reader, { ...message, email })),
      at,
    );
    return accept(null);
  });
}

/** Who holds the mesa's secretariat; while nobody does, whoever helps to join it, in the mesa or for all of them. */
async function readersOf(tx: Transaction, charter: Deps['charter'], mesa: number, at: Temporal.Instant) {
  const holding = (
    power: 'review-applications' | 'assist-joining',
    bodies: Parameters<typeof officeHolders>[1]['bodies'],
  ) => officeHolders(tx, { offices: officeKeysWith(charter, power), bodies }, at);
  const own = await holding('review-applications', [`mesa:${mesa}`]);
  return own.length > 0 ? own : holding('assist-joining', [`mesa:${mesa}`, 'liaison', 'working-group', 'mechanism']);
}
