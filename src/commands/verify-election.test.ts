import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cast, drawCard, flipped, found } from '../elections/blind/testing/made-cards.ts';
import { digestOfSealed } from '../elections/rules/listing.ts';
import { type CardsFile, digestOfCounted, type ElectionFile } from '../elections/verifying/election-file.ts';
import { counted, type MadeFile, makeElectionFile } from '../elections/verifying/testing/made-file.ts';
import { sha256 } from '../record/rules/entry.ts';
import { firstKey, makeRecord, secondKey, textOf } from '../testing/made-record.ts';
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

/** What the record says of an election that was listed and closed as `published` says. */
const aboutElection = (published: ElectionFile) => {
  const { id, list, lots, entitled, voted, outcome, sealed } = published;
  const facts = {
    candidates: sealed.candidates.length,
    entitled,
    relaxed: sealed.relaxed,
    digest: list,
    lotCommitment: lots.commitment,
  };
  const subject = `election:${id}`;
  return [
    { kind: 'election-list-published', subject, facts },
    { kind: 'vote-closed', subject, facts: { outcome, entitled, voted, file: digestOfCounted(published) } },
  ];
};

const recordOf = (published: ElectionFile): string =>
  textOf(makeRecord({ entries: 6, checkpointEvery: 6, last: aboutElection(published) }));

/** The status that the process would end with. */
async function verify(...args: string[]) {
  const { status, out, err } = await runCommand(command, args, {});
  return { status: status || Number(process.exitCode ?? 0), out, err };
}

