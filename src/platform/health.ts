import { Hono } from 'hono';
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** For whoever watches the service: the process alone, and the process with its database. */
export function healthRoutes(db: Database): Hono {
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
  return routes;
}
