import { generateKeyPairSync } from 'node:crypto';
import { sha256 } from '../../../record/rules/entry.ts';
import { signNote, verifierKeyOf } from '../../../record/rules/signed-note.ts';
import type { Ballot } from '../../blind/ballot.ts';
import type { BoardEntry } from '../../blind/board-entry.ts';
import type { OwnCard } from '../../blind/card.ts';
import { drawnText, headText, keyStatementText, signerName, withSignatureOf } from '../../blind/notes.ts';
import { openBoard } from '../../blind/open-board.ts';
import { boardOf, cast, drawCard, found, type MadeElection, makeElection } from '../../blind/testing/made-cards.ts';
import { countElection } from '../../counting/count-election.ts';
import { lotOrder } from '../../counting/lots.ts';
import { digestOfBallots, seedOf } from '../../rules/count-file.ts';
import { digestOfSealed, inDrawnOrder } from '../../rules/listing.ts';
import { makePlatform } from '../../signer/testing/platform.ts';
import type { CardsFile, ElectionFile } from '../election-file.ts';
import { grouped } from '../verify-election.ts';

type Party = { readonly line: string; sign(text: string): string };

/** A whole election with cards, and what it takes to publish another one in its name. */
export type MadeFile = {
  readonly made: MadeElection;
  readonly cards: readonly OwnCard[];
  readonly file: ElectionFile & { readonly cards: CardsFile };
  readonly parties: readonly Party[];
  /** The file as its platform and observer would have published it with these ballots on the board. */
  publish(ballots: readonly Ballot[], drawn?: readonly (readonly string[])[]): Promise<MadeFile['file']>;
  headOver(board: readonly BoardEntry[], by?: readonly Party[]): string;
};

const names = ['Ana', 'Bo', 'Carmen', 'Delia'];

/** Five organizations on the roll, of which four drew a card; three voted, one of them twice. */
export async function makeElectionFile(): Promise<MadeFile> {
  const made = await makeElection();
  const parties = [platformParty(), observerParty()];
  const roll = Array.from({ length: 5 }, () => crypto.randomUUID());
  const cards = await Promise.all(Array.from({ length: 4 }, () => drawCard(made)));
  const [one, two, three] = cards.map(
    (card) =>
      (ranking: readonly number[], number = 1) =>
        cast(made, card, ranking, number),
  );

  const headOver: MadeFile['headOver'] = (board, by = parties) => {
    const [first, ...others] = by;
    const text = headText({
      election: made.election,
      entries: board.length,
      hash: board.at(-1)?.hash ?? '0'.repeat(64),
      at: '2027-03-02T12:00:00.000Z',
    });
    return others.reduce((note, party) => withSignatureOf(note, party.sign(text)), found(first).sign(text));
  };

  const publish: MadeFile['publish'] = async (ballots, drawn = parties.map(() => roll.slice(0, 4))) => {
    const board = boardOf(ballots);
    const counted = await countOf(made, board);
    const heads = [headOver([]), headOver(board.slice(0, 2)), headOver(board)];
    const signers = parties.map(({ line, sign }, index) => ({
      key: line,
      statement: sign(keyStatementText({ election: made.election, key: found(made.signers[index]).spki })),
      drawn: sign(drawnText({ election: made.election, organizations: (drawn[index] ?? []).toSorted() })),
    }));
    const { recipient, identity } = made;
    return {
      ...counted,
      entitled: roll.length,
      voted: new Set(ballots.map(({ card }) => card.key)).size,
      cards: { signers, roll, recipient, identity, board, heads },
    };
  };

  const ballots = await Promise.all([
    found(one)([1, 2, 3]),
    found(two)([4]),
    found(three)([2, 1]),
    found(two)([2, 3], 2),
  ]);
  return { made, cards, parties, file: await publish(ballots), publish, headOver };
}

async function countOf(made: MadeElection, board: readonly BoardEntry[]) {
  const ballots = grouped((await openBoard(board, made.identity, made.candidates)).rankings);
  return counted(made.election, ballots);
}

/** What is published of a count of these ballots: two seats, four candidates. */
export async function counted(id: string, ballots: ReturnType<typeof grouped>): Promise<ElectionFile> {
  const committed = '5'.repeat(64);
  const digest = digestOfBallots(ballots);
  const lots = { commitment: sha256(committed), committed, ballots: digest, seed: seedOf(committed, digest) };
  const papers = ballots.reduce((sum, [count]) => sum + count, 0);
  const sealed = sealedList(id, lots.commitment);
  const election = {
    id,
    title: 'Mesa 2 (mesa-2-2027)',
    seats: 2,
    candidates: names,
    candidateIds: sealed.candidates.map(({ candidacyId }) => candidacyId),
    withdrawn: [],
    constraints: [],
    ballots: ballots.map(([count, ranking]): [number, number[]] => [count, [...ranking]]),
  };
  const result = countElection(election, { lots: await lotOrder(id, lots.seed, election.candidateIds) });
  return {
    ...election,
    outcome: 'counted',
    entitled: 5,
    voted: papers,
    relaxed: [],
    list: digestOfSealed(sealed),
    lots,
    receipts: [],
    sealed,
    result: JSON.parse(JSON.stringify(result)),
  };
}

/** Four candidates of no balance in the order that is drawn; five organizations. */
function sealedList(electionId: string, lotCommitment: string): ElectionFile['sealed'] {
  const standing = names.map((_, index) => ({
    candidacyId: `00000000-0000-7000-8000-00000000000${index}`,
    organizationId: `00000000-0000-7000-9000-00000000000${index}`,
    groups: {},
  }));
  const candidates = inDrawnOrder(standing, { electionId, lotCommitment }).map((one, at) => ({ n: at + 1, ...one }));
  return { electionId, candidates, bounds: [], relaxed: [], lotCommitment, entitled: 5, roll: '2'.repeat(64) };
}

function platformParty(): Party {
  const { verifier, sign } = makePlatform();
  return { line: verifier.line, sign };
}

function observerParty(): Party {
  const { privateKey } = generateKeyPairSync('ed25519');
  const verifier = verifierKeyOf(signerName('observatorio'), privateKey);
  return { line: verifier.line, sign: (text) => signNote(text, verifier.name, privateKey) };
}
