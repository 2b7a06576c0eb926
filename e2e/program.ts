import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { runningEmbedded } from '../src/platform/embedded-postgres.ts';
import { alive, runningIn, stop as stopDatabase } from '../src/platform/postgres/processes.ts';
import { root } from '../src/platform/root.ts';
import { temporaryFolder } from '../src/platform/test-folder.ts';

type Environment = Readonly<Record<string, string>>;

/** A run of the program as the shell starts it. */
export type Run = {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly output: () => string;
  readonly errors: () => string;
  /** The exit status, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
};

/** Starts `program` (`bin/pansocial` unless said otherwise) with no setting but those in `env`. */
export function run(args: readonly string[], env: Environment, program = join(root, 'bin/pansocial')): Run {
  const { PATH = '', HOME = '/' } = process.env;
  const child = spawn(program, args, { env: { PATH, HOME, LOG_LEVEL: 'fatal', ...env }, cwd: tmpdir() });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (errors += chunk));
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  return { child, pid: child.pid ?? 0, output: () => output, errors: () => errors, ended };
}

/** Starts the server and waits until it has said where it is. */
async function startServer(env: Environment): Promise<Run> {
  const server = run(['serve'], env);
  while (!server.output().includes('\n')) {
    if (server.child.exitCode !== null) throw new Error(`the server ended: ${server.errors()}`);
    await pause(5);
  }
  return server;
}

/** Runs to the end: what it wrote and its status. */
export async function runToEnd(args: readonly string[], env: Environment, program?: string) {
  const finished = run(args, env, program);
  const status = await finished.ended;
  return { status, output: finished.output(), errors: finished.errors() };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** The server process of the embedded database in `dataDir`, or null. */
export const databaseIn = (dataDir: string): number | null => runningIn(join(dataDir, 'postgres/data'));

/** A data folder and a port of a test's own. */
export type Home = {
  readonly folder: string;
  readonly dataDir: string;
  readonly port: number;
  readonly env: Environment;
  /** Starts the server and waits until it has said where it is. */
  start(): Promise<Run>;
  /** The status of `/readyz`. */
  health(): Promise<number>;
  /** Kills what is left running and removes the folder. */
  remove(): Promise<void>;
};

export async function newHome(): Promise<Home> {
  const folder = temporaryFolder('pansocial-e2e-');
  const dataDir = join(folder, 'data');
  const port = await freePort();
  const env = { DATA_DIR: dataDir, PORT: String(port) };
  const runs: Run[] = [];
  return {
    folder,
    dataDir,
    port,
    env,
    async start() {
      const server = await startServer(env);
      runs.push(server);
      return server;
    },
    health: async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status,
    async remove() {
      for (const { child, ended } of runs) {
        child.kill('SIGKILL');
        await ended;
      }
      const database = databaseIn(dataDir);
      // In order: a server that is killed leaves its shared memory to the next one on the same files.
      if (database !== null) await stopDatabase(database);
      rmSync(folder, { recursive: true });
    },
  };
}

/** Asks a server to end; its exit status. */
export function stop(server: Run): Promise<number | NodeJS.Signals> {
  server.child.kill('SIGTERM');
  return server.ended;
}

export async function killDatabase(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  while (alive(pid)) await pause(5);
}

/** Runs `statements` on the embedded database that runs in `dataDir`; answers the last one's rows. */
export async function query(dataDir: string, ...statements: string[]): Promise<unknown[]> {
  const client = await clientOf(dataDir);
  try {
    let rows: unknown[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}

export async function clientOf(dataDir: string): Promise<pg.Client> {
  const url = runningEmbedded(dataDir);
  if (url === null) throw new Error(`no database runs in ${dataDir}`);
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  return client;
}

export const fileText = (...path: string[]): string => readFileSync(join(...path), 'utf8');
