import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { accept, both, type Reason, type Result, refuse, unless } from '../platform/result.ts';
import { isSignedBy, parseVerifierKey, signNote } from '../record/rules/signed-note.ts';
import { nameOfSigner } from './ask-observers.ts';
import { askForDrawn } from './ask-signers.ts';
import { recipientOf } from './blind/ballot.ts';
import { drawnText, parseDrawn } from './blind/notes.ts';
import { openBoard } from './blind/open-board.ts';
import { endVote } from './close-election.ts';
import { platformKey } from './keep-card-keys.ts';
import { decideClosing, type Ending, endingOf, isExtended } from './rules/closing.ts';
import { stageOf } from './rules/stage.ts';
import { signBoard } from './sign-board.ts';
import { boardAfter, boardEnd, cardsUsed, headsOf } from './store/board.ts';
import {
  type CardSetup,
  type CardSigner,
  drawnBy,
  findCardSetup,
  insertElectionKey,
  type SignedList,
} from './store/cards.ts';
import { findElectionById, lockElection } from './store/elections.ts';
import { publishedList } from './store/lists.ts';
import { lockBallotBox } from './store/votes.ts';
import type { ElectionId } from './types.ts';
import { grouped } from './verifying/verify-election.ts';

type Needs = Pick<Deps, 'db' | 'dataDir' | 'charter' | 'random' | 'baseUrl'>;
type Closing = {
  /** The election's private key, `AGE-SECRET-KEY-1…`; not needed where the vote is extended or void. */
  readonly identity: string | null;
  /** Closes although an observer does not answer; whoever checks the election will see it. */
  readonly without: boolean;
};

/**
 * Closes a vote with cards: has the whole board countersigned, opens the ballots with the key that the commission hands
 * over, and hands them on to be counted as any others. Key, board and lists are public from then on. Refusals:
 * `no-longer-there`, those of `decideClosing`, `election-key-missing`, `election-key-wrong`, `observers-silent`.
 */
export async function closeWithKey(
  deps: Needs,
  id: ElectionId,
  { identity, without }: Closing,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<Ending>> {
  const election = await findElectionById(deps.db, id);
  const setup = await findCardSetup(deps.db, id);
  if (!election || !setup) return refuse('no-longer-there');
  const decision = decideClosing(stageOf(election, at));
  if (!decision.ok) return decision;
  const isRight = identity === null || (await recipientOf(identity)) === setup.recipient;
  if (!isRight) return refuse({ code: 'election-key-wrong', field: 'identity' });
  const behind = await signBoard(deps, id, at);
  const lists = await collectLists(deps, id, setup);
  const silent = setup.signers.filter(({ n }) => behind.includes(n) || !lists.some((list) => list.n === n));
  const silence: Reason = { code: 'observers-silent', params: { names: silent.map(nameOfSigner).join(', ') } };

  return transact(deps.db, async (tx): Promise<Result<Ending>> => {
    const locked = await lockElection(tx, id);
    const list = await publishedList(tx, id);
    if (!locked || !list) return refuse('no-longer-there');
    const still = decideClosing(stageOf(locked, at));
    if (!still.ok) return still;
    await lockBallotBox(tx, id);
    const [entitled, voted] = [list.roll.length, await cardsUsed(tx, id)];
    const able = (await drawnBy(tx, id)).length;
    const vote = { seats: locked.seats, list, entitled, voted, able, isExtended: isExtended(locked) };
    const counts = 'seats' in endingOf(deps.charter.elections, vote);
    if (!counts) {
      const cast = { entitled, voted, able, ballots: [], receipts: [] };
      return accept(await endVote(tx, deps, { election: locked, list, cast }, by, at));
    }
    const isSeen = (silent.length === 0 || without) && (await isCovered(tx, id));
    const seen = unless(isSeen ? [] : [silence], () => null);
    const key = identity === null ? refuse({ code: 'election-key-missing', field: 'identity' }) : accept(identity);
    const opening = both(seen, key);
    if (!opening.ok) return opening;
    const { rankings } = await openBoard(await boardAfter(tx, id), opening.value, list.candidates.length);
    await insertElectionKey(tx, id, { identity: opening.value, lists }, by.personId, at);
    const ballots = grouped(rankings).map(([papers, ranking]) => [papers, ranking.map((one) => one + 1)] as const);
    const cast = { entitled, voted, able, ballots, receipts: [] };
    return accept(await endVote(tx, deps, { election: locked, list, cast }, by, at));
  });
}

/** Whether the last head that was signed is of the whole board. */
const isCovered = async (tx: Transaction, id: ElectionId): Promise<boolean> =>
  (await headsOf(tx, id)).at(-1)?.entries === ((await boardEnd(tx, id))?.seq ?? 0);

/** Every signer's own list of whom it signed a card for; those that do not answer are missing. */
async function collectLists(
  deps: Pick<Deps, 'db' | 'dataDir'>,
  id: ElectionId,
  { signers }: CardSetup,
): Promise<readonly SignedList[]> {
  const { verifier, privateKey } = await platformKey(deps);
  const organizations = (await drawnBy(deps.db, id)).map(({ organizationId }) => organizationId).sort();
  const own = { n: 1, note: signNote(drawnText({ election: id, organizations }), verifier.name, privateKey) };
  const others = await Promise.all(
    signers.filter(({ n }) => n > 1).map(async (signer) => ({ n: signer.n, note: await listOf(id, signer) })),
  );
  return [own, ...others.flatMap(({ n, note }) => (note === null ? [] : [{ n, note }]))];
}

async function listOf(id: ElectionId, { url, key: line }: CardSigner): Promise<string | null> {
  const answer = await askForDrawn(url ?? '', id);
  if (!answer || 'refused' in answer) return null;
  const [key, drawn] = [parseVerifierKey(line), parseDrawn(answer.drawn)];
  const holds = key && drawn && drawn.election === id && isSignedBy(drawn.note, key) === 'signed';
  return holds ? answer.drawn : null;
}
