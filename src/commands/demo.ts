import { sql } from 'kysely';
import { electionsFile } from '../../example/election-types.ts';
import { loadExample } from '../../example/load.ts';
import { cycleFile, readExample } from '../../example/types.ts';
import { buildApp } from '../app.tsx';
import type { Deps } from '../deps.ts';
import { houseJobs } from '../jobs.ts';
import { serve } from '../main.ts';
import { readConfig } from '../platform/config.ts';
import { Halt } from '../platform/halt.ts';
import { prepareHouse } from '../prepare.ts';
import { type Command, requireNoArguments } from './command.ts';
import { runUntilStopped } from './running.ts';

export const command: Command = {
  name: 'demo',
  summary: 'Serve the site with the example cycle of 2022 and 2023',
  usage: `Usage: npx pansocial demo

The same as \`serve\`, after loading the example into an empty database. Sign in as any of the persons it prints:
what would be sent by e-mail stands in the local mailbox.
Set by the environment: PORT, HOST, BASE_URL, DATA_DIR, DATABASE_URL, LOG_LEVEL.

Example:
  PORT=8080 DATA_DIR=./demo npx pansocial demo`,

  async run(args) {
    requireNoArguments(args);
    const config = { ...readConfig(process.env), smtpUrl: null };
    if (config.charter !== 'pmm-lac')
      throw new Halt(`The example is one of the charter pmm-lac, and CHARTER says ${config.charter}`);
    await runUntilStopped(async () => {
      const served = await serve(config, {
        app: buildApp,
        jobs: houseJobs,
        async prepare(deps) {
          await prepareHouse(deps);
          await loadOnce(deps);
        },
      });
      console.log(howToSignIn(config.baseUrl));
      return served;
    });
  },
};

async function loadOnce(deps: Deps): Promise<void> {
  const loaded = await loadExample(deps);
  // Fresh statistics at once: the planner would otherwise take the new tables for empty ones.
  if (loaded) await sql`analyze`.execute(deps.db);
}

function howToSignIn(baseUrl: string): string {
  const { signIn } = readExample('cycle', cycleFile);
  const { cardKey, elections } = readExample('elections', electionsFile);
  const withCards = elections.find(({ secrecy }) => secrecy === 'blind');
  const width = Math.max(...signIn.map(({ person }) => person.length));
  return `Pansocial is at ${baseUrl} with the example of 2022 and 2023 (Ctrl-C ends it)

To sign in, ask for a link at ${baseUrl}/es/entrar with one of these addresses
and open it from the mailbox at ${baseUrl}/es/correo
(offices ask for a second step: its code stands in the mailbox too).

${signIn.map(({ person, title }) => `  ${person.padEnd(width)}  ${title.es}`).join('\n')}

The election of mesa ${withCards?.mesa} is voted on with cards. The key that opens its ballots is made up like all the rest;
${withCards?.overseer} hands it over when the vote is over:

  ${cardKey.identity}`;
}
