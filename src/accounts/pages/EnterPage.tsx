import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { EmailLinkForm } from './EmailLinkForm.tsx';
import { PasskeyForm } from './PasskeyForm.tsx';

export const enterDone = ['set-up', 'signed-out', 'signed-out-everywhere', 'erased'] as const;

type Props = {
  reader: Reader;
  form: FormState;
  /** Why a passkey was not accepted. */
  passkeyReasons?: readonly Reason[];
  returnTo: string | null;
  done: (typeof enterDone)[number] | null;
  withPasskeys: boolean;
};

export function EnterPage({ reader, form, passkeyReasons = [], returnTo, done, withPasskeys }: Props) {
  const { t, to } = reader;
  const title = t('accounts.enter.title');
  const failed = form.reasons.length + passkeyReasons.length > 0;
  return (
    <Layout reader={reader} title={title} current="/entrar" robots="noindex" failed={failed} enhance>
      {done && (
        <Notice reader={reader} kind="done">
          <p>{t(`accounts.done.${done}`)}</p>
        </Notice>
      )}
      <ErrorSummary reader={reader} form={{ reasons: passkeyReasons }} />
      <PageHead title={title} lead={t('accounts.enter.lead')} />
      <EmailLinkForm reader={reader} form={form} returnTo={returnTo} submit={t('accounts.enter.submit')} />
      {withPasskeys && (
        <PasskeyForm
          reader={reader}
          kind="get"
          action={to('/entrar/llave')}
          options={to('/entrar/llave/opciones')}
          submit={t('accounts.enter.passkey.action')}
          returnTo={returnTo}
        >
          <h2>{t('accounts.enter.passkey.title')}</h2>
          <p>{t('accounts.enter.passkey.text')}</p>
        </PasskeyForm>
      )}
      <h2>{t('accounts.enter.new.title')}</h2>
      <p>
        {t('accounts.enter.new.text')} <a href={to('/sumarse')}>{t('accounts.enter.new.action')}</a>
      </p>
    </Layout>
  );
}
