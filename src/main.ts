import { readCharter } from './charter/read-charter.ts';
import type { Charter } from './charter/types.ts';
import type { Deps } from './deps.ts';
import { newChanges } from './platform/changes.ts';
import { machineClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { connect } from './platform/database.ts';
import { Halt } from './platform/halt.ts';
import { type App, finish, listen } from './platform/http-server.ts';
import { type Job, startJobs } from './platform/jobs.ts';
import { listenForChanges } from './platform/listen.ts';
import { newLog } from './platform/log.ts';
import { migrate } from './platform/migrate.ts';
import { type OpenDatabase, openDatabase } from './platform/open-database.ts';
import { machineRandom } from './platform/random.ts';

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
  const database = await openDatabase(config);
  begun.defer(database.close);
  try {
    const deps = await serveOn(begun, { database, charter, config, house });
    const running = begun.move();
    return { deps, alive: database.alive, stop: () => running.disposeAsync() };
  } catch (fault) {
    if (database.alive()) throw fault;
    throw new Halt('The embedded database ended during the start. The reason is in postgres.log in the data folder.');
  }
}

type Parts = {
  readonly database: OpenDatabase;
  readonly charter: Charter;
  readonly config: Config;
  readonly house: House;
};

/** What is begun goes onto `begun`, to be ended in the opposite order. */
async function serveOn(begun: AsyncDisposableStack, { database, charter, config, house }: Parts): Promise<Deps> {
  const log = newLog(config.logLevel);
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
  return deps;
}
