import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import type { Ballot } from './blind/ballot.ts';
import { readSignerKey, type SignerKey } from './blind/blind-signature.ts';
import { ballotFault, nextEntry } from './blind/board.ts';
import type { BoardEntry } from './blind/board-entry.ts';
import { parseKeyStatement } from './blind/notes.ts';
import { stageOf } from './rules/stage.ts';
import { boardEnd, insertEntry, lastOfCard } from './store/board.ts';
import { type CardSigner, findCardSetup } from './store/cards.ts';
import { findElectionById } from './store/elections.ts';
import { ballotPaper, lockBallotBox } from './store/votes.ts';
import type { ElectionId } from './types.ts';

/**
 * Puts a ballot on the board; answers its entry once it is there for good. Nobody is signed in, and nothing is kept but
 * the ballot: no time, no address. Sent twice, it is one ballot; a card's later ballot takes the place of the one
 * before. Refusals: `vote-not-open`, `vote-too-late`, those of `ballotFault`, `ballot-not-newer` with the `number` of
 * the card's last ballot.
 */
export async function castSealedBallot(
  deps: Pick<Deps, 'db' | 'clock'>,
  id: ElectionId,
  ballot: Ballot,
): Promise<Result<Pick<BoardEntry, 'seq' | 'previous' | 'hash'>>> {
  const setup = await findCardSetup(deps.db, id);
  if (!setup) return refuse('vote-not-open');
  const candidates = (await ballotPaper(deps.db, id)).length;
  const signers = await signerKeys(setup.signers);
  const fault = await ballotFault(ballot, { election: id, signers, candidates });
  if (fault) return refuse(fault);
  return transact(deps.db, async (tx): Promise<Result<BoardEntry>> => {
    await lockBallotBox(tx, id);
    const election = await findElectionById(tx, id);
    // Read only now: whoever waited for the box past the hour is late.
    const stage = election && stageOf(election, deps.clock());
    if (stage !== 'voting') return refuse(stage === 'listed' ? 'vote-not-open' : 'vote-too-late');
    const last = await lastOfCard(tx, id, ballot.card.key);
    if (last && isSame(last.ballot, ballot)) return accept(last);
    if (last && last.ballot.number >= ballot.number) {
      return refuse({ code: 'ballot-not-newer', params: { number: last.ballot.number } });
    }
    const entry = nextEntry(await boardEnd(tx, id), ballot);
    await insertEntry(tx, id, entry);
    return accept(entry);
  });
}

const isSame = (one: Ballot, other: Ballot): boolean =>
  one.number === other.number && one.sealed === other.sealed && one.signature === other.signature;

/** The keys that cards are checked with, in the order of the signers. */
async function signerKeys(signers: readonly CardSigner[]): Promise<readonly SignerKey[]> {
  const keys = await Promise.all(
    signers.map(({ statement }) => readSignerKey(parseKeyStatement(statement)?.key ?? '')),
  );
  const known = keys.filter((key) => key !== null);
  if (known.length !== signers.length) throw new Error('a signer without its key for cards');
  return known;
}
