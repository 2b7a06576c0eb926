import type { Database } from '../platform/database.ts';
import { boardAfter, headsOf } from './store/board.ts';
import { findCardSetup, findElectionKey, signedLists } from './store/cards.ts';
import { publishedList } from './store/lists.ts';
import { findCount } from './store/results.ts';
import type { ElectionId } from './types.ts';
import type { CardsFile } from './verifying/election-file.ts';

/** What anyone can check an election by (`npx pansocial verify-election`), as JSON; null where nothing was counted. */
export async function collectElectionFile(db: Database, id: ElectionId): Promise<object | null> {
  const count = await findCount(db, id);
  if (!count) return null;
  const cards = await cardsFile(db, id);
  return { ...count.file, result: count.result, ...(cards && { cards }) };
}

async function cardsFile(db: Database, id: ElectionId): Promise<CardsFile | null> {
  const [setup, identity, list] = await Promise.all([
    findCardSetup(db, id),
    findElectionKey(db, id),
    publishedList(db, id),
  ]);
  if (!setup || identity === null || !list) return null;
  const [lists, board, heads] = await Promise.all([signedLists(db, id), boardAfter(db, id), headsOf(db, id)]);
  return {
    signers: setup.signers.map(({ n, key, statement }) => ({
      key,
      statement,
      drawn: lists.find((one) => one.n === n)?.note ?? '',
    })),
    roll: list.roll.map(({ organizationId }) => organizationId),
    recipient: setup.recipient,
    identity,
    board,
    heads: heads.map(({ note }) => note),
  };
}
