import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../platform/root.ts';
import { firstKey, linesOf, type MadeEntry, makeRecord, secondKey, textOf } from '../testing/made-record.ts';

type Ended = { readonly status: number; readonly out: string; readonly err: string };

/** As `npx pansocial verify-record …`, without the build. */
const verifyRecord = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const command = [join(root, 'src/cli.ts'), 'verify-record', ...args];
    execFile(process.execPath, command, { cwd: folder }, (error, out, err) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });

let folder: string;
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return name;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pansocial-verify-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

const made = makeRecord({ entries: 12, checkpointEvery: 10, erased: [7] });
const at = (seq: number): MadeEntry => {
  const entry = made[seq - 1];
  if (!entry) throw new RangeError(`no entry ${seq}`);
  return entry;
};
const fingerprint = firstKey.verifier.fingerprint;

describe('a whole record', () => {
  test('is said to be whole, how far it is signed, and how to know whose it is', async () => {
    expect(await verifyRecord(file('record.jsonl', textOf(made)))).toEqual({
      status: 0,
      out: `The record of pmm-lac is whole: 12 entries.
Last entry: 12, hash ${at(12).hash}
Signed up to entry 10 on 2026-01-01T00:00:10.000Z with its own key, fingerprint ${fingerprint}
Not signed yet: 2 entries after it.
Names: 10 readable, 1 erased or left out.
To know whose record it is, compare the fingerprint with one from elsewhere, or give the key with --key.
`,
      err: '',
    });
  });

  test('with a key that is trusted and a checkpoint that was kept', async () => {
    const key = file('keys.txt', `# Pansocial\r\n\r\n${firstKey.verifier.line}\r\n`);
    const checkpoint = file('checkpoint.txt', at(10).checkpoint ?? '');
    const record = file('record.jsonl', textOf(made));
    expect(await verifyRecord(record, '--key', key, '--checkpoint', checkpoint)).toEqual({
      status: 0,
      out: `The record of pmm-lac is whole: 12 entries.
Last entry: 12, hash ${at(12).hash}
Signed up to entry 10 on 2026-01-01T00:00:10.000Z with a key you trust, fingerprint ${fingerprint}
Not signed yet: 2 entries after it.
Names: 10 readable, 1 erased or left out.
The checkpoint you kept, at entry 10, is part of it.
`,
      err: '',
    });
  });
});

describe('a record with faults ends with status 1 and one line for each', () => {
  test.each<readonly [string, () => readonly string[], string]>([
    [
      'an entry changed',
      () => linesOf(made).map((line) => (line.includes('"seq":5,"subject"') ? line.replace('mesa:1', 'mesa:2') : line)),
      `entry 5: altered: it is not what its hash was taken of
The record of pmm-lac is not whole: 1 fault in 12 entries.
`,
    ],
    [
      'two entries removed, and two in another order',
      () => linesOf([at(1), at(2), at(5), at(7), at(6), ...made.slice(7)]),
      `entry 6: reordered: it stands after entries with higher numbers
entries 3 to 4: removed
The record of pmm-lac is not whole: 2 faults in 10 entries.
`,
    ],
    [
      'a download that was cut off',
      () => linesOf(made).slice(0, 8),
      `the closing line is missing: the download is not complete
The record of pmm-lac is not whole: 1 fault in 4 entries.
`,
    ],
  ])('%s', async (_, lines, out) => {
    const name = file('faulty.jsonl', `${lines().join('\n')}\n`);
    expect(await verifyRecord(name)).toEqual({ status: 1, out, err: '' });
  });

  test('a tail cut off past a checkpoint that was kept', async () => {
    const checkpoint = file('checkpoint.txt', at(10).checkpoint ?? '');
    expect(await verifyRecord(file('short.jsonl', textOf(made.slice(0, 9))), '--checkpoint', checkpoint)).toEqual({
      status: 1,
      out: `entry 10: missing though signed: the record was cut off after entry 9
The record of pmm-lac is not whole: 1 fault in 9 entries.
`,
      err: '',
    });
  });

  test('another key than the one that is trusted', async () => {
    const key = file('other.txt', `${secondKey.verifier.line}\n`);
    expect(await verifyRecord(file('record.jsonl', textOf(made)), '--key', key)).toEqual({
      status: 1,
      out: `no checkpoint is signed by the key you gave, or by one it vouches for
The record of pmm-lac is not whole: 1 fault in 12 entries.
`,
      err: '',
    });
  });

  test('lines that cannot be read are told by their number', async () => {
    const [header = '', ...rest] = linesOf([]);
    const lines = [header, '{"type":"entry"}', 'not json', `"${'x'.repeat(90_000)}"`, ` ${rest[0]}`];
    const bytes = Buffer.concat([Buffer.from(`${lines.join('\n')}\n`), Buffer.of(0xff, 0x0a), Buffer.from('rest')]);
    expect(await verifyRecord(file('lines.jsonl', bytes))).toEqual({
      status: 1,
      out: `line 2: cannot be read: it is no line of a record
line 3: cannot be read: it is not JSON
line 4: cannot be read: it is longer than any line of a record
line 5: cannot be read: it is not in canonical form: its characters were changed
line 6: cannot be read: it is not UTF-8
line 7: cannot be read: it is cut off
the closing line is missing: the download is not complete
The record of pmm-lac is not whole: 7 faults in 0 entries.
`,
      err: '',
    });
  });

  test('with very many faults it stops after a hundred', async () => {
    const [header = ''] = linesOf([]);
    const { status, out } = await verifyRecord(file('many.jsonl', `${header}\n${'{}\n'.repeat(5000)}`));
    const lines = out.trimEnd().split('\n');
    expect([status, lines.length, lines.at(-1)]).toEqual([
      1,
      101,
      'The record is not whole: 100 faults, and the rest was not read.',
    ]);
  });
});

