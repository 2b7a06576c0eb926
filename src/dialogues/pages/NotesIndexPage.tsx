import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { Dialogue, Theme } from '../types.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  /** Those whose notes the reader may see. */
  themes: readonly (Theme & { readonly notes: number; readonly takes: boolean })[];
};

/** Which theme to take notes of, or to read. */
export function NotesIndexPage({ reader, charter, dialogue, themes }: Props) {
  const { t, to } = reader;
  const path = `/conversatorios/${dialogue.slug}`;
  const zone = reader.zone ?? homeZone(charter);
  return (
    <Layout
      reader={reader}
      title={`${t('dialogues.notes.title')} · ${reader.text(dialogue.title)}`}
      current="/conversatorios"
      robots="noindex"
      example={dialogue.example}
    >
      <Breadcrumb reader={reader} trail={[{ label: reader.text(dialogue.title), href: to(path) }]} />
      <PageHead title={t('dialogues.notes.title')} lead={t('dialogues.notes.lead')} />
      <ul class="rows">
        {themes.map(({ n, title, startsAt, notes, takes }) => {
          const name = t('dialogues.theme.title', { n, title: reader.text(title) });
          return (
            <li>
              <h2>{name}</h2>
              <p>
                <time datetime={startsAt.toString()}>{reader.moment(startsAt, zone)}</time>
                {' · '}
                {t('dialogues.notes.count', { n: notes })}
              </p>
              <p>
                <ButtonLink href={to(`${path}/relatoria/${n}`)} look={takes ? 'primary' : 'quiet'}>
                  {t(takes ? 'dialogues.notes.take' : 'dialogues.notes.read')}
                  <span class="unseen">: {name}</span>
                </ButtonLink>
              </p>
            </li>
          );
        })}
      </ul>
    </Layout>
  );
}
