import type { House } from './house.ts';

/** What was sent to an address, the latest first, as the mail server would see it. */
export const mailsTo = ({ deps }: Pick<House, 'deps'>, to: string) =>
  deps.db
    .selectFrom('mail_message')
    .select(['subject', 'text', 'html', 'language'])
    .where('recipient', '=', to)
    .orderBy('queued_at', 'desc')
    .orderBy('id', 'desc')
    .execute();

/** The path of the link in the latest letter to an address. */
export async function linkTo(house: Pick<House, 'deps'>, to: string): Promise<string> {
  const [mail] = await mailsTo(house, to);
  const path = /http:\/\/localhost:\d+(\/\S+)/.exec(mail?.text ?? '')?.[1];
  if (!path) throw new Error(`no link in a mail to ${to}: ${mail?.text}`);
  return path;
}
