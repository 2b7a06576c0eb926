import { officeByKey } from '../charter/rules/offices.ts';
import type { Charter, Office } from '../charter/types.ts';
import type { Deps } from '../deps.ts';
import type { Mail } from '../platform/mail.ts';
import type { Reader } from '../platform/reader.ts';
import { letterTo } from '../ui/mail/letter-to.ts';
import { mesasUrl } from './mail.tsx';
import type { Dialogue, Theme } from './types.ts';

/** Word to whoever was named to facilitate a theme or to take its notes. */
export function appointmentMail(
  { charter, baseUrl }: Pick<Deps, 'charter' | 'baseUrl'>,
  to: { readonly name: string; readonly email: string; readonly language: string },
  {
    dialogue,
    theme,
    office,
    by,
  }: {
    readonly dialogue: Dialogue;
    readonly theme: Theme;
    readonly office: Office;
    /** The office it was proposed with. */
    readonly by: string;
  },
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
        beginning(reader, charter, theme),
        reader.text(office.summary),
      ],
      action: { label: reader.t('dialogues.convene.team.mail.action'), url: `${baseUrl}${reader.to('/entrar')}` },
      closing: reader.t('dialogues.convene.team.mail.closing', {
        by: reader.text(officeByKey(charter, by)?.title ?? {}),
        url: mesasUrl({ baseUrl }, reader),
      }),
    };
  });
}

/** Word to the same that the theme is at other hours than the ones they were told. */
export function hoursMail(
  { charter, baseUrl }: Pick<Deps, 'charter' | 'baseUrl'>,
  to: { readonly name: string; readonly email: string; readonly language: string },
  about: {
    readonly dialogue: Pick<Dialogue, 'title'>;
    readonly theme: Theme;
    /** Which they hold in the theme. */
    readonly offices: readonly Office[];
  },
): Mail {
  return letterTo(charter, to, (reader) => {
    const facts = {
      name: to.name,
      offices: reader.list(about.offices.map(({ title }) => reader.text(title))),
      theme: reader.text(about.theme.title),
      dialogue: reader.text(about.dialogue.title),
    };
    return {
      subject: reader.t('dialogues.convene.team.hours.subject', facts),
      paragraphs: [
        reader.t('dialogues.convene.team.mail.greeting', facts),
        reader.t('dialogues.convene.team.hours.text', facts),
        beginning(reader, charter, about.theme),
      ],
      action: { label: reader.t('dialogues.convene.team.mail.action'), url: `${baseUrl}${reader.to('/entrar')}` },
    };
  });
}

const beginning = (reader: Reader, { zones }: Charter, { startsAt }: Theme): string =>
  zones.map(({ zone, city }) => `${reader.text(city)}: ${reader.moment(startsAt, zone)}`).join('\n');
