import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../platform/root.ts';

type Ended = { readonly status: number; readonly out: string; readonly err: string };

/** As `npx pansocial count …`, without the build. */
const count = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'src/cli.ts'), 'count', ...args], { cwd: folder }, (error, out, err) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
const result = async (...args: string[]) => {
  const { status, out, err } = await count(...args);
  expect([status, err]).toEqual([0, '']);
  return JSON.parse(out);
};

let folder: string;
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return name;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pansocial-count-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

const blt = '3 2\n4 1 2 0\n3 1 3 0\n2 1 0\n2 2 0\n1 3 0\n0\n"Ana"\n"Luz"\n"Tomás"\n"Delegates"\n';
const level = {
  id: 'e1',
  seats: 1,
  candidates: ['Ana', 'Luz', 'Tomás'],
  ballots: [
    [1, [0]],
    [1, [1]],
    [2, [2]],
  ],
};
const impossible = {
  ...level,
  constraints: [
    { category: 'gender', group: 'women', min: 0, max: 0, members: [0, 1] },
    { category: 'gender', group: 'men', min: 0, max: 0, members: [2] },
  ],
};

describe('a result as JSON', () => {
  test('of a BLT file: all stages in 1/100,000 vote', async () => {
    const counted = await result(file('delegates.blt', blt));
    expect(counted).toMatchObject({
      quota: 5,
      valid: 12,
      winners: [0, 1],
      electedAtStage: [1, 3],
      lastFilledWithoutQuota: [1],
      excluded: [2],
      doomed: [],
      guarded: [],
      stages: [
        { action: 'first-preferences', candidate: null, totals: [900_000, 200_000, 100_000], nonTransferable: 0 },
        { action: 'surplus', candidate: 0, totals: [500_000, 377_776, 233_332], nonTransferable: 88_888 },
        { action: 'exclusion', candidate: 2, totals: [500_000, 377_776, 0], nonTransferable: 322_220 },
      ],
    });
    expect(counted).not.toHaveProperty('needsLot');
  });

  test('of a list: a list in the same order, with what needs a lot and what cannot be', async () => {
    const bound = {
      ...level,
      ballots: [
        [3, [0, 1]],
        [2, [1]],
        [1, [2]],
      ],
      constraints: [
        { category: 'gender', group: 'women', min: 0, max: 0, members: [0] },
        { category: 'gender', group: 'men', min: 0, max: 1, members: [1, 2] },
      ],
    };
    const [first, second, third, ...more] = await result(file('list.json', JSON.stringify([level, impossible, bound])));
    expect(first).toMatchObject({ winners: [], needsLot: { kind: 'exclusion', stage: 2, between: [0, 1] } });
    expect(second).toEqual({ infeasible: true });
    expect(third).toMatchObject({ winners: [1], doomed: [0], plainWinners: [0] });
    expect(third.stages[0].becameDoomed).toEqual([
      { candidate: 0, because: [{ category: 'gender', group: 'women', bound: 'max', seats: 0 }] },
    ]);
    expect(more).toEqual([]);
  });

  test('of a gzipped file', async () => {
    expect(await result(file('delegates.blt.gz', gzipSync(blt)))).toMatchObject({ winners: [0, 1] });
  });
});

describe('lots', () => {
  test('by an order that was drawn: whoever comes last in it goes', async () => {
    const one = file('level.json', JSON.stringify(level));
    expect(await result(one, '--lots', '2,0,1')).toMatchObject({ winners: [2], excluded: [1, 0] });
    expect(await result(one, '--lots', '2,1,0')).toMatchObject({ winners: [2], excluded: [0, 1] });
  });

  test('by a seed: the hash of ["e1","seed","0"] begins with d4, that of ["e1","seed","1"] with 67', async () => {
    const one = file('level.json', JSON.stringify(level));
    const { excluded, stages } = await result(one, '--seed', 'seed');
    expect(excluded[0]).toBe(0);
    expect(stages[1].tie).toEqual({ kind: 'exclusion', between: [0, 1], chosen: 0, by: 'lot', drawnBetween: [0, 1] });
  });
});

describe('what cannot be read ends with status 1 and one line', () => {
  test.each<[string, () => string, string]>([
    ['no such file', () => 'none.blt', 'cannot read none.blt: there is no such file'],
    ['a folder', () => '.', 'cannot read .: it is a folder'],
    ['an empty file', () => file('empty', ''), 'empty: line 1: there is nothing in the file'],
    [
      'faults, the first five of them',
      () => file('f.blt', `2 1\n${'1 1=2 0\n'.repeat(30)}0\n"A"\n"B"\n`),
      `f.blt: ${[2, 3, 4, 5, 6].map((line) => `line ${line}: "1=2" ranks candidates as equal; this count takes one candidate a preference`).join('; ')}; and 25 more`,
    ],
    ['broken JSON', () => file('b.json', '[\n{]'), 'b.json: line 2: this is not JSON'],
    [
      'Latin-1',
      () => file('l.blt', Buffer.from('1 1\n0\n"Tom\xe1s"\n', 'latin1')),
      'l.blt is not UTF-8: save it as UTF-8',
    ],
    ['half a gzip file', () => file('h.gz', gzipSync(blt).subarray(0, 30)), 'h.gz is not a whole gzip file'],
    [
      'far too much',
      () => file('z.gz', gzipSync(Buffer.alloc(65 * 2 ** 20))),
      'z.gz is too large: at most 64 MiB are read',
    ],
  ])('%s', async (_, name, line) => {
    expect(await count(name())).toEqual({ status: 1, out: '', err: `pansocial: ${line}\n` });
  });
});

describe('called wrongly', () => {
  test.each<[string, () => readonly string[], string]>([
    ['without a file', () => [], 'name the file of an election'],
    ['with two', () => ['a', 'b'], 'unexpected argument b'],
    ['with an unknown option', () => ['a', '--lot', '1'], "Unknown option '--lot'"],
    ['with seed and lots', () => ['a', '--seed', 'x', '--lots', '1'], 'say --seed or --lots, not both'],
    ['with lots that are none', () => ['a', '--lots', '1,x'], '--lots takes candidates by number, each once'],
    ['with a lot twice', () => ['a', '--lots', '1,1'], '--lots takes candidates by number, each once'],
    [
      'with lots for several elections',
      () => [file('two.json', JSON.stringify([level, level])), '--lots', '1'],
      '--lots is for one election; two.json holds 2',
    ],
    [
      'with a lot for nobody',
      () => [file('level.json', JSON.stringify(level)), '--lots', '3'],
      '--lots: there is no candidate 3',
    ],
  ])('%s it ends with status 2', async (_, args, line) => {
    const { status, out, err } = await count(...args());
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(`pansocial: ${line}`);
    expect(err).toContain('npx pansocial count --help');
  });

  test('--help explains it with an example', async () => {
    const { status, out, err } = await count('--help');
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('Example:\n  npx pansocial count delegates-2027.blt');
  });
});
