import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import type { Factors } from '../types.ts';
import { codeField } from './code-field.tsx';
import { PasskeyForm, ReturnTo } from './PasskeyForm.tsx';

type Props = {
  reader: Reader;
  factors: Factors;
  form: FormState;
  returnTo: string | null;
  /** Under which address the demo shows this person's code; null outside it. */
  demo: string | null;
};

/** Asks for the second step in whichever ways this person has. */
export function SecondFactorPage(props: Props) {
  const { reader, factors, form } = props;
  const title = reader.t('accounts.second.title');
  const other = form.reasons.filter(({ field }) => field !== 'code' && field !== 'recovery');
  return (
    <Layout reader={reader} title={title} current="/entrar" robots="noindex" failed={form.reasons.length > 0} enhance>
      <ErrorSummary reader={reader} form={{ reasons: other }} />
      <PageHead title={title} lead={reader.t('accounts.second.lead')} />
      {props.demo && <WhereTheCodeIs reader={reader} email={props.demo} />}
      {factors.authenticatorSince && <CodeForm {...props} />}
      {factors.passkeys.length > 0 && <ByPasskey {...props} />}
      {factors.recoveryCodes > 0 && <ByRecoveryCode {...props} />}
      <p class="soft">{reader.t('accounts.second.recovery.lost')}</p>
    </Layout>
  );
}

const WhereTheCodeIs = ({ reader, email }: { reader: Reader; email: string }) => (
  <Notice reader={reader} kind="attention">
    <p>
      {reader.t('accounts.second.demo')}{' '}
      <a href={`${reader.to('/correo')}?para=${encodeURIComponent(email)}#codigos`}>
        {reader.t('accounts.second.demo.action')}
      </a>
    </p>
  </Notice>
);

const reasonsOf = (form: FormState, field: string) => form.reasons.filter((reason) => reason.field === field);

function CodeForm({ reader, form, returnTo }: Props) {
  const { t, to } = reader;
  return (
    <Form
      reader={reader}
      action={to('/entrar/segundo-factor')}
      reasons={reasonsOf(form, 'code')}
      submit={t('accounts.second.submit')}
    >
      {codeField({ reader, form, label: t('accounts.second.code'), hint: t('accounts.second.code-hint') })}
      <ReturnTo path={returnTo} />
    </Form>
  );
}

function ByPasskey({ reader, factors, returnTo }: Props) {
  const { t, to } = reader;
  return (
    <>
      <PasskeyForm
        reader={reader}
        kind="get"
        action={to('/entrar/segundo-factor/llave')}
        options={to('/entrar/segundo-factor/llave/opciones')}
        submit={t('accounts.second.passkey.action')}
        returnTo={returnTo}
      >
        <h2>{t('accounts.enter.passkey.title')}</h2>
        <p>{t(factors.authenticatorSince ? 'accounts.second.passkey.text' : 'accounts.second.passkey.only')}</p>
      </PasskeyForm>
      <p data-without-passkey>{t('accounts.second.passkey.off')}</p>
    </>
  );
}

function ByRecoveryCode({ reader, form, returnTo }: Props) {
  const { t, to } = reader;
  const reasons = reasonsOf(form, 'recovery');
  return (
    <Disclosure summary={t('accounts.second.recovery.summary')} open={reasons.length > 0}>
      <Form
        reader={reader}
        action={to('/entrar/segundo-factor/recuperacion')}
        reasons={reasons}
        submit={t('accounts.second.recovery.submit')}
      >
        <TextField
          reader={reader}
          form={form}
          name="recovery"
          label={t('accounts.second.recovery')}
          hint={t('accounts.second.recovery-hint')}
          autocomplete="off"
          expects="short"
          spellcheck={false}
        />
        <ReturnTo path={returnTo} />
      </Form>
    </Disclosure>
  );
}

/** For office holders who have no second step yet: what it is for, and the way to it. */
export function NoFactorPage({ reader, returnTo }: { reader: Reader; returnTo: string | null }) {
  const { t, to } = reader;
  const title = t('accounts.second.none.title');
  const back = returnTo ? `?volver=${encodeURIComponent(returnTo)}` : '';
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex">
      <PageHead title={title} lead={t('accounts.second.none.lead')} />
      <p>{t('accounts.second.none.time')}</p>
      <p class="actions">
        <ButtonLink href={to(`/mi/seguridad${back}`)}>{t('accounts.second.none.action')}</ButtonLink>
        <a href={to('/mi')}>{t('accounts.second.none.later')}</a>
      </p>
    </Layout>
  );
}
