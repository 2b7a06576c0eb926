import pg from 'pg';
import type { Changed } from './changes.ts';

/** Milliseconds before a lost line is tried again: at first, and at most. */
const patience = { first: 100, most: 5_000 };

/**
 * Hears what every node's transactions changed (NOTIFY `changed`, sent by the trigger `notify_changed`).
 * When the line was lost, `onChanged('everything')` is told on its return: what happened meanwhile is unknown.
 * Resolves once listening; the first connection's failure is the caller's.
 */
export async function listenForChanges(
  url: string,
  onChanged: (changed: Changed) => void,
): Promise<{ close(): Promise<void> }> {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function open(): Promise<void> {
    const opened = new pg.Client({ connectionString: url, application_name: 'pansocial changes', keepAlive: true });
    opened.on('notification', ({ payload }) => payload && onChanged([payload]));
    opened.on('error', () => {});
    await opened.connect();
    await opened.query('listen changed');
    if (closed) return opened.end();
    client = opened;
    opened.once('end', () => {
      client = null;
      if (!closed) reopenIn(patience.first);
    });
  }

  function reopenIn(delay: number): void {
    timer = setTimeout(() => {
      open().then(
        () => onChanged('everything'),
        () => closed || reopenIn(Math.min(delay * 2, patience.most)),
      );
    }, delay);
  }

  await open();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}
