import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { DefinitionList } from '../../ui/components/DefinitionList.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { inFours, keyUri } from '../rules/authenticator-codes.ts';
import { codeField } from './code-field.tsx';
import { ReturnTo } from './PasskeyForm.tsx';
import { QrCode } from './QrCode.tsx';

type Props = {
  reader: Reader;
  secret: string;
  /** What the app will call the account: an e-mail address. */
  account: string;
  /** Takes the place of an app confirmed before. */
  replaces: boolean;
  form: FormState;
  returnTo: string | null;
};

export function AuthenticatorPage({ reader, secret, account, replaces, form, returnTo }: Props) {
  const { t, to } = reader;
  const title = t('accounts.app.title');
  const uri = keyUri(secret, account);
  const trail = [
    { label: t('accounts.home'), href: to('/mi') },
    { label: t('accounts.security.title'), href: to('/mi/seguridad') },
  ];
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex" failed={form.reasons.length > 0} enhance>
      <Breadcrumb reader={reader} trail={trail} />
      <PageHead title={title} lead={t('accounts.app.lead')} />
      {replaces && (
        <Notice reader={reader} kind="attention">
          <p>{t('accounts.app.replaces')}</p>
        </Notice>
      )}
      <h2>{t('accounts.app.scan.title')}</h2>
      <p>{t('accounts.app.scan.text')}</p>
      <QrCode text={uri} label={t('accounts.app.scan.image')} />
      <h2>{t('accounts.app.type.title')}</h2>
      <p>{t('accounts.app.type.text')}</p>
      <DefinitionList
        items={[
          { term: t('accounts.app.type.key'), value: <code class="secret">{inFours(secret)}</code> },
          { term: t('accounts.app.type.account'), value: account },
        ]}
      />
      <p>
        <a href={uri}>{t('accounts.app.type.open')}</a>
      </p>
      <h2>{t('accounts.app.code.title')}</h2>
      <Form
        reader={reader}
        action={to('/mi/seguridad/autenticador/codigo')}
        reasons={form.reasons}
        submit={t('accounts.app.submit')}
        aside={<a href={to('/mi/seguridad')}>{t('accounts.app.back')}</a>}
      >
        {codeField({ reader, form, label: t('accounts.app.code') })}
        <ReturnTo path={returnTo} />
      </Form>
    </Layout>
  );
}
