import type { Deps } from '../deps.ts';
import type { Served } from '../main.ts';

/** How often the database is looked after, in milliseconds. */
const lookEvery = 1_000;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

type Running = Pick<Served, 'alive' | 'stop'> & { readonly deps: Pick<Deps, 'log'> };

/** Starts with `begin` and runs until told to end (Ctrl-C, SIGTERM, its terminal closed); then ends in order. */
export async function runUntilStopped(begin: () => Promise<Running>): Promise<void> {
  const { promise: ending, resolve } = Promise.withResolvers<number>();
  let asked = 0;
  const heard = () => {
    asked += 1;
    resolve(0);
    // Whoever asks again will not wait; the next start takes over what is left running.
    if (asked > 1) process.exit(1);
  };
  for (const signal of signals) process.on(signal, heard);
  const served = await begin().catch((fault: unknown) => {
    for (const signal of signals) process.off(signal, heard);
    throw fault;
  });
  const { log } = served.deps;
  const failed = (fault: unknown) => {
    log.fatal({ fault }, 'a fault that nothing caught: ending');
    resolve(1);
  };
  process.on('uncaughtException', failed);
  process.on('unhandledRejection', failed);
  const look = setInterval(() => {
    if (served.alive()) return;
    log.fatal('the embedded database has ended by itself: ending; the reason is in postgres.log in the data folder');
    resolve(1);
  }, lookEvery);
  const status = await ending;
  clearInterval(look);
  await served.stop();
  process.exit(status);
}
