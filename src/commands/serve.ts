import { buildApp } from '../app.tsx';
import { houseJobs } from '../jobs.ts';
import { serve } from '../main.ts';
import { readConfig } from '../platform/config.ts';
import { prepareHouse } from '../prepare.ts';
import { type Command, requireNoArguments } from './command.ts';
import { runUntilStopped } from './running.ts';

export const command: Command = {
  name: 'serve',
  summary: 'Serve the site',
  usage: `Usage: npx pansocial serve

Starts the database unless DATABASE_URL names one, brings it up to date, and serves until Ctrl-C.
Set by the environment: PORT, HOST, BASE_URL, DATA_DIR, DATABASE_URL, SMTP_URL, CHARTER, LOG_LEVEL.

Example:
  PORT=8080 DATA_DIR=/srv/pansocial npx pansocial serve`,

  async run(args) {
    requireNoArguments(args);
    const config = readConfig(process.env);
    await runUntilStopped(async () => {
      let setUpCode: string | null = null;
      const served = await serve(config, {
        app: buildApp,
        jobs: houseJobs,
        async prepare(deps) {
          setUpCode = await prepareHouse(deps);
        },
      });
      console.log(`Pansocial is at ${config.baseUrl} (Ctrl-C ends it)`);
      if (setUpCode !== null) {
        console.log(
          `Set it up at ${config.baseUrl}/${served.deps.charter.languages[0]}/instalar with the code ${setUpCode}`,
        );
      }
      return served;
    });
  },
};
