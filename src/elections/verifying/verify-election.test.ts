import { beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../record/rules/entry.ts';
import { signWithCard } from '../blind/card.ts';
import { cast, drawCard, flipped, found, makeSigner, proofBy } from '../blind/testing/made-cards.ts';
import { digestOfSealed, inDrawnOrder } from '../rules/listing.ts';
import { type CardsFile, type ElectionFile, electionFileShape } from './election-file.ts';
import { counted, type MadeFile, makeElectionFile } from './testing/made-file.ts';
import { verifyElection } from './verify-election.ts';

type Published = MadeFile['file'];

let made: MadeFile;
beforeAll(async () => {
  made = await makeElectionFile();
}, 30_000);

const faultsOf = async (file: ElectionFile): Promise<readonly string[]> =>
  (await verifyElection(file)).flatMap(({ of, faults }) => faults.map((fault) => `${of}: ${fault}`));

const withCards = (change: (cards: CardsFile) => Partial<CardsFile>): Published => ({
  ...made.file,
  cards: { ...made.file.cards, ...change(made.file.cards) },
});
const withBoard = (change: (board: CardsFile['board']) => CardsFile['board']): Published =>
  withCards(({ board }) => ({ board: change(board) }));
const ballotsOn = () => made.file.cards.board.map(({ ballot }) => ballot);

test('what was published honestly holds', async () => {
  expect(electionFileShape.parse(JSON.parse(JSON.stringify(made.file)))).toEqual(made.file);
  expect(await faultsOf(made.file)).toEqual([]);
  expect((await verifyElection(made.file)).map(({ of }) => of)).toEqual([
    'signers',
    'cards drawn',
    'board',
    'heads',
    'ballots cast',
    'cards used',
    'ballots opened',
    'list',
    'turnout',
    'ballots counted',
    'lots',
    'count',
  ]);
});

describe('changed on the board', () => {
  test('an entry changed', async () => {
    const file = withBoard((board) =>
      board.map((entry) =>
        entry.seq === 2 ? { ...entry, ballot: { ...entry.ballot, sealed: flipped(entry.ballot.sealed) } } : entry,
      ),
    );
    expect(await faultsOf(file)).toEqual([
      'board: entry 2: altered: it is not what its hash was taken of',
      'ballots cast: entry 2: not signed by its card',
    ]);
  });

  test('an entry removed', async () => {
    const file = withBoard((board) => board.filter(({ seq }) => seq !== 3));
    expect(await faultsOf(file)).toEqual([
      'board: entry 3: removed',
      'turnout: 3 are said to have voted and 2 cards were used',
      'ballots counted: the ballots that were counted are not those on the board',
    ]);
  });

  test('the last entry cut off', async () => {
    const file = withBoard((board) => board.slice(0, -1));
    expect(await faultsOf(file)).toEqual([
      'heads: head over 4 entries: the board is not what was signed: changed, added to or cut off',
      'ballots counted: the ballots that were counted are not those on the board',
    ]);
  });

  test('two entries in another order', async () => {
    const file = withBoard((board) => [0, 2, 1, 3].map((index) => found(board[index])));
    expect(await faultsOf(file)).toEqual(['board: entry 2: in another place than its number says']);
  });

  test('an entry added at the end, by a card that was drawn', async () => {
    const stuffed = await made.publish([...ballotsOn(), await cast(made.made, found(made.cards[3]), [3])]);
    const file = withCards(() => ({ board: stuffed.cards.board }));
    expect(await faultsOf(file)).toEqual([
      'heads: pmm-lac: has signed no head past entry 4',
      'heads: observatorio: has signed no head past entry 4',
      'turnout: 3 are said to have voted and 4 cards were used',
      'ballots counted: the ballots that were counted are not those on the board',
    ]);
  });

  test('an entry twice', async () => {
    const file = withBoard((board) => [...board, found(board[1])]);
    expect(await faultsOf(file)).toEqual([
      'board: entry 2: added: there is one with this number already',
      'heads: pmm-lac: has signed no head past entry 4',
      'heads: observatorio: has signed no head past entry 4',
      'ballots cast: entry 2: a repetition: this card has cast its ballot 2 before',
    ]);
  });

  test('all of it written anew in another order, where the observer signed what it saw', async () => {
    const again = await made.publish([1, 0, 2, 3].map((index) => found(ballotsOn()[index])));
    const heads = [found(made.file.cards.heads[1]), made.headOver(again.cards.board, made.parties.slice(0, 1))];
    const file = { ...again, cards: { ...again.cards, heads } };
    expect(await faultsOf(file)).toEqual([
      'heads: head over 2 entries: the board is not what was signed: changed, added to or cut off',
      'heads: observatorio: has signed no head past entry 2',
    ]);
  });
});

describe('forged ballots', () => {
  test('a replayed one', async () => {
    const file = await made.publish([...ballotsOn(), found(ballotsOn()[1])]);
    expect(await faultsOf(file)).toEqual([
      'ballots cast: entry 5: a repetition: this card has cast its ballot 2 before',
    ]);
  });

  test('one with a card that only the platform signed', async () => {
    const card = await drawCard(made.made);
    const proof = found(card.proofs[0]);
    const own = await cast(made.made, { ...card, proofs: [proof, proof] }, [4]);
    const file = await made.publish([...ballotsOn(), own]);
    expect(await faultsOf(file)).toEqual(['ballots cast: entry 5: its card is not signed by all signers']);
  });

  test('one with a card of a signer that the election does not have', async () => {
    const card = await drawCard(made.made);
    const stranger = await proofBy(await makeSigner(), made.made.election, card.key);
    const own = await cast(made.made, { ...card, proofs: [found(card.proofs[0]), stranger] }, [4]);
    const file = await made.publish([...ballotsOn(), own]);
    expect(await faultsOf(file)).toEqual(['ballots cast: entry 5: its card is not signed by all signers']);
  });

  test('one of another election', async () => {
    const elsewhere = { ...made.made, election: crypto.randomUUID() };
    const file = await made.publish([...ballotsOn(), await cast(elsewhere, await drawCard(elsewhere), [4])]);
    expect(await faultsOf(file)).toEqual(['ballots cast: entry 5: its card is of another election']);
  });

  test('one signed by another card', async () => {
    const [one, other] = [found(made.cards[3]), found(made.cards[0])];
    const ballot = await cast(made.made, one, [4]);
    const signature = await signWithCard(other, 'anything');
    const file = await made.publish([...ballotsOn(), { ...ballot, signature }]);
    expect(await faultsOf(file)).toEqual(['ballots cast: entry 5: not signed by its card']);
  });

  test('more cards used than drawn: all signers together can stuff, and the lists show it', async () => {
    const drawn = made.file.cards.roll.slice(0, 2);
    const file = await made.publish(ballotsOn(), [drawn, drawn]);
    expect(await faultsOf(file)).toEqual(['cards used: 3 cards were used and only 2 were drawn']);
  });
});

describe('keys, lists and heads', () => {
  const signer = (index: number, change: Partial<CardsFile['signers'][number]>) =>
    withCards(({ signers }) => ({ signers: signers.map((one, at) => (at === index ? { ...one, ...change } : one)) }));

  test('a signer’s statement that another signed', async () => {
    const [one, other] = made.file.cards.signers;
    expect(await faultsOf(signer(1, { statement: found(one).statement }))).toContain(
      'signers: observatorio: did not sign its key for cards',
    );
    expect(await faultsOf(signer(0, { statement: found(other).statement }))).toContain(
      'signers: pmm-lac: did not sign its key for cards',
    );
    expect(await faultsOf(signer(1, { key: 'nothing' }))).toContain('signers: signer 2: its key cannot be read');
  });

  test('one signer in the place of two', async () => {
    const file = withCards(({ signers }) => ({ signers: [found(signers[0]), found(signers[0])] }));
    expect(await faultsOf(file)).toContain('signers: pmm-lac: named twice');
  });

  test('a list of cards drawn that was changed, or names whom the roll does not', async () => {
    const [platform] = made.file.cards.signers;
    const changed = found(platform).drawn.replace('cards 4', 'cards 5');
    expect(await faultsOf(signer(0, { drawn: changed }))).toContain(
      'cards drawn: pmm-lac: its list of cards drawn is not signed by it',
    );
    const stranger = crypto.randomUUID();
    const { roll } = made.file.cards;
    const file = await made.publish(ballotsOn(), [roll.slice(0, 4), [...roll.slice(1, 4), stranger]]);
    expect(await faultsOf(file)).toEqual([
      `cards drawn: observatorio: signed a card for ${stranger}, which is not on the roll`,
      `cards drawn: observatorio: signed a card for ${stranger}, which is not on the platform's list`,
    ]);
  });

  test('a head that nobody countersigned, and one that was changed', async () => {
    const lone = withCards(({ board }) => ({ heads: [made.headOver(board, made.parties.slice(0, 1))] }));
    expect(await faultsOf(lone)).toEqual(['heads: observatorio: has signed no head']);
    const changed = withCards(({ heads }) => ({ heads: heads.map((head) => head.replace('T12:', 'T13:')) }));
    expect(await faultsOf(changed)).toContain('heads: head over 4 entries: the signature of pmm-lac does not hold');
    expect(await faultsOf(withCards(() => ({ heads: [] })))).toEqual([
      'heads: pmm-lac: has signed no head',
      'heads: observatorio: has signed no head',
    ]);
    const backwards = withCards(({ heads }) => ({ heads: heads.toReversed() }));
    expect(await faultsOf(backwards)).toContain('heads: head over 2 entries: after one over 4');
  });

  test('another key than the ballots were sealed for', async () => {
    const other = await makeElectionFile();
    const file = withCards(() => ({ identity: other.made.identity }));
    expect(await faultsOf(file)).toEqual([
      'ballots opened: the key that was handed over is not the one that ballots were sealed for',
      'ballots counted: the ballots that were counted are not those on the board',
    ]);
  });
});

describe('what was counted', () => {
  test('other ballots than those on the board', async () => {
    const other = await counted(made.file.id, [[3, [3]]]);
    const { entitled, voted } = made.file;
    expect(await faultsOf({ ...other, entitled, voted, cards: made.file.cards })).toEqual([
      'ballots counted: the ballots that were counted are not those on the board',
    ]);
  });

  test('lots by another seed than was committed to', async () => {
    const { lots } = made.file;
    expect(await faultsOf({ ...made.file, lots: { ...lots, commitment: sha256('other') } })).toEqual([
      'list: the commitment to the lots is not the one that was sealed',
      'lots: the seed is not the one that was committed to',
    ]);
    expect(await faultsOf({ ...made.file, lots: { ...lots, ballots: sha256('other') } })).toEqual([
      'lots: the digest is not that of the ballots',
      'lots: the lots were drawn by another seed',
    ]);
    expect(await faultsOf({ ...made.file, lots: { ...lots, seed: sha256('other') } })).toContain(
      'lots: the lots were drawn by another seed',
    );
  });

  test('another result, stage or turnout than was published', async () => {
    const result = JSON.parse(JSON.stringify(made.file.result));
    expect(await faultsOf({ ...made.file, result: { ...result, winners: result.winners.toReversed() } })).toEqual([
      'count: winners: not what was published',
    ]);
    const stages = result.stages.map((stage: object, index: number) =>
      index === 0 ? { ...stage, totals: [9] } : stage,
    );
    expect(await faultsOf({ ...made.file, result: { ...result, stages } })).toEqual([
      'count: stage 1: not what was published',
    ]);
    expect(await faultsOf({ ...made.file, result: null })).not.toEqual([]);
    expect(await faultsOf({ ...made.file, voted: 2 })).toEqual([
      'turnout: 2 are said to have voted and 3 cards were used',
    ]);
    expect(await faultsOf({ ...made.file, entitled: 2 })).toEqual([
      'list: 2 entitled, and 5 on the roll that was sealed',
      'turnout: 3 voted and only 2 were entitled',
      'turnout: 2 entitled, 5 on the roll',
    ]);
  });

  test('what cannot be counted', async () => {
    const ballots: [number, number[]][] = [[3, [0, 9]]];
    expect(await faultsOf({ ...made.file, ballots })).toContain('count: what is published cannot be counted');
    expect(await faultsOf({ ...made.file, ballots })).toContain(
      'ballots counted: line 1 of the ballots is not a ranking',
    );
  });
});

describe('an election without cards', () => {
  const separated = async (ballots: Parameters<typeof counted>[1]) => {
    const file = await counted(crypto.randomUUID(), ballots);
    return { ...file, receipts: Array.from({ length: file.voted }, (_, index) => sha256(`${index}`)) };
  };
  const ballots: Parameters<typeof counted>[1] = [
    [2, [0, 1]],
    [1, [0, 1, 2]],
    [1, [3]],
  ];

  test('holds where turnout, receipts, ballots, lots and count agree', async () => {
    const file = await separated(ballots);
    expect(await faultsOf(file)).toEqual([]);
    expect((await verifyElection(file)).map(({ of }) => of)).toEqual([
      'list',
      'turnout',
      'ballots counted',
      'lots',
      'count',
    ]);
  });

  test('a ballot added, a receipt removed, one twice', async () => {
    const file = await separated(ballots);
    const added = await counted(file.id, [...ballots.slice(0, 2), [2, [3]]]);
    expect(await faultsOf({ ...added, voted: 4, receipts: file.receipts })).toEqual([
      'turnout: 4 voted and 5 ballots are published',
    ]);
    expect(await faultsOf({ ...file, receipts: file.receipts.slice(1) })).toEqual([
      'turnout: 4 voted and 3 receipts are published',
    ]);
    const twice = [...file.receipts.slice(1), found(file.receipts[1])];
    expect(await faultsOf({ ...file, receipts: twice })).toEqual(['turnout: a receipt is published twice']);
  });

  test('ballots in another order, or equal ones apart', async () => {
    for (const unsorted of [[1, 0, 2].map((index) => found(ballots[index])), [found(ballots[2]), found(ballots[2])]]) {
      const [first] = await faultsOf(await separated(unsorted));
      expect(first).toBe('ballots counted: line 2 of the ballots is not in its place');
    }
  });
});

describe('what was counted against what was sealed with the list', () => {
  type Change = (file: Published) => Partial<ElectionFile>;
  test.each<readonly [string, Change, readonly string[]]>([
    ['another fingerprint', () => ({ list: '0'.repeat(64) }), ['its fingerprint is not that of what was sealed']],
    [
      'another roll',
      ({ sealed }) => ({ sealed: { ...sealed, roll: '3'.repeat(64) } }),
      ['its fingerprint is not that of what was sealed'],
    ],
    [
      'a sealed list of another election',
      (file) => resealed({ ...file.sealed, electionId: drawsOtherwise(file) }),
      ['it is of another election', 'the candidates are not those that were sealed, in the order that was drawn'],
    ],
    [
      'a candidate less',
      ({ sealed }) => resealed({ ...sealed, candidates: sealed.candidates.slice(1) }),
      [
        'the candidates are not those that were sealed, in the order that was drawn',
        'the candidates are not numbered in their order',
      ],
    ],
    [
      'a bound that was not sealed',
      () => ({ constraints: [{ category: 'sector', group: 'media', min: 0, max: 2, members: [0, 1] }] }),
      ['the bounds are not those that were sealed'],
    ],
    [
      'a balance given up before the vote, in force again',
      ({ sealed }) => resealed({ ...sealed, relaxed: ['gender'] }),
      ['a balance that was given up is in force again'],
    ],
    ['one seat for each candidate', () => ({ seats: 4 }), ['the seats do not go with the candidates who stood']],
    ['called uncontested', () => ({ outcome: 'uncontested' }), ['the seats do not go with the candidates who stood']],
  ])('%s', async (_, change, faults) => {
    const found = await faultsOf({ ...made.file, ...change(made.file) });
    expect(found.filter((fault) => fault.startsWith('list: '))).toEqual(faults.map((fault) => `list: ${fault}`));
  });
});

/** An election in which the same candidates are drawn in another order: by chance some ids give the same. */
function drawsOtherwise({ sealed, candidateIds }: Published): string {
  const ids = Array.from({ length: 100 }, (_, at) => `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`);
  const isOther = (electionId: string) =>
    inDrawnOrder(sealed.candidates, { ...sealed, electionId }).some((one, at) => one.candidacyId !== candidateIds[at]);
  return found(ids.find(isOther));
}

const resealed = (sealed: ElectionFile['sealed']): Partial<ElectionFile> => ({
  sealed,
  list: digestOfSealed(sealed),
});
