import type { Child } from 'hono/jsx';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { Dialogue, Theme } from '../types.ts';

type Props = {
  reader: Reader;
  dialogue: Pick<Dialogue, 'slug' | 'title' | 'example'>;
  /** Where the page is about one theme. */
  theme?: Pick<Theme, 'n' | 'title'>;
  title: string;
  lead?: string;
  failed?: boolean;
  /** The act that led here. */
  done?: MessageKey | null;
  wide?: boolean;
  children?: Child;
};

/** A page of those who prepare a dialogue: never for search engines, always with the way back up. */
export function ManagedPage({ reader, dialogue, theme, title, lead, failed, done, wide, children }: Props) {
  const home = reader.to(managePath(dialogue));
  const dialogueTitle = reader.text(dialogue.title);
  const themeTitle = theme && reader.t('dialogues.theme.title', { n: theme.n, title: reader.text(theme.title) });
  const of = title === dialogueTitle ? reader.t('dialogues.convene.home') : dialogueTitle;
  return (
    <Layout
      reader={reader}
      title={`${title} · ${themeTitle ?? of}`}
      robots="noindex"
      example={dialogue.example}
      failed={failed === true}
      wide={wide === true}
      enhance
    >
      <Breadcrumb
        reader={reader}
        trail={[
          { label: reader.dialogues, href: reader.to('/conversatorios') },
          { label: dialogueTitle, href: reader.to(`/conversatorios/${dialogue.slug}`) },
          { label: reader.t('dialogues.convene.home'), href: home },
        ]}
      />
      <PageHead title={title} {...(themeTitle && { kicker: themeTitle })} {...(lead && { lead })} />
      {done && (
        <Notice reader={reader} kind="done">
          <p>{reader.t(done)}</p>
        </Notice>
      )}
      {children}
    </Layout>
  );
}

export const managePath = ({ slug }: Pick<Dialogue, 'slug'>): string => `/conversatorios/${slug}/gestion`;

export const themePath = (dialogue: Pick<Dialogue, 'slug'>, { id }: Pick<Theme, 'id'>, part = ''): string =>
  `${managePath(dialogue)}/temas/${id}${part && `/${part}`}`;
