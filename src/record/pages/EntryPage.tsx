import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { DefinitionList } from '../../ui/components/DefinitionList.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { commitmentsIn } from '../rules/commitments.ts';
import type { StoredEntry } from '../types.ts';
import { Moment } from './EntryItem.tsx';
import { sentenceOf } from './sentence.ts';
import { authorOf, subjectWords, wordsFor } from './words.ts';

type Props = { reader: Reader; charter: Charter; entry: StoredEntry; isLast: boolean };

/** One entry whole: what it says, and the very text that its hash was taken of. */
export function EntryPage({ reader, charter, entry, isLast }: Props) {
  const words = wordsFor(reader, charter, entry.names);
  const title = reader.t('record.number', { seq: entry.seq });
  const sentence = sentenceOf(words, entry);
  const previous = entry.seq > 1;
  return (
    <Layout reader={reader} title={`${title} · ${reader.t('record.title')}`} robots="noindex">
      <Breadcrumb reader={reader} trail={[{ label: reader.t('record.title'), href: reader.to('/registro') }]} />
      <PageHead title={title} lead={sentence} />
      <DefinitionList
        items={[
          { term: reader.t('record.entry.when'), value: <Moment reader={reader} charter={charter} at={entry.at} /> },
          { term: reader.t('record.entry.by'), value: authorOf(words, entry.by) },
          {
            term: reader.t('record.entry.kind'),
            value: entry.known ? reader.t(`record.kind.${entry.known.kind}`) : <code>{entry.kind}</code>,
          },
          ...(entry.subject
            ? [{ term: reader.t('record.entry.subject'), value: <Subject reader={reader} subject={entry.subject} /> }]
            : []),
          { term: reader.t('record.entry.hash'), value: <code>{entry.hash}</code> },
          {
            term: reader.t('record.entry.previous'),
            value: previous ? <code>{entry.previous}</code> : reader.t('record.entry.previous.none'),
          },
        ]}
      />
      <section>
        <h2>{reader.t('record.entry.canonical.title')}</h2>
        <p>{reader.t('record.entry.canonical')}</p>
        <pre>
          <code>{entry.canonical}</code>
        </pre>
      </section>
      <Names reader={reader} entry={entry} />
      <nav class="pagination" aria-label={reader.t('record.list.pages')}>
        {previous && (
          <a rel="prev" href={reader.to(`/registro/${entry.seq - 1}`)}>
            ← {reader.t('record.entry.older')}
          </a>
        )}
        {!isLast && (
          <a rel="next" href={reader.to(`/registro/${entry.seq + 1}`)}>
            {reader.t('record.entry.newer')} →
          </a>
        )}
      </nav>
    </Layout>
  );
}

/** Leads to all that was recorded about the same mandate, organization or report. */
function Subject({ reader, subject }: { reader: Reader; subject: string }) {
  return (
    <>
      <a href={reader.to(`/registro?${new URLSearchParams({ sobre: subject })}`)}>{subjectWords(reader, subject)}</a>{' '}
      <code>{subject}</code>
    </>
  );
}

function Names({ reader, entry }: { reader: Reader; entry: StoredEntry }) {
  const commitments = commitmentsIn(entry.canonical);
  if (commitments.length === 0) return null;
  return (
    <section>
      <h2>{reader.t('record.entry.openings.title')}</h2>
      <p>{reader.t('record.entry.openings')}</p>
      <DefinitionList
        items={commitments.map((commitment) => ({
          term: `${commitment.slice(0, 12)}…`,
          value: entry.names.get(commitment) ?? reader.t('record.name.erased'),
        }))}
      />
    </section>
  );
}
