import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { readCharter } from './charter/read-charter.ts';
import type { Deps } from './deps.ts';
import { newChanges } from './platform/changes.ts';
import { machineClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { connect } from './platform/database.ts';
import { Halt } from './platform/halt.ts';
import { type Job, startJobs } from './platform/jobs.ts';
import { listenForChanges } from './platform/listen.ts';
import { newLog } from './platform/log.ts';
import { migrate } from './platform/migrate.ts';
import { openDatabase } from './platform/open-database.ts';
import { machineRandom } from './platform/random.ts';

/** The part of a Hono app that a server needs. */
type App = { fetch(request: Request, bindings?: object): Response | Promise<Response> };

type House = {
  /** Answers the requests. */
  readonly app: (deps: Deps) => App;
  /** Runs once the database is ready, before the first request is taken. */
  readonly prepare?: (deps: Deps) => Promise<void>;
  /** Done while it is served, without anyone asking. */
  readonly jobs?: (deps: Deps, smtpUrl: string | null) => readonly Job[];
};

export type Served = {
  readonly deps: Deps;
  /** Whether the database that this process started still runs. */
  alive(): boolean;
  /** Takes no more requests, finishes those begun, ends the database if it is ours. */
  stop(): Promise<void>;
};

/** Config → database → migrations → app → listen. Whatever fails on the way, what was begun is ended in order. */
export async function serve(config: Config, house: House): Promise<Served> {
  await using begun = new AsyncDisposableStack();
  const charter = readCharter(config.charter);
  const log = newLog(config.logLevel);

  const database = await openDatabase(config);
  begun.defer(database.close);
  await migrate(database.url);
  const changes = newChanges();
  const db = connect(database.url, { changes, onError: (fault) => log.warn({ fault }, 'a database connection broke') });
  begun.defer(() => db.destroy());
  const listening = await listenForChanges(database.url, changes.publish);
  begun.defer(listening.close);

  const ending = new AbortController();
  const deps: Deps = {
    db,
    clock: machineClock,
    random: machineRandom,
    charter,
    log,
    baseUrl: config.baseUrl,
    dataDir: config.dataDir,
    localMailbox: config.smtpUrl === null,
    ending: ending.signal,
  };
  await house.prepare?.(deps);
  const server = await listen(house.app(deps), config);
  begun.defer(() => finish(server));
  begun.defer(() => ending.abort());

  if (house.jobs) {
    const jobs = await startJobs(database.url, house.jobs(deps, config.smtpUrl), log);
    begun.defer(jobs.stop);
    begun.defer(changes.listen((changed) => changed.includes('mail_message') && jobs.soon('deliver-mail')));
  }

  const running = begun.move();
  return { deps, alive: database.alive, stop: () => running.disposeAsync() };
}

async function listen(app: App, { host, port }: Config): Promise<Server> {
  const server = createServer(getRequestListener((request, bindings) => app.fetch(request, bindings)));
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Halt(whyNot(error, host, port));
  }
  return server;
}

function whyNot(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken by another program. Stop that, or set PORT to another (PORT=${port + 1}).`;
  }
  if (code === 'EACCES') return `This user may not open port ${port}. Set PORT to one above 1023 (PORT=3000).`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `HOST=${host} is no address of this machine. Set it to one that is (HOST=127.0.0.1, or 0.0.0.0 for all).`;
  }
  return `Cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : error}. Check HOST and PORT.`;
}

/** Milliseconds that requests already begun may take to finish. */
const patience = 10_000;

async function finish(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A connection kept for the next request counts as open; each is closed once its present one is answered.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const impatient = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(idle);
  clearTimeout(impatient);
}
