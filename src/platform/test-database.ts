import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type ConnectOptions, connect, type Database } from './database.ts';

export type TestDatabase = {
  readonly db: Database;
  readonly url: string;
  close(): Promise<void>;
};

/**
 * A migrated, empty database of the caller's own, on the server of this test run:
 * `const { db, close } = await freshDatabase(); afterAll(close);`
 */
export const freshDatabase = (options: ConnectOptions = {}): Promise<TestDatabase> =>
  copyDatabase(inject('template'), options);

/** A database with all that is in another, to which nobody may be connected meanwhile. */
export async function copyDatabase(template: string, options: ConnectOptions = {}): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(template, `create database ${name} template ${nameIn(template)} strategy file_copy`);
  const url = withDatabase(template, name);
  const db = connect(url, { max: 5, ...options });
  return {
    db,
    url,
    async close() {
      await db.destroy();
      await onServer(template, `drop database ${name} with (force)`);
    },
  };
}

const nameIn = (url: string): string => /@\/(\w+)\?/.exec(url)?.[1] ?? '';
const withDatabase = (url: string, name: string): string => url.replace(/@\/\w+\?/, `@/${name}?`);

/** On the database `postgres`: a template may have no connection while it is copied. */
async function onServer(template: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(template, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
