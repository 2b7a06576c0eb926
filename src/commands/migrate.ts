import { readConfig } from '../platform/config.ts';
import { migrate } from '../platform/migrate.ts';
import { reachDatabase } from '../platform/open-database.ts';
import { type Command, requireNoArguments } from './command.ts';

export const command: Command = {
  name: 'migrate',
  summary: 'Bring the database up to date without serving',
  usage: `Usage: npx pansocial migrate

Applies the files in migrations/ that the database has not seen. \`serve\` does the same when it starts;
this is for doing it beforehand, with a user who may change tables when the server's may not.
Set by the environment: DATA_DIR, DATABASE_URL.

Example:
  DATABASE_URL=postgres://owner:secret@db.example.org/pansocial npx pansocial migrate`,

  async run(args) {
    requireNoArguments(args);
    const database = await reachDatabase(readConfig(process.env));
    try {
      const applied = await migrate(database.url);
      console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
    } finally {
      await database.close();
    }
  },
};
