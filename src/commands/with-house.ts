import { readCharter } from '../charter/read-charter.ts';
import type { Deps } from '../deps.ts';
import { machineClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { connect } from '../platform/database.ts';
import { Halt } from '../platform/halt.ts';
import { readerFor } from '../platform/languages.ts';
import { migrate } from '../platform/migrate.ts';
import { reachDatabase } from '../platform/open-database.ts';
import { machineRandom } from '../platform/random.ts';
import type { Reader } from '../platform/reader.ts';
import type { Result } from '../platform/result.ts';
import { keyNameOf } from '../record/rules/checkpoint.ts';
import { currentKey } from '../record/rules/key-ring.ts';
import { keyEntries } from '../record/store.ts';

/** What an operator's command works with; `reader` speaks English, as commands do. */
export type OpenedHouse = Pick<Deps, 'db' | 'charter' | 'clock' | 'random' | 'baseUrl'> & { readonly reader: Reader };

type Database = Pick<Deps, 'db' | 'charter' | 'dataDir'>;

/**
 * Runs `work` on the database that the environment names: that of the server which runs there, or one started for as
 * long as this takes.
 */
export async function withDatabase<T>(work: (found: Database) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const charter = readCharter(config.charter);
  await using begun = new AsyncDisposableStack();
  const database = await reachDatabase(config);
  begun.defer(database.close);
  await migrate(database.url);
  const db = connect(database.url);
  begun.defer(() => db.destroy());
  return await work({ db, charter, dataDir: config.dataDir });
}

/** The same on a house that was set up. @throws Halt where no server has ever run on it, or another mechanism's did. */
export const withHouse = <T>(work: (house: OpenedHouse) => Promise<T>): Promise<T> =>
  withDatabase(async ({ db, charter }) => {
    const key = currentKey(await keyEntries(db));
    if (!key)
      throw new Halt(
        'Nothing has been set up here yet. Start the server once (npx pansocial serve), then say this again.',
      );
    if (key.name !== keyNameOf(charter.key)) {
      throw new Halt(
        `This database holds ${key.name}, and CHARTER says ${charter.key}. Set CHARTER to the one it was made with.`,
      );
    }
    const { baseUrl } = readConfig(process.env);
    const reader = readerFor({ language: 'en', languages: charter.languages, path: '/' });
    return work({ db, charter, clock: machineClock, random: machineRandom, baseUrl, reader });
  });

/** What was decided. @throws Halt with every reason against it, each after the option it is about. */
export function answered<T>(result: Result<T>, reader: Reader, options: Readonly<Record<string, string>> = {}): T {
  if (result.ok) return result.value;
  const lines = result.reasons.map(({ field, ...reason }) => {
    const option = field === undefined ? undefined : options[field];
    return option ? `${option}: ${reader.reason(reason)}` : reader.reason(reason);
  });
  throw new Halt(lines.join(' '));
}
