import type { Charter } from '../../charter/types.ts';
import type { Dialogue } from '../../dialogues/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { Notice } from '../../ui/components/Notice.tsx';
import type { ReportContent } from '../types.ts';
import { ReportLayout } from './ReportPage.tsx';
import { workPath } from './WorkPage.tsx';

type Props = { reader: Reader; charter: Charter; dialogue: Dialogue; content: ReportContent };

/** The report exactly as its page will be, before it is public. */
export function PreviewPage({ reader, charter, dialogue, content }: Props) {
  const base = reader.to(workPath(dialogue));
  return (
    <ReportLayout
      reader={reader}
      charter={charter}
      content={content}
      robots="noindex"
      standing={reader.t('reports.preview.title')}
      notice={
        <Notice reader={reader} kind="attention" title={reader.t('reports.preview.title')}>
          <p>
            {reader.t('reports.preview.text')} <a href={base}>{reader.t('reports.preview.back')}</a> ·{' '}
            <a href={`${base}/vista/pdf`} type="application/pdf">
              {reader.t('reports.preview.pdf')}
            </a>
          </p>
        </Notice>
      }
    />
  );
}
