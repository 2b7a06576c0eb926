import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';

/** Work that no request waits for. `cron` in UTC; one node does it, whichever comes first. */
export type Job = {
  readonly name: string;
  readonly cron: string;
  run(): Promise<void>;
};

type Jobs = {
  /** Has a job done now, beside its schedule; asked often in a short while, once. A job that is none here is nobody's. */
  soon(name: string): void;
  stop(): Promise<void>;
};

/**
 * Runs `jobs` by their schedules on the queue in the database (schema `pgboss`): on one node at a time. A start that
 * fails leaves nothing running.
 */
export async function startJobs(url: string, jobs: readonly Job[], log: Logger): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: url, max: 3, application_name: 'pansocial jobs' });
  boss.on('error', (fault) => log.error({ fault }, 'the job queue failed'));
  try {
    await boss.start();
    for (const job of jobs) await begin(boss, job, log);
  } catch (fault) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw fault;
  }
  return {
    soon: (name) => {
      if (!jobs.some((job) => job.name === name)) return;
      boss.send(name).catch((fault: unknown) => log.error({ fault, job: name }, 'a job could not be queued'));
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}

async function begin(boss: PgBoss, job: Job, log: Logger): Promise<void> {
  await boss.createQueue(job.name, { policy: 'short', retryLimit: 0, deleteAfterSeconds: 3_600 });
  await boss.schedule(job.name, job.cron);
  await boss.work(job.name, { pollingIntervalSeconds: 2 }, async () => {
    try {
      await job.run();
    } catch (fault) {
      log.error({ fault, job: job.name }, 'a job failed; it runs again at its next time');
      throw fault;
    }
  });
}