describe('an election with cards', () => {
  test('that agrees with itself: one line a check, and what was not checked, status 3', async () => {
    const { status, out, err } = await verify(file('election.json', made.file));
    expect([status, err]).toEqual([3, '']);
    const [signers, ...lines] = out.split('\n');
    expect(signers).toMatch(/^ok {5}signers: pmm-lac \([0-9a-f]{16}\), observatorio \([0-9a-f]{16}\)$/);
    expect(lines).toEqual([
      'ok     cards drawn: 4 / 4 of 5 organizations, by signer',
      'ok     board: 4 entries in an unbroken chain',
      'ok     heads: 3, the last one over the whole board, signed by all signers',
      'ok     ballots cast: 4, each with a card signed by all signers, 1 replaced by a later one',
      'ok     cards used: 3 used, 4 drawn',
      'ok     ballots opened: 3',
      'ok     list: 4 candidates, 5 entitled, as sealed',
      'ok     turnout: 3 of 5 voted',
      'ok     ballots counted: 3, those on the board',
      `ok     lots: drawn by the seed committed to as ${made.file.lots.commitment.slice(0, 16)}…`,
      expect.stringMatching(/^ok {5}count: \d stages as published; elected: /),
      'open   not checked: that the public record says the same (--record)',
      `open   fingerprint of the list, to compare: ${made.file.list}`,
      `open   fingerprint of the ballots' file, to compare: ${digestOfCounted(made.file)}`,
      'Mesa 2 (mesa-2-2027): the file agrees with itself; it was not compared with the public record, so it may still be made up.',
    ]);
  });

  test('that the public record confirms: everything holds, status 0', async () => {
    const record = file('record.jsonl', recordOf(made.file));
    const { status, out } = await verify(file('election.json', made.file), '--record', record);
    expect(status).toBe(0);
    expect(out.split('\n').slice(-4)).toEqual([
      `ok     record: whole, 6 entries, signed up to entry 6, fingerprint ${firstKey.verifier.fingerprint}`,
      `ok     list in the record: entry 5, fingerprint ${made.file.list}`,
      `ok     ballots in the record: entry 6, fingerprint ${digestOfCounted(made.file)}`,
      'Mesa 2 (mesa-2-2027): everything holds, as in the public record.',
    ]);
  });

  test('over the web: with the record of the same site, unless its address does not tell where that is', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url);
      response.end(url === '/es/registro/descarga' ? recordOf(made.file) : JSON.stringify(made.file));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    expect((await verify(`${origin}/es/elecciones/mesa-2-2027/resultado/verificacion`)).status).toBe(0);
    expect(asked).toEqual(['/es/elecciones/mesa-2-2027/resultado/verificacion', '/es/registro/descarga']);
    process.exitCode = undefined;
    expect((await verify(`${origin}/mesa-2-2027.json`)).status).toBe(3);
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
    expect([none.status, none.out.split('\n')]).toEqual([
      1,
      expect.arrayContaining(['FAULT  your card: no ballot of it is on the board']),
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

describe('an election without cards, made up by somebody who makes the file agree with itself', () => {
  let honest: ElectionFile;
  beforeAll(async () => {
    honest = await separated([
      [4, [0, 1]],
      [1, [3]],
    ]);
  });
  const separated = async (ballots: Parameters<typeof counted>[1]): Promise<ElectionFile> => {
    const made = await counted('00000000-0000-7000-8000-0000000000ff', ballots);
    return { ...made, receipts: Array.from({ length: made.voted }, (_, index) => sha256(`${index}`)) };
  };
  const withList = (list: Partial<ElectionFile['sealed']>): ElectionFile => {
    const sealed = { ...honest.sealed, ...list };
    return { ...honest, sealed, list: digestOfSealed(sealed), entitled: sealed.entitled };
  };

  test('what was published holds with the record, and with the key that signs it', async () => {
    const args = [file('honest.json', honest), '--record', file('record.jsonl', recordOf(honest))];
    expect((await verify(...args)).status).toBe(0);
    expect((await verify(...args, '--key', file('key', firstKey.verifier.line))).status).toBe(0);
    const other = await verify(...args, '--key', file('key', secondKey.verifier.line));
    expect(other.status).toBe(1);
    expect(other.out).toContain('FAULT  record: no key you trust has signed it up to entry 6');
  });

  test.each<readonly [string, () => Promise<ElectionFile> | ElectionFile, readonly (string | RegExp)[]]>([
    [
      'candidates reversed',
      () => ({ ...honest, candidates: honest.candidates.toReversed() }),
      [/^ballots in the record: the record has the fingerprint [0-9a-f]{64}$/],
    ],
    [
      'the fingerprint of the list set to zeros',
      () => ({ ...honest, list: '0'.repeat(64) }),
      [
        'list: its fingerprint is not that of what was sealed',
        /^list in the record: the record has the fingerprint /,
        /^ballots in the record: the record has the fingerprint /,
      ],
    ],
    [
      'more entitled',
      () => ({ ...honest, entitled: 6 }),
      [
        'list: 6 entitled, and 5 on the roll that was sealed',
        /^ballots in the record: the record has the fingerprint /,
        'ballots in the record: entitled: 5 in the record, 6 in the file',
      ],
    ],
    [
      'more entitled, and the list sealed again',
      () => withList({ entitled: 6 }),
      [
        /^list in the record: the record has the fingerprint /,
        'list in the record: entitled: 5 in the record, 6 in the file',
        /^ballots in the record: the record has the fingerprint /,
        'ballots in the record: entitled: 5 in the record, 6 in the file',
      ],
    ],
    [
      'four votes moved; digest, seed and result taken again',
      () =>
        separated([
          [1, [0, 1]],
          [4, [3]],
        ]),
      [/^ballots in the record: the record has the fingerprint /],
    ],
    [
      'a receipt exchanged',
      () => ({ ...honest, receipts: [sha256('x'), ...honest.receipts.slice(1)] }),
      [/^ballots in the record: the record has the fingerprint /],
    ],
    ['a seat more', () => ({ ...honest, seats: 3 }), [/^ballots in the record: /, /^count: /]],
  ])('%s: the record tells', async (_, forged, faults) => {
    const args = [file('forged.json', await forged()), '--record', file('record.jsonl', recordOf(honest))];
    const { status, out } = await verify(...args);
    expect(status).toBe(1);
    const said = out.split('\n').flatMap((line) => (line.startsWith('FAULT  ') ? [line.slice(7)] : []));
    for (const fault of faults)
      expect(said).toContainEqual(typeof fault === 'string' ? fault : expect.stringMatching(fault));
    expect(out).not.toContain('everything holds');
  });

  test('without the record nothing is said to hold that it alone can tell', async () => {
    for (const forged of [{ ...honest, candidates: honest.candidates.toReversed() }, withList({ entitled: 6 })]) {
      const { status, out } = await verify(file('forged.json', forged));
      expect(status).toBe(3);
      expect(out).not.toContain('everything holds');
      expect(out).toContain(`open   fingerprint of the ballots' file, to compare: ${digestOfCounted(forged)}\n`);
      process.exitCode = undefined;
    }
  });

  test('a record that is altered, of another election, or that closes the vote twice does not count', async () => {
    const election = file('honest.json', honest);
    const text = recordOf(honest);
    const faultsWith = async (record: string) => {
      const { status, out } = await verify(election, '--record', file('record.jsonl', record));
      expect(status).toBe(1);
      return out.split('\n').filter((line) => line.startsWith('FAULT'));
    };
    expect(await faultsWith(text.replace('"voted":5', '"voted":4'))).toEqual([
      expect.stringMatching(/^FAULT {2}record: /),
      'FAULT  ballots in the record: voted: 4 in the record, 5 in the file',
    ]);
    const foreign = recordOf({ ...honest, id: '00000000-0000-7000-8000-0000000000fe' });
    expect(await faultsWith(foreign)).toEqual([
      'FAULT  list in the record: the record does not say, once, that it was published',
      'FAULT  ballots in the record: the record does not say, once, that the vote was closed',
    ]);
    const twice = [...aboutElection(honest), ...aboutElection(honest).slice(1)];
    expect(await faultsWith(textOf(makeRecord({ entries: 7, checkpointEvery: 7, last: twice })))).toEqual([
      'FAULT  ballots in the record: the record does not say, once, that the vote was closed',
    ]);
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
