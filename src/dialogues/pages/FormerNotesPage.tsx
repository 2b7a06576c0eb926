import type { Reader } from '../../platform/reader.ts';
import { assetUrl } from '../../ui/assets.ts';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { UnsentNotes } from './UnsentNotes.tsx';

type Props = { reader: Reader; keeper: string };

/** To someone who may not see the notes of a theme: that they may not, and what they wrote and was not sent in time. */
export function FormerNotesPage({ reader, keeper }: Props) {
  const title = reader.t('dialogues.notes.not-yours');
  return (
    <Layout reader={reader} title={title} current="/conversatorios" robots="noindex" enhance>
      <PageHead title={title} kicker={reader.t('dialogues.notes.title')} />
      <p>{reader.t('dialogues.notes.not-yours.text')}</p>
      <UnsentNotes reader={reader} keeper={keeper} />
      <script type="module" src={assetUrl('notes.js')} />
    </Layout>
  );
}
