import type { Charter } from '../../charter/types.ts';
import { resignationPath } from '../../mandates/rules/resignable.ts';
import type { Holder } from '../../mandates/store/mandates.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { mandateTitle } from './mandate-title.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  mandate: Holder;
  /** What its theme is called, by id. */
  themes: ReadonlyMap<string, string>;
  /** What becomes of the person's seat in the liaison table, where the office has to do with one. */
  seat: 'ends' | 'stays' | null;
  reasons: readonly Reason[];
};

/** What leaving an office means, said before it is done. */
export function ResignPage({ reader, charter, mandate, themes, seat, reasons }: Props) {
  const { t, to } = reader;
  const title = t('mandates.resign.title');
  const office = mandateTitle(reader, charter, mandate, { themes });
  return (
    <Layout
      reader={reader}
      title={`${title}: ${office}`}
      current="/mi"
      robots="noindex"
      failed={reasons.length > 0}
      enhance
    >
      <Breadcrumb reader={reader} trail={[{ label: t('accounts.home'), href: to('/mi') }]} />
      <PageHead title={title} lead={office} />
      <p>{t('mandates.resign.text')}</p>
      {seat && (
        <p>
          {t(seat === 'ends' ? 'mandates.end.seat' : 'mandates.resign.seat-stays', {
            body: reader.text(charter.liaison.title),
          })}
        </p>
      )}
      <p>{t('mandates.resign.next')}</p>
      <Form
        reader={reader}
        action={to(resignationPath(mandate.id))}
        reasons={reasons}
        submit={t('mandates.resign.submit')}
        danger
        aside={<a href={to('/mi')}>{t('mandates.resign.stay')}</a>}
      />
    </Layout>
  );
}
