import type { Office } from '../charter/types.ts';
import type { Deps } from '../deps.ts';
import type { Mail } from '../platform/mail.ts';
import { letterTo } from '../ui/mail/letter-to.ts';
import type { Dialogue, Theme } from './types.ts';

/** Word to whoever was named to facilitate a theme or to take its notes. */
export function appointmentMail(
  { charter, baseUrl }: Pick<Deps, 'charter' | 'baseUrl'>,
  to: { readonly name: string; readonly email: string; readonly language: string },
  { dialogue, theme, office }: { readonly dialogue: Dialogue; readonly theme: Theme; readonly office: Office },
): Mail {
  return letterTo(charter, to, (reader) => {
    const facts = {
      name: to.name,
      office: reader.text(office.title),
      theme: reader.text(theme.title),
      dialogue: reader.text(dialogue.title),
    };
    return {
      subject: reader.t('dialogues.convene.team.mail.subject', facts),
      paragraphs: [
        reader.t('dialogues.convene.team.mail.greeting', facts),
        reader.t('dialogues.convene.team.mail.text', facts),
        charter.zones
          .map(({ zone, city }) => `${reader.text(city)}: ${reader.moment(theme.startsAt, zone)}`)
          .join('\n'),
        reader.text(office.summary),
      ],
      action: { label: reader.t('dialogues.convene.team.mail.action'), url: `${baseUrl}${reader.to('/entrar')}` },
      closing: reader.t('dialogues.convene.team.mail.closing'),
    };
  });
}
