import { machineClock } from '../platform/clock.ts';
import { Halt } from '../platform/halt.ts';
import { machineRandom } from '../platform/random.ts';
import { changeKey } from '../record/change-key.ts';
import { currentKey } from '../record/rules/key-ring.ts';
import type { VerifierKey } from '../record/rules/signed-note.ts';
import { keyEntries } from '../record/store.ts';
import { type Command, Misuse } from './command.ts';
import { withDatabase } from './with-house.ts';

export const command: Command = {
  name: 'record-key',
  summary: 'Show or change the key that signs the public record',
  usage: `Usage: npx pansocial record-key show
       npx pansocial record-key change [--lost]

show    prints the public key in force and its fingerprint, to be published in a second place
change  makes a new key in DATA_DIR/record-keys; the old one signs that it takes its place, and the record says so.
        With --lost, when the old key is gone: nothing vouches for the new one then, so publish it by other ways

Set by the environment: DATA_DIR, DATABASE_URL, CHARTER.

Example:
  DATA_DIR=/srv/pansocial npx pansocial record-key change`,

  async run([verb, ...options]) {
    const lost = verb === 'change' && options.length === 1 && options[0] === '--lost';
    if (verb !== 'show' && verb !== 'change') throw new Misuse('say show or change');
    if (options.length > 0 && !lost) throw new Misuse(`unexpected argument ${options[0]}`);
    const key = await (verb === 'show' ? shown() : changed(lost));
    console.log(`${key.line}\nFingerprint: ${key.fingerprint}`);
  },
};

const shown = (): Promise<VerifierKey> =>
  withDatabase(async (deps) => {
    const key = currentKey(await keyEntries(deps.db));
    if (!key) throw new Halt('The record does not name any key yet: it gets its first one when the server starts.');
    return key;
  });

const changed = (lost: boolean): Promise<VerifierKey> =>
  withDatabase(async (found) => {
    const deps = { ...found, random: machineRandom };
    const result = await changeKey(deps, { lost }, 'console', machineClock());
    if (result.ok) return result.value;
    throw new Halt(
      result.reasons[0].code === 'signing-key-missing'
        ? `${deps.dataDir}/record-keys does not hold the key in force. Bring it back, or say --lost.`
        : 'The record does not name any key yet: it gets its first one when the server starts.',
    );
  });
