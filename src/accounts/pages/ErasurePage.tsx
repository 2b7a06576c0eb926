import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { Checkboxes } from '../../ui/components/Choices.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';

type Props = {
  reader: Reader;
  form: FormState;
  /** Titles of the offices held now: while there is one, nothing is erased. */
  offices: readonly string[];
};

/** What an erasure takes away and what it leaves, said before it is done. */
export function ErasurePage({ reader, form, offices }: Props) {
  const { t, to } = reader;
  const title = t('accounts.erasure.title');
  const trail = [
    { label: t('accounts.home'), href: to('/mi') },
    { label: t('accounts.data.title'), href: to('/mi/datos') },
  ];
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex" failed={form.reasons.length > 0} enhance>
      <Breadcrumb reader={reader} trail={trail} />
      <PageHead title={title} lead={t('accounts.erasure.lead')} />
      <h2>{t('accounts.erasure.goes.title')}</h2>
      <ul>
        <li>{t('accounts.erasure.goes.account')}</li>
        <li>{t('accounts.erasure.goes.mails')}</li>
        <li>{t('accounts.erasure.goes.record')}</li>
      </ul>
      <h2>{t('accounts.erasure.stays.title')}</h2>
      <ul>
        <li>{t('accounts.erasure.stays.acts')}</li>
        <li>{t('accounts.erasure.stays.counts')}</li>
        <li>{t('accounts.erasure.stays.copies')}</li>
      </ul>
      {offices.length > 0 ? (
        <Notice reader={reader} kind="attention" title={t('accounts.erasure.in-office')}>
          <p>{reader.reason({ code: 'erasure-in-office', params: { offices: reader.list(offices) } })}</p>
        </Notice>
      ) : (
        <Form
          reader={reader}
          action={to('/mi/datos/borrar')}
          reasons={form.reasons}
          submit={t('accounts.erasure.submit')}
          danger
          aside={<a href={to('/mi/datos')}>{t('accounts.erasure.back')}</a>}
        >
          <Checkboxes
            reader={reader}
            form={form}
            name="understood"
            label={t('accounts.erasure.title')}
            options={[{ value: 'yes', label: t('accounts.erasure.understood') }]}
          />
        </Form>
      )}
    </Layout>
  );
}
