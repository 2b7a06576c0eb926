import type { Database } from '../platform/database.ts';
import { sealed } from './rules/listing.ts';
import { boardAfter, headsOf } from './store/board.ts';
import { findCardSetup, findElectionKey, signedLists } from './store/cards.ts';
import { publishedList } from './store/lists.ts';
import { findCount } from './store/results.ts';
import type { ElectionId, PublishedList } from './types.ts';
import type { CardsFile } from './verifying/election-file.ts';

/** What anyone can check an election by (`npx pansocial verify-election`), as JSON; null where nothing was counted. */
export async function collectElectionFile(db: Database, id: ElectionId): Promise<object | null> {
  const count = await findCount(db, id);
  if (!count) return null;
  const list = await publishedList(db, id);
  if (!list) throw new Error(`election ${id} was counted without a list`);
  const cards = await cardsFile(db, id, list);
  return { ...count.file, sealed: sealed(list), result: count.result, ...(cards && { cards }) };
}

async function cardsFile(db: Database, id: ElectionId, { roll }: PublishedList): Promise<CardsFile | null> {
  const [setup, identity] = await Promise.all([findCardSetup(db, id), findElectionKey(db, id)]);
  if (!setup || identity === null) return null;
  const [lists, board, heads] = await Promise.all([signedLists(db, id), boardAfter(db, id), headsOf(db, id)]);
  return {
    signers: setup.signers.map(({ n, key, statement }) => ({
      key,
      statement,
      drawn: lists.find((one) => one.n === n)?.note ?? '',
    })),
    // Sorted: the order of names would tell of those that are not shown.
    roll: roll.map(({ organizationId }) => organizationId).toSorted(),
    recipient: setup.recipient,
    identity,
    board,
    heads: heads.map(({ note }) => note),
  };
}
