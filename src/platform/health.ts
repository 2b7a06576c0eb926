import { Hono } from 'hono';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { countWaitingMail } from './mail.ts';
import type { Metrics } from './metrics.ts';

/** Milliseconds for which the outbox is not counted again. */
const countEvery = 10_000;

/** For whoever watches the service: the process alone, the process with its database, and figures of what it does. */
export function healthRoutes(db: Database, metrics: Metrics): Hono {
  const mailWaiting = remembered(() => countWaitingMail(db));
  const routes = new Hono();
  routes.get('/healthz', (c) => c.text('ok'));
  routes.get('/readyz', async (c) => {
    try {
      await sql`select 1`.execute(db);
      return c.text('ok');
    } catch {
      return c.text('database unavailable', 503);
    }
  });
  routes.get('/metrics', async (c) => {
    c.header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
    return c.body(metrics.text(await mailWaiting()));
  });
  return routes;
}

/** Asks at most once in a while, however often it is asked; null where it cannot be known. */
function remembered(ask: () => Promise<number>): () => Promise<number | null> {
  let known: Promise<number | null> | null = null;
  let askedAt = 0;
  return () => {
    if (known === null || performance.now() - askedAt > countEvery) {
      askedAt = performance.now();
      known = ask().catch(() => null);
    }
    return known;
  };
}
