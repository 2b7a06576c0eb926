import { Decrypter, Encrypter } from 'age-encryption';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type Ballot, isRecipient, openBallot, recipientOf, sealedLength } from './ballot.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import type { SignerKey } from './blind-signature.ts';
import { ballotFault, countedBallots, entryHash } from './board.ts';
import { makeCardKey, type OwnCard, signWithCard } from './card.ts';
import { openBoard } from './open-board.ts';
import { readBallot } from './shapes.ts';
import {
  boardOf,
  cast,
  drawCard,
  flipped,
  found,
  type MadeElection,
  makeElection,
  proofBy,
} from './testing/made-cards.ts';

let made: MadeElection;
let rules: { election: string; signers: readonly SignerKey[]; candidates: number };
let card: OwnCard;
let ballot: Ballot;
beforeAll(async () => {
  made = await makeElection();
  rules = { ...made, signers: made.signers.map(({ key }) => key) };
  card = await drawCard(made);
  ballot = await cast(made, card, [3, 1]);
});

describe('a ballot', () => {
  test.each(['ed25519', 'p256'])('cast with an %s card stands and opens to its ranking', async (kind) => {
    const own = await drawCard(made, [kind]);
    const one = await cast(made, own, [2, 4, 1, 3]);
    expect(own.key.split(':')[0]).toBe(kind);
    expect(await ballotFault(one, rules)).toBe(null);
    expect(readBallot(JSON.parse(JSON.stringify(one)))).toEqual(one);
    expect(await openBallot(one, made.identity, made.candidates)).toEqual([2, 4, 1, 3]);
  });

  test('is as long whatever it says', async () => {
    for (const candidates of [1, 2, 3, 4, 17, 255]) {
      const other = { ...made, candidates };
      const [short, long] = [[1], Array.from({ length: candidates }, (_, index) => candidates - index)];
      for (const ranking of [short, long]) {
        expect((await cast(other, card, ranking)).sealed.length).toBe(sealedLength(candidates));
      }
    }
  });

  test('does not hold the card’s private half', () => {
    expect(JSON.stringify(ballot)).not.toContain(found(card.secret.d));
    expect(Object.keys(ballot.card)).toEqual(['election', 'key', 'proofs']);
  });

  test('a browser without Ed25519 makes a P-256 key instead', async () => {
    const make = crypto.subtle.generateKey.bind(crypto.subtle);
    const without = vi.spyOn(crypto.subtle, 'generateKey').mockImplementation((algorithm: unknown) => {
      if (Object(algorithm).name === 'Ed25519') throw new DOMException('unknown', 'NotSupportedError');
      return make({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
    });
    const { key } = await makeCardKey();
    without.mockRestore();
    expect(key).toMatch(/^p256:[A-Za-z0-9_-]{87}$/);
  });
});

describe('is refused', () => {
  const signedBy = async (own: OwnCard, { number, sealed }: { number: number; sealed: string }): Promise<Ballot> => {
    const { secret, ...open } = own;
    const text = `pansocial/ballot/1\n${own.election}\n${own.key}\n${number}\n${sealed}`;
    return { card: open, number, sealed, signature: await signWithCard({ key: own.key, secret }, text) };
  };

  test.each<readonly [string, () => Promise<Ballot> | Ballot, string]>([
    [
      'with the card of another election',
      async () => cast(made, await drawCard({ ...made, election: crypto.randomUUID() }), [1]),
      'card-of-another-election',
    ],
    [
      'with a foreign card that says it is of this election',
      async () =>
        cast(made, { ...(await drawCard({ ...made, election: crypto.randomUUID() })), election: made.election }, [1]),
      'card-not-signed',
    ],
    [
      'with a card that only one signer signed',
      async () => cast(made, { ...card, proofs: card.proofs.slice(0, 1) }, [1]),
      'card-not-signed',
    ],
    [
      'with one signer’s signature given twice',
      async () => cast(made, { ...card, proofs: [found(card.proofs[0]), found(card.proofs[0])] }, [1]),
      'card-not-signed',
    ],
    [
      'with the proofs in another order',
      async () => cast(made, { ...card, proofs: card.proofs.toReversed() }, [1]),
      'card-not-signed',
    ],
    [
      'with the proofs of another card',
      async () => cast(made, { ...(await drawCard(made)), proofs: card.proofs }, [1]),
      'card-not-signed',
    ],
    [
      'with a card that nobody signed',
      async () => cast(made, { ...card, ...(await makeCardKey()) }, [1]),
      'card-not-signed',
    ],
    [
      'with a signature of the card that has a bit turned',
      () => ({ ...ballot, signature: flipped(ballot.signature) }),
      'ballot-not-signed',
    ],
    ['with another number than was signed', () => ({ ...ballot, number: 2 }), 'ballot-not-signed'],
    [
      'with another ranking than was signed',
      async () => ({ ...ballot, sealed: (await cast(made, card, [2])).sealed }),
      'ballot-not-signed',
    ],
    [
      'signed by another card',
      async () => ({ ...(await cast(made, await drawCard(made), [1])), card: ballot.card }),
      'ballot-not-signed',
    ],
    ['longer than it has to be', async () => cast({ ...made, candidates: 5 }, card, [1]), 'ballot-malformed'],
    ['with number 0', () => signedBy(card, { number: 0, sealed: ballot.sealed }), 'ballot-malformed'],
    ['with half a number', () => signedBy(card, { number: 1.5, sealed: ballot.sealed }), 'ballot-malformed'],
    [
      'with a key of the wrong length',
      () => ({ ...ballot, card: { ...ballot.card, key: 'ed25519:AAAA' } }),
      'card-malformed',
    ],
    [
      'with a key of an unknown kind',
      () => ({ ...ballot, card: { ...ballot.card, key: 'rsa:AAAA' } }),
      'card-malformed',
    ],
    [
      'with a point that is not on the curve',
      async () =>
        cast(made, { ...card, key: `p256:${toBase64url(new Uint8Array(65).fill(4))}` }, [1]).catch(async () => ({
          ...ballot,
          card: {
            election: made.election,
            key: `p256:${toBase64url(new Uint8Array(65).fill(4))}`,
            proofs: await Promise.all(
              made.signers.map((signer) =>
                proofBy(signer, made.election, `p256:${toBase64url(new Uint8Array(65).fill(4))}`),
              ),
            ),
          },
        })),
      'ballot-not-signed',
    ],
  ])('%s', async (_, make, code) => {
    expect(await ballotFault(await make(), rules)).toBe(code);
  });

  test('as not a ballot at all: other fields, other types, too much', () => {
    const wrong: readonly unknown[] = [
      null,
      'ballot',
      [],
      {},
      { ...ballot, extra: 1 },
      { ...ballot, number: '1' },
      { ...ballot, number: 1e9 },
      { ...ballot, sealed: 'a'.repeat(1001) },
      { ...ballot, sealed: `${ballot.sealed.slice(1)}=` },
      { ...ballot, signature: '' },
      { ...ballot, card: { ...ballot.card, proofs: [] } },
      { ...ballot, card: { ...ballot.card, proofs: Array(6).fill(ballot.card.proofs[0]) } },
      { ...ballot, card: { ...ballot.card, election: 'x' } },
      { ...ballot, card },
    ];
    for (const value of wrong) expect(readBallot(value)).toBe(null);
  });
});

describe('opening', () => {
  const sealedOf = async (plain: Uint8Array) => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(made.recipient);
    return { ...ballot, sealed: toBase64url(await encrypter.encrypt(plain)) };
  };
  const open = (one: Ballot, identity = made.identity) => openBallot(one, identity, made.candidates);

  test('with another election’s key reads nothing', async () => {
    const other = await makeElection({ signers: 0 });
    expect(await open(ballot, other.identity)).toBe('unreadable');
    expect(await open({ ...ballot, sealed: flipped(ballot.sealed) })).toBe('unreadable');
  });

  test('finds a copy of another card’s sealed ranking', async () => {
    const copied = { ...(await cast(made, await drawCard(made), [4])), sealed: ballot.sealed };
    expect(await open(copied)).toBe('not-of-this-card');
  });

  test('takes nothing for a ranking that is none', async () => {
    const tie = [...(await plainOf(made, card))].slice(0, 16);
    for (const places of [
      [0, 0, 0, 0],
      [1, 1, 0, 0],
      [5, 0, 0, 0],
      [1, 0, 2, 0],
      [0, 1, 0, 0],
    ]) {
      expect(await open(await sealedOf(Uint8Array.from([...tie, ...places])))).toBe('not-a-ranking');
    }
    expect(await open(await sealedOf(Uint8Array.from([...tie, 1])))).toBe('not-a-ranking');
    expect(await open(await sealedOf(Uint8Array.from([...tie, 2, 1, 0, 0])))).toEqual([2, 1]);
  });

  test('a board counts the last ballot of each card, sorted, and says which say nothing', async () => {
    const [second, third] = [await drawCard(made), await drawCard(made)];
    const copied = await signCopy(third, ballot.sealed);
    const entries = boardOf([
      ballot,
      await cast(made, second, [4]),
      await cast(made, second, [1, 2]),
      await cast(made, second, [1, 2, 4], 2),
      copied,
    ]);
    expect(countedBallots(entries).map(({ number }) => number)).toEqual([1, 2, 1]);
    expect(await openBoard(entries, made.identity, made.candidates)).toEqual({
      rankings: [
        [1, 2, 4],
        [3, 1],
      ],
      spoiled: [{ card: third.key, why: 'not-of-this-card' }],
    });
  });

  const signCopy = async (own: OwnCard, sealed: string): Promise<Ballot> => {
    const { secret, ...open } = own;
    const text = `pansocial/ballot/1\n${own.election}\n${own.key}\n1\n${sealed}`;
    return { card: open, number: 1, sealed, signature: await signWithCard(own, text) };
  };
});

async function plainOf(of: MadeElection, own: OwnCard): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(of.identity);
  return decrypter.decrypt(found(fromBase64url((await cast(of, own, [1])).sealed)));
}

