import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { makeSignerFolder, openSignerFolder, type SignerFolder, signerNameShape } from '../elections/signer/folder.ts';
import { signerApp } from '../elections/signer/signer-app.ts';
import { machineClock } from '../platform/clock.ts';
import { Halt } from '../platform/halt.ts';
import { finish, listen } from '../platform/http-server.ts';
import { lockFolder } from '../platform/lock.ts';
import { newLog } from '../platform/log.ts';
import { parseVerifierKey, type VerifierKey } from '../record/rules/signed-note.ts';
import { type Command, Misuse, requireNoArguments } from './command.ts';
import { runUntilStopped } from './running.ts';

const standardPort = 4100;

export const command: Command = {
  name: 'signer',
  summary: "Run an observer's signer of voting cards, for another organization's machine",
  usage: `Usage: npx pansocial signer init FOLDER --name NAME --platform KEY|FILE
       npx pansocial signer show FOLDER
       npx pansocial signer serve FOLDER

With voting cards, ballots are secret from everyone and nobody stuffs the box alone: each card is signed, unseen, by
the platform and by every observer. An observer runs this on a machine of its own. It signs one card an organization,
and countersigns the board of ballots if nothing on it was changed. It needs no database and no account.

init   makes the folder with a key of its own. NAME: letters, digits and hyphens, as the organization is known.
       KEY: the platform's public key as its record's page gives it out (get it by another way too, and compare)
show   prints the line that the electoral commission enters, and the platform it signs for
serve  answers the platform until Ctrl-C. Set by the environment: PORT (${standardPort}), HOST (127.0.0.1). Put it behind https

The folder is all there is: whoever has it can sign cards, and a card drawn is lost without it. Back it up.

Ends with status 0, 1 when it cannot do what it was asked, 2 when called wrongly.

Example:
  npx pansocial signer init /srv/signer --name observatorio --platform platform-key.txt
  PORT=8080 npx pansocial signer serve /srv/signer`,

  async run([verb, ...args]) {
    if (verb === 'init') return init(args);
    if (verb === 'show') return show(args);
    if (verb === 'serve') return serve(args);
    throw new Misuse('say init, show or serve');
  },
};

async function init(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { name: { type: 'string' }, platform: { type: 'string' } },
  });
  const path = folderIn(positionals);
  const { name, platform } = values;
  if (name === undefined || platform === undefined) throw new Misuse('say --name and --platform');
  if (!signerNameShape.test(name)) throw new Misuse('--name takes small letters, digits and hyphens, 60 at most');
  const key = parseVerifierKey(platform) ?? (await readKey(platform));
  try {
    print(await makeSignerFolder(path, name, key));
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault) throw new Halt(`Cannot write in ${path}: ${fault.code}.`);
    throw fault;
  }
}

async function show(args: readonly string[]): Promise<void> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  print(await openSignerFolder(folderIn(positionals)));
}

function print({ verifier, platform }: SignerFolder): void {
  console.log(`${verifier.line}\nFingerprint: ${verifier.fingerprint}`);
  console.log(`Signs for: ${platform.name}, fingerprint ${platform.fingerprint}`);
}

async function serve(args: readonly string[]): Promise<void> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  const path = folderIn(positionals);
  const port = Number(process.env.PORT || standardPort);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Halt('PORT is not a number from 1 to 65535.');
  const host = process.env.HOST || '127.0.0.1';
  await runUntilStopped(async () => {
    const folder = await openSignerFolder(path);
    const lock = await lockFolder(realpathSync(path));
    if (!lock) throw new Halt(`A signer already runs on ${path}.`);
    const server = await listen(signerApp(folder, machineClock), { host, port });
    console.log(`The signer ${folder.verifier.name} is at http://${host}:${port} (Ctrl-C ends it)`);
    return {
      deps: { log: newLog('info') },
      alive: () => true,
      async stop() {
        await finish(server);
        await lock.release();
      },
    };
  });
}

function folderIn([folder, ...more]: readonly string[]): string {
  if (folder === undefined) throw new Misuse('name the folder of the signer');
  requireNoArguments(more);
  return folder;
}

async function readKey(path: string): Promise<VerifierKey> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new Halt(`${path} is neither a public key nor a file with one.`);
  }
  const keys = text.split('\n').flatMap((line) => parseVerifierKey(line.trim()) ?? []);
  const [key, ...more] = keys;
  if (!key || more.length > 0) throw new Halt(`${path} does not hold one public key of a platform.`);
  return key;
}
