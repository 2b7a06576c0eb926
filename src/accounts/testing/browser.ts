import type { House } from '../../testing/house.ts';
import { openSession } from '../open-session.ts';
import type { PersonId } from '../types.ts';

/** What was sent to an address, the last first, as the mail server would see it. */
export async function mailsTo(house: House, to: string): Promise<{ subject: string; text: string; html: string }[]> {
  return house.deps.db
    .selectFrom('mail_message')
    .select(['subject', 'text', 'html'])
    .where('recipient', '=', to)
    .orderBy('queued_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** The path of the last personal link that was sent to an address. */
export async function linkTo(house: House, to: string): Promise<string> {
  const [mail] = await mailsTo(house, to);
  const path = /http:\/\/localhost:3000(\/\S+)/.exec(mail?.text ?? '')?.[1];
  if (!path) throw new Error(`no link in a mail to ${to}: ${mail?.text}`);
  return path;
}

export const onceIn = (page: string): string => /name="once" value="([^"]+)"/.exec(page)?.[1] ?? '';

/** The token of the session cookie that an answer sets; empty where it sets none. */
export const cookieIn = (response: Response): string =>
  /^sesion=([^;]*)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '';

/** The page's words without their marks. */
export const wordsOf = (page: string): string =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ');

export const headingOf = (page: string): string => wordsOf(/<h1>(.*?)<\/h1>/s.exec(page)?.[1] ?? '').trim();

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