describe('keys', () => {
  test('of an election: which private key belongs to which public one', async () => {
    expect(await recipientOf(made.identity)).toBe(made.recipient);
    expect(await recipientOf(`${made.identity}A`)).toBe(null);
    expect(await recipientOf(made.identity.toLowerCase())).toBe(null);
    expect(await recipientOf(made.identity.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q')))).toBe(null);
    expect(isRecipient(made.recipient)).toBe(true);
    expect(isRecipient(made.recipient.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q')))).toBe(false);
    expect(isRecipient('age1')).toBe(false);
    expect(isRecipient(made.identity)).toBe(false);
  });

  test('base64url has one spelling', () => {
    expect(fromBase64url('_-8')).toEqual(Uint8Array.of(255, 239));
    for (const text of ['_-9', '_-8=', '/+8', '_-8 ', 'A']) expect(fromBase64url(text)).toBe(null);
  });
});

test('every field of an entry is in its hash', () => {
  const [entry] = boardOf([ballot]);
  const { hash, ...rest } = found(entry);
  expect(entryHash(rest)).toBe(hash);
  const [proof, other] = [found(ballot.card.proofs[0]), found(ballot.card.proofs[1])];
  const changed = [
    { ...rest, seq: 2 },
    { ...rest, previous: 'f'.repeat(64) },
    { ...rest, ballot: { ...ballot, number: 2 } },
    { ...rest, ballot: { ...ballot, sealed: 'x' } },
    { ...rest, ballot: { ...ballot, signature: 'x' } },
    { ...rest, ballot: { ...ballot, card: { ...ballot.card, election: 'x' } } },
    { ...rest, ballot: { ...ballot, card: { ...ballot.card, key: 'x' } } },
    { ...rest, ballot: { ...ballot, card: { ...ballot.card, proofs: [other, proof] } } },
    { ...rest, ballot: { ...ballot, card: { ...ballot.card, proofs: [proof] } } },
  ];
  expect(new Set([hash, ...changed.map(entryHash)]).size).toBe(changed.length + 1);
});
