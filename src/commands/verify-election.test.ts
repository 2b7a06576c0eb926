import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cast, drawCard, flipped, found } from '../elections/blind/testing/made-cards.ts';
import type { CardsFile } from '../elections/verifying/election-file.ts';
import { type MadeFile, makeElectionFile } from '../elections/verifying/testing/made-file.ts';
import { runCommand } from '../testing/run-command.ts';
import { command } from './verify-election.ts';

let made: MadeFile;
let folder: string;
beforeAll(async () => {
  made = await makeElectionFile();
  folder = mkdtempSync(join(tmpdir(), 'pansocial-verify-election-'));
  return () => rmSync(folder, { recursive: true, force: true });
}, 30_000);
afterEach(() => {
  process.exitCode = undefined;
});

const file = (name: string, contents: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof contents === 'string' ? contents : JSON.stringify(contents));
  return path;
};

/** The status that the process would end with. */
async function verify(...args: string[]) {
  const { status, out, err } = await runCommand(command, args, {});
  return { status: status || Number(process.exitCode ?? 0), out, err };
}

describe('an election with cards', () => {
  test('that holds: one line a check, status 0', async () => {
    const { status, out, err } = await verify(file('election.json', made.file));
    expect([status, err]).toEqual([0, '']);
    const [signers, ...lines] = out.split('\n');
    expect(signers).toMatch(/^ok {5}signers: pmm-lac \([0-9a-f]{16}\), observatorio \([0-9a-f]{16}\)$/);
    expect(lines).toEqual([
      'ok     cards drawn: 4 / 4 of 5 organizations, by signer',
      'ok     board: 4 entries in an unbroken chain',
      'ok     heads: 3, the last one over the whole board, signed by all signers',
      'ok     ballots cast: 4, each with a card signed by all signers, 1 replaced by a later one',
      'ok     cards used: 3 used, 4 drawn',
      'ok     ballots opened: 3',
      'ok     turnout: 3 of 5 voted',
      'ok     ballots counted: 3, those on the board',
      `ok     lots: drawn by the seed committed to as ${made.file.lots.commitment.slice(0, 16)}…`,
      expect.stringMatching(/^ok {5}count: \d stages as published; elected: /),
      'Mesa 2 (mesa-2-2027): everything holds.',
    ]);
  });

  test('over the web', async () => {
    const server = createServer((_, response) => response.end(JSON.stringify(made.file))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    expect((await verify(`http://127.0.0.1:${port}/`)).status).toBe(0);
    server.close();
  });

  test('that does not hold: each fault is named, status 1', async () => {
    const { cards } = made.file;
    const board = cards.board.filter(({ seq }) => seq !== 1);
    const { status, out } = await verify(file('removed.json', { ...made.file, cards: { ...cards, board } }));
    expect(status).toBe(1);
    expect(out).toContain('FAULT  board: entry 1: removed\n');
    expect(out).toContain('FAULT  turnout: 3 are said to have voted and 2 cards were used\n');
    expect(out.split('\n').at(-1)).toBe('Mesa 2 (mesa-2-2027): 3 faults.');
  });

  test('by keys that are trusted, or not', async () => {
    const election = file('election.json', made.file);
    const [platform, observer] = made.parties.map(({ line }) => line);
    const both = await verify(election, '--key', file('keys', `# both\n${platform}\n${observer}\n`));
    expect(both.out).toMatch(/^ok {5}keys you trust: all 2 signers are among them\n/);
    const one = await verify(election, '--key', file('key', `${platform}\n`));
    expect(one.status).toBe(1);
    expect(one.out).toMatch(
      /^FAULT {2}keys you trust: pansocial-signer\/observatorio signs with a key you did not name\n/,
    );
  });

  test('against a head that was kept', async () => {
    const { board } = made.file.cards;
    const head = file('head', made.headOver(board.slice(0, 3)));
    expect((await verify(file('election.json', made.file), '--head', head)).out).toMatch(
      /^ok {5}head you kept: the board begins with its 3 entries\n/,
    );
    const ballots = [1, 0, 2, 3].map((index) => found(board[index]).ballot);
    const rewritten = await verify(file('rewritten.json', await made.publish(ballots)), '--head', head);
    expect(rewritten.status).toBe(1);
    expect(rewritten.out).toMatch(/^FAULT {2}head you kept: the board is not what it was at entry 3\n/);
    const other = await makeElectionFile();
    const foreign = await verify(file('election.json', made.file), '--head', file('head', other.headOver([])));
    expect(foreign.out).toMatch(/^FAULT {2}head you kept: it is not of this election\n/);
  });

  test('finds the ballot of one’s own card', async () => {
    const [, two, , unused] = made.cards;
    const election = file('election.json', made.file);
    const { out } = await verify(election, '--card', file('card.json', found(two)));
    expect(out).toContain('ok     your card: its last ballot is entry 4: Bo, Carmen\n');
    const none = await verify(election, '--card', file('card.json', found(unused)));
    expect([none.status, none.out.split('\n').at(-2)]).toEqual([
      1,
      'FAULT  your card: no ballot of it is on the board',
    ]);
  });
});

describe('whatever was tampered with is named, status 1', () => {
  type Tampering = readonly [string, () => Promise<object> | object, string];
  const ballots = () => made.file.cards.board.map(({ ballot }) => ballot);
  const withCards = (change: Partial<CardsFile>) => ({ ...made.file, cards: { ...made.file.cards, ...change } });
  const tamperings: readonly Tampering[] = [
    [
      'a ballot removed',
      () => withCards({ board: made.file.cards.board.filter(({ seq }) => seq !== 2) }),
      'board: entry 2: removed',
    ],
    [
      'a ballot added',
      async () => {
        const more = await made.publish([...ballots(), await cast(made.made, found(made.cards[3]), [3])]);
        return withCards({ board: more.cards.board });
      },
      'heads: observatorio: has signed no head past entry 4',
    ],
    [
      'a ballot changed',
      () =>
        withCards({
          board: made.file.cards.board.map((entry) =>
            entry.seq === 3 ? { ...entry, ballot: { ...entry.ballot, sealed: flipped(entry.ballot.sealed) } } : entry,
          ),
        }),
      'board: entry 3: altered: it is not what its hash was taken of',
    ],
    [
      'a card used twice',
      () => made.publish([...ballots(), found(ballots()[0])]),
      'ballots cast: entry 5: a repetition: this card has cast its ballot 1 before',
    ],
    [
      'a card that nobody drew',
      async () => {
        const card = await drawCard(made.made);
        const proof = found(card.proofs[0]);
        return made.publish([...ballots(), await cast(made.made, { ...card, proofs: [proof, proof] }, [4])]);
      },
      'ballots cast: entry 5: its card is not signed by all signers',
    ],
    [
      'more cards than were drawn',
      () => made.publish(ballots(), [made.file.cards.roll.slice(0, 2), made.file.cards.roll.slice(0, 2)]),
      'cards used: 3 cards were used and only 2 were drawn',
    ],
    [
      'a head that the observer did not countersign',
      () => withCards({ heads: [made.headOver(made.file.cards.board, made.parties.slice(0, 1))] }),
      'heads: observatorio: has signed no head',
    ],
    [
      'another seed of the lots',
      () => ({ ...made.file, lots: { ...made.file.lots, committed: '6'.repeat(64) } }),
      'lots: the seed is not the one that was committed to',
    ],
    [
      'another count',
      () => ({ ...made.file, result: { ...(made.file.result as object), winners: [2, 3] } }),
      'count: winners: not what was published',
    ],
    [
      'another key of the ballots',
      async () => withCards({ identity: (await makeElectionFile()).made.identity }),
      'ballots opened: the key that was handed over is not the one that ballots were sealed for',
    ],
    ['another turnout', () => ({ ...made.file, voted: 4 }), 'turnout: 4 are said to have voted and 3 cards were used'],
    [
      'a roll with an organization less',
      () => withCards({ roll: made.file.cards.roll.slice(1) }),
      'turnout: 5 entitled, 4 on the roll',
    ],
  ];
  test.each(tamperings)('%s', async (_, tampered, fault) => {
    const { status, out, err } = await verify(file('tampered.json', await tampered()));
    expect([status, err]).toEqual([1, '']);
    expect(out.split('\n')).toContain(`FAULT  ${fault}`);
  });
});

describe('what cannot be read is one line, status 1', () => {
  test.each<readonly [string, () => string[], string | RegExp]>([
    ['no such file', () => ['/nowhere/election.json'], 'cannot read /nowhere/election.json: there is no such file'],
    ['not JSON', () => [file('x', '{')], /x is not JSON$/],
    ['a list', () => [file('x', [])], /x is not a published election: the whole is not as it should be$/],
    [
      'a ballot of another shape',
      () => [file('x', { ...made.file, ballots: [['1', []]] })],
      /election: ballots\.0\.0 is not as it should be$/,
    ],
    ['a field too many', () => [file('x', { ...made.file, extra: 1 })], /election: the whole is not as it should be$/],
    [
      'a card that is none',
      () => [file('election.json', made.file), '--card', file('x', {})],
      /x is not a voting card$/,
    ],
    [
      'a head that is none',
      () => [file('election.json', made.file), '--head', file('x', '')],
      /x is not a head of a board$/,
    ],
    ['no key', () => [file('election.json', made.file), '--key', file('x', '')], /x holds no public key$/],
    [
      'a card of 1 MB',
      () => [file('election.json', made.file), '--card', file('x', 'x'.repeat(1_000_000))],
      /x is larger than 64 KiB: not read further$/,
    ],
  ])('%s', async (_, args, line) => {
    const { status, err } = await verify(...args());
    expect(status).toBe(1);
    expect(err).toEqual(typeof line === 'string' ? line : expect.stringMatching(line));
  });

  test('called wrongly: status 2', async () => {
    expect(await verify()).toEqual({ status: 2, out: '', err: 'name the file or the address of an election' });
    expect(await verify('a', 'b')).toEqual({ status: 2, out: '', err: 'unexpected argument b' });
  });
});
