import type { Served } from '../main.ts';

/** How often the database is looked after, in milliseconds. */
const lookEvery = 1_000;

/** Waits until the process is told to end (Ctrl-C, SIGTERM, its terminal closed), then ends `served` in order. */
export async function untilStopped(served: Served): Promise<void> {
  const { log } = served.deps;
  const { promise, resolve } = Promise.withResolvers<number>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(0));
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
  process.exitCode = await promise;
  clearInterval(look);
  await served.stop();
}