describe('from an address', () => {
  const answer: RequestListener = (request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/record' }).end();
    else if (request.url === '/broken') {
      response.writeHead(200, { 'content-length': '100000' }).write(textOf(made).slice(0, 500));
      setTimeout(() => response.destroy(), 50);
    } else if (request.url === '/record') response.writeHead(200).end(textOf(made));
    else response.writeHead(404).end('<!DOCTYPE html>');
  };
  const server = createServer(answer);
  let address: string;
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  test('a record is fetched, also where it moved', async () => {
    const { status, out } = await verifyRecord(`${address}/moved`);
    expect([status, out.split('\n')[0]]).toEqual([0, 'The record of pmm-lac is whole: 12 entries.']);
  });

  test('an answer that is not the record, or ends early, is one line on standard error', async () => {
    expect(await verifyRecord(`${address}/other`)).toEqual({
      status: 1,
      out: '',
      err: `pansocial: cannot fetch ${address}/other: it answered 404\n`,
    });
    const broken = await verifyRecord(`${address}/broken`);
    expect([broken.status, broken.out]).toEqual([1, '']);
    expect(broken.err).toMatch(/^pansocial: cannot fetch \S+\/broken: .+\n$/);
  });
});

describe('what cannot be read ends with status 1 and one line on standard error', () => {
  test.each<readonly [string, () => readonly string[], string]>([
    ['no such file', () => ['none.jsonl'], 'cannot read none.jsonl: there is no such file'],
    ['a folder', () => ['.'], 'cannot read .: it is a folder'],
    ['an empty file', () => [file('empty', '')], 'empty is empty'],
    [
      'a web page',
      () => [file('page.html', '<!DOCTYPE html>\n')],
      'page.html is not a record: line 1 is not its header',
    ],
    ...['\uFEFF{"type":"header"}\n', '{"type":"header"}\r\n'].map(
      (text): readonly [string, () => readonly string[], string] => [
        `a download that an editor saved anew: ${JSON.stringify(text)}`,
        () => [file('anew.jsonl', text)],
        'anew.jsonl is not a record: line 1: cannot be read: it has a byte order mark or a carriage return, as when an editor saved it anew: download it again',
      ],
    ),
    [
      'another protocol',
      () => ['ftp://example.org/x'],
      'cannot fetch ftp://example.org/x: only http and https addresses are fetched',
    ],
    ['nobody there', () => ['http://127.0.0.1:9/'], 'cannot fetch http://127.0.0.1:9/: bad port'],
    [
      'a key that is none',
      () => ['x', '--key', file('k', `${firstKey.verifier.line}\nno\n`)],
      'k: line 2 is not a public key of a record',
    ],
    ['no key at all', () => ['x', '--key', file('k', '# none\n')], 'k holds no public key'],
    ['a checkpoint that is none', () => ['x', '--checkpoint', file('c', 'no\n')], 'c is not a checkpoint of a record'],
    ['a huge key', () => ['x', '--key', file('h', 'x'.repeat(70_000))], 'h is too large to be a key or a checkpoint'],
  ])('%s', async (_, args, line) => {
    expect(await verifyRecord(...args())).toEqual({ status: 1, out: '', err: `pansocial: ${line}\n` });
  });
});

describe('called wrongly', () => {
  test.each<readonly [string, readonly string[], string]>([
    ['without a record', [], 'name the file or the address of a record'],
    ['with two', ['a', 'b'], 'unexpected argument b'],
    ['with an unknown option', ['a', '--keys', 'b'], "Unknown option '--keys'"],
    ['without an option’s value', ['a', '--key'], "Option '--key <value>' argument missing"],
  ])('%s it ends with status 2', async (_, args, line) => {
    const { status, out, err } = await verifyRecord(...args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(`pansocial: ${line}`);
    expect(err).toContain('npx pansocial verify-record --help');
  });

  test('--help explains it with an example', async () => {
    const { status, out, err } = await verifyRecord('--help');
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('Example:\n  npx pansocial verify-record https://');
  });
});
