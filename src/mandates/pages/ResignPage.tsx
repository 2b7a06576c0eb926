import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { resignationPath } from '../rules/resignable.ts';
import { bringsSeat } from '../rules/seats-of-offices.ts';
import type { Holder } from '../store/mandates.ts';
import { bodyTitle, officeTitle } from './body-title.ts';

type Props = { reader: Reader; charter: Charter; mandate: Holder; reasons: readonly Reason[] };

/** What leaving an office means, said before it is done. */
export function ResignPage({ reader, charter, mandate, reasons }: Props) {
  const { t, to } = reader;
  const title = t('mandates.resign.title');
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex" failed={reasons.length > 0} enhance>
      <Breadcrumb reader={reader} trail={[{ label: t('accounts.home'), href: to('/mi') }]} />
      <PageHead
        title={title}
        lead={`${officeTitle(reader, charter, mandate.office)} · ${bodyTitle(reader, charter, mandate.body)}`}
      />
      <p>{t('mandates.resign.text')}</p>
      {bringsSeat(charter, mandate) && <p>{t('mandates.end.seat', { body: reader.text(charter.liaison.title) })}</p>}
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
