import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toBase64url } from '../elections/blind/base64url.ts';
import { blind, readSignerKey } from '../elections/blind/blind-signature.ts';
import { cardMessage, makeCardKey } from '../elections/blind/card.ts';
import { parseDrawn, parseKeyStatement } from '../elections/blind/notes.ts';
import { found } from '../elections/blind/testing/made-cards.ts';
import { makePlatform } from '../elections/signer/testing/platform.ts';
import { root } from '../platform/root.ts';
import { runCommand } from '../testing/run-command.ts';
import { command } from './signer.ts';

const platform = makePlatform();
const run = (...args: string[]) => runCommand(command, args, {});
let path: string;
let folder: string;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'pansocial-signer-command-'));
  folder = join(path, 'signer');
  return () => rmSync(path, { recursive: true, force: true });
});

describe('signer init', () => {
  test('makes a folder and prints the line that the commission enters; show prints it again', async () => {
    const file = join(path, 'key.txt');
    writeFileSync(file, `# The platform\n${platform.verifier.line}\n`);
    const made = await run('init', folder, '--name', 'observatorio', '--platform', file);
    expect([made.status, made.err]).toEqual([0, '']);
    expect(made.out).toMatch(/^pansocial-signer\/observatorio\+[0-9a-f]{8}\+\S+\nFingerprint: [0-9a-f]{64}\n/);
    expect(made.out).toContain(`Signs for: pansocial/pmm-lac, fingerprint ${platform.verifier.fingerprint}`);
    expect((await run('show', folder)).out).toBe(made.out);
  });

  test.each<readonly [string, () => string[], number, string | RegExp]>([
    ['no verb', () => [], 2, 'say init, show or serve'],
    [
      'no folder',
      () => ['init', '--name', 'a', '--platform', platform.verifier.line],
      2,
      'name the folder of the signer',
    ],
    ['no name', () => ['init', folder, '--platform', platform.verifier.line], 2, 'say --name and --platform'],
    [
      'a name with a slash',
      () => ['init', folder, '--name', 'a/b', '--platform', platform.verifier.line],
      2,
      '--name takes small letters, digits and hyphens, 60 at most',
    ],
    [
      'no key',
      () => ['init', folder, '--name', 'a', '--platform', 'nothing'],
      1,
      'nothing is neither a public key nor a file with one.',
    ],
    [
      'a folder that is a file',
      () => {
        writeFileSync(folder, '');
        return ['init', folder, '--name', 'a', '--platform', platform.verifier.line];
      },
      1,
      /^Cannot write in .*: EEXIST\.$/,
    ],
    [
      'show of a file',
      () => {
        writeFileSync(folder, '');
        return ['show', folder];
      },
      1,
      /^Cannot read .*signer\.json: ENOTDIR\.$/,
    ],
    [
      'serve of a folder whose key is damaged',
      () => {
        mkdirSync(folder);
        writeFileSync(join(folder, 'signer.json'), JSON.stringify({ name: 'a', platform: platform.verifier.line }));
        writeFileSync(join(folder, 'signer.pem'), 'x');
        return ['serve', folder];
      },
      1,
      /signer\.pem is not the key that "signer init" wrote\. Bring it back from a copy\.$/,
    ],
    ['two folders', () => ['show', folder, 'another'], 2, 'unexpected argument another'],
    ['show of nothing', () => ['show', folder], 1, /is not a signer's folder\. Make one with: signer init$/],
  ])('%s is said in one line', async (_, args, status, line) => {
    const ended = await run(...args());
    expect(ended.status).toBe(status);
    expect(ended.err).toEqual(typeof line === 'string' ? line : expect.stringMatching(line));
  });

  test('does not touch a signer that is there', async () => {
    const args = ['init', folder, '--name', 'a', '--platform', platform.verifier.line];
    const made = await run(...args);
    expect(await run('init', folder, '--name', 'b', '--platform', makePlatform().verifier.line)).toEqual({
      status: 1,
      out: '',
      err: `${folder} holds a signer already. Name another folder.`,
    });
    expect((await run('show', folder)).out).toBe(made.out);
  });
});

describe('a signer that is killed at any moment', () => {
  let running: ChildProcess | null = null;
  let port: number;
  afterEach(() => void running?.kill('SIGKILL'));

  async function start(): Promise<void> {
    const cli = join(root, 'src/cli.ts');
    const child = spawn(process.execPath, [cli, 'signer', 'serve', folder], {
      env: { ...process.env, PORT: `${port}`, HOST: '127.0.0.1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running = child;
    for await (const piece of found(child.stdout)) if (String(piece).includes('Ctrl-C')) return;
    throw new Error('the signer did not start');
  }

  async function send(to: string, body: unknown): Promise<Record<string, string> | null> {
    try {
      const answered = await fetch(`http://127.0.0.1:${port}${to}`, { method: 'POST', body: JSON.stringify(body) });
      return await answered.json();
    } catch {
      return null;
    }
  }

  test('has on its disk every card whose signature left, and signs no second one', async () => {
    port = await freePort();
    await run('init', folder, '--name', 'observatorio', '--platform', platform.verifier.line);
    await start();
    const election = crypto.randomUUID();
    const roll = Array.from({ length: 30 }, () => crypto.randomUUID());
    const until = Temporal.Now.instant().add({ hours: 1 }).toString({ fractionalSecondDigits: 3 });
    const opened = await send('/elections', { opening: platform.opening(election, roll, until), roll });
    const { key } = found(parseKeyStatement(opened?.statement ?? ''));
    const signer = found(await readSignerKey(key));
    const ask = async (organization: string) => {
      const { blinded } = await blind(signer, cardMessage(election, (await makeCardKey()).key));
      return {
        authorization: platform.authorization(election, organization, blinded),
        blinded: toBase64url(blinded),
      };
    };
    const requests = await Promise.all(roll.map(async (id) => ({ id, request: await ask(id) })));

    const left = new Map<string, string>();
    const pending = [...requests];
    while (pending.length > 0) {
      const killed = once(found(running), 'exit');
      const batch = pending.splice(0, 10);
      const answers = batch.map(async ({ id, request }) => {
        const signature = (await send('/cards', request))?.signature;
        if (signature) left.set(id, signature);
      });
      await Promise.race(answers);
      running?.kill('SIGKILL');
      await Promise.all([killed, ...answers]);
      await start();
    }

    expect(left.size).toBeGreaterThan(0);
    const names = readdirSync(join(folder, 'elections', election, 'cards')).filter((name) => !name.startsWith('.'));
    for (const id of left.keys()) expect(names).toContain(`${id}.txt`);
    for (const { id, request } of requests) {
      const other = await send('/cards', await ask(id));
      if (names.includes(`${id}.txt`)) expect(other).toEqual({ refused: 'card-was-signed' });
      const again = await send('/cards', request);
      if (left.has(id)) expect(again).toEqual({ signature: left.get(id) });
    }
    const answered = await fetch(`http://127.0.0.1:${port}/elections/${election}`);
    const { drawn } = await answered.json();
    expect(parseDrawn(drawn)?.organizations).toEqual(roll.toSorted());
  }, 60_000);

  test('runs once on a folder', async () => {
    port = await freePort();
    await run('init', folder, '--name', 'observatorio', '--platform', platform.verifier.line);
    await start();
    const second = spawn(process.execPath, [join(root, 'src/cli.ts'), 'signer', 'serve', folder], {
      env: { ...process.env, PORT: `${await freePort()}` },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    for await (const piece of found(second.stderr)) said += piece;
    expect(said).toBe(`pansocial: A signer already runs on ${folder}.\n`);
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
