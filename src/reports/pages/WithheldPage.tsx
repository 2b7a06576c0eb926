import type { Charter } from '../../charter/types.ts';
import { dayOf } from '../../dialogues/pages/titles.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { Withheld } from '../store/withholdings.ts';
import { foreign } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  withheld: Withheld;
  /** Of the recommendation at whose address this is; absent: the edition's own. */
  code?: string;
};

/** At the address of something that was published and withheld: when, why, and what stands in its place. */
export function WithheldPage({ reader, charter, withheld, code }: Props) {
  const { slug, edition, reportId, digest, publishedAt, reason, at } = withheld;
  const dates = { edition, published: dayOf(reader, charter, publishedAt), day: dayOf(reader, charter, at) };
  const title = code
    ? reader.t('reports.recommendation.title', { code })
    : reader.t('reports.withheld.title', { edition });
  return (
    <Layout reader={reader} title={title} current="/informes" robots="noindex">
      <PageHead
        title={title}
        lead={reader.t(code ? 'reports.withheld.recommendation' : 'reports.withheld.when', dates)}
      />
      <h2>{reader.t('reports.withheld.why')}</h2>
      <p lang={foreign(reader, reason)}>{reader.text(reason)}</p>
      <p>
        <ButtonLink href={reader.to(`/informes/${slug}`)}>{reader.t('reports.page.latest')}</ButtonLink>
      </p>
      <p class="note">
        {reader.t('reports.withheld.kept')}{' '}
        <a href={`${reader.to('/registro')}?sobre=report:${reportId}`}>{reader.t('reports.withheld.record')}</a>{' '}
        <code>{digest}</code>
      </p>
    </Layout>
  );
}
