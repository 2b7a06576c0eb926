import type { Logger } from 'pino';
import type { Charter } from './charter/types.ts';
import type { Clock } from './platform/clock.ts';
import type { Database } from './platform/database.ts';
import type { Random } from './platform/random.ts';

/** What the house needs from outside. A plain object: the server passes the real things, tests their own. */
export type Deps = {
  readonly db: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly charter: Charter;
  readonly log: Logger;
  /** The site's own address without a trailing slash: personal links and canonical addresses start with it. */
  readonly baseUrl: string;
  /** Folder of files that must not be in the database: the record's signing key. */
  readonly dataDir: string;
  /** True where mail goes to the local mailbox page instead of a mail server. */
  readonly localMailbox: boolean;
  /** Aborted when the server is asked to stop: answers that would go on without an end, end. */
  readonly ending: AbortSignal;
};
