import { resetFactors } from '../accounts/reset-factors.ts';
import { foldEmail } from '../platform/email-address.ts';
import { type Command, Misuse, requireNoArguments } from './command.ts';
import { answered, withHouse } from './with-house.ts';

export const command: Command = {
  name: 'people',
  summary: 'Help someone whom nobody can help from within, such as the last operator',
  usage: `Usage: npx pansocial people reset-second-factor EMAIL

Takes the second step of signing in from a person who lost it, ends their sessions and tells them by letter: they sign
in by e-mail and set up another. Operators do the same for others on the site; this is for the last of them.
Set by the environment: DATA_DIR, DATABASE_URL, CHARTER, BASE_URL.

Example:
  DATA_DIR=/srv/pansocial npx pansocial people reset-second-factor ana@example.org`,

  async run([verb, email, ...more]) {
    if (verb !== 'reset-second-factor') throw new Misuse('say reset-second-factor');
    if (email === undefined) throw new Misuse('name the person by their e-mail address');
    requireNoArguments(more);
    await withHouse(async (house) => {
      const asked = { email: foldEmail(email), by: null };
      answered(await resetFactors(house, asked, house.clock()), house.reader);
      console.log(`${asked.email} has no second step any more, and was told so.`);
    });
  },
};
