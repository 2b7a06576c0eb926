import { readCharter } from './charter/read-charter.ts';
import type { Deps } from './deps.ts';
import { newChanges } from './platform/changes.ts';
import { machineClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { connect } from './platform/database.ts';
import { type App, finish, listen } from './platform/http-server.ts';
import { type Job, startJobs } from './platform/jobs.ts';
import { listenForChanges } from './platform/listen.ts';
import { newLog } from './platform/log.ts';
import { migrate } from './platform/migrate.ts';
import { openDatabase } from './platform/open-database.ts';
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
