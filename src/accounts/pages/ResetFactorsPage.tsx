import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { EmailField } from '../../ui/components/EmailField.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';

/** For the operator: someone lost their second step and everything that stands in for it. */
export function ResetFactorsPage({ reader, form, done }: { reader: Reader; form: FormState; done: boolean }) {
  const { t, to } = reader;
  const title = t('accounts.reset.title');
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex" failed={form.reasons.length > 0} enhance>
      {done && (
        <Notice reader={reader} kind="done">
          <p>{t('accounts.reset.done')}</p>
        </Notice>
      )}
      <PageHead title={title} lead={t('accounts.reset.lead')} />
      <Form
        reader={reader}
        action={to('/personas/segundo-factor')}
        reasons={form.reasons}
        submit={t('accounts.reset.submit')}
        danger
      >
        <p>{t('accounts.reset.before')}</p>
        <EmailField reader={reader} form={form} name="email" label={t('accounts.reset.email')} autocomplete="off" />
      </Form>
    </Layout>
  );
}
