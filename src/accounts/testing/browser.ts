import type { House } from '../../testing/house.ts';
import { linkTo } from '../../testing/letters.ts';
import { wordsIn } from '../../testing/words.ts';
import { openSession } from '../open-session.ts';
import type { PersonId } from '../types.ts';

export const onceIn = (page: string): string => /name="once" value="([^"]+)"/.exec(page)?.[1] ?? '';

/** The token of the session cookie that an answer sets; empty where it sets none. */
export const cookieIn = (response: Response): string =>
  /^sesion=([^;]*)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '';

export const headingOf = (page: string): string => wordsIn(/<h1>(.*?)<\/h1>/s.exec(page)?.[1] ?? '');

/** Asks for a link and presses its button: the session's token. */
export async function enter(house: House, email: string, language = 'es'): Promise<string> {
  await house.ask(`/${language}/entrar`, { form: { email } });
  const path = await linkTo(house, email);
  const once = onceIn(await (await house.ask(path)).text());
  return cookieIn(await house.ask(path, { form: { once } }));
}

/** A session as a link opens it: the second step not passed. The answer is the cookie's token. */
export async function sessionByLink({ deps }: House, personId: PersonId): Promise<string> {
  const token = Buffer.from(deps.random(24)).toString('base64url');
  await deps.db.transaction().execute((tx) => openSession(tx, { personId, token, secondFactor: false }, deps.clock()));
  return token;
}
