import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { Button, ButtonLink } from '../../ui/components/Button.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { hasFactor } from '../rules/factors.ts';
import { sessionDays } from '../rules/sessions.ts';
import type { Factors } from '../types.ts';
import { ReturnTo } from './PasskeyForm.tsx';
import { PasskeySection } from './PasskeySection.tsx';

export const securityDone = [
  'authenticator-added',
  'authenticator-removed',
  'passkey-added',
  'passkey-removed',
] as const;

type SecurityProps = {
  reader: Reader;
  factors: Factors;
  /** Open now, this one included. */
  sessions: number;
  /** Titles of the offices held that ask for a second step. */
  offices: readonly string[];
  form: FormState;
  returnTo: string | null;
  done: (typeof securityDone)[number] | null;
  withPasskeys: boolean;
  /** The calendar day of a moment, as this person counts days. */
  day: (at: Temporal.Instant) => string;
};

export function SecurityPage(props: SecurityProps) {
  const { reader, factors, form, offices, done, returnTo, withPasskeys } = props;
  const { t, to } = reader;
  const title = t('accounts.security.title');
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex" failed={form.reasons.length > 0} enhance>
      <Breadcrumb reader={reader} trail={[{ label: t('accounts.home'), href: to('/mi') }]} />
      <ErrorSummary reader={reader} form={form} />
      {done && (
        <Notice reader={reader} kind="done">
          <p>{t(`accounts.done.${done}`)}</p>
        </Notice>
      )}
      <PageHead title={title} lead={t('accounts.security.lead')} />
      {!hasFactor(factors) && offices.length > 0 && (
        <Notice reader={reader} kind="attention" title={t('accounts.security.asked.title')}>
          <p>{t('accounts.security.asked.text', { offices: reader.list(offices) })}</p>
        </Notice>
      )}
      {hasFactor(factors) && returnTo && (
        <p>
          <ButtonLink href={to(returnTo)}>{t('accounts.security.continue')}</ButtonLink>
        </p>
      )}
      <AuthenticatorSection {...props} />
      {(withPasskeys || factors.passkeys.length > 0) && <PasskeySection {...props} />}
      {hasFactor(factors) && <RecoverySection {...props} />}
      <SessionsSection {...props} />
    </Layout>
  );
}

function AuthenticatorSection({ reader, factors, returnTo, day }: SecurityProps) {
  const { t, to } = reader;
  const since = factors.authenticatorSince;
  return (
    <section id="aplicacion">
      <h2>{t('accounts.security.app.title')}</h2>
      <p>{since ? t('accounts.security.app.since', { date: day(since) }) : t('accounts.security.app.text')}</p>
      <div class="actions">
        <form method="post" action={to('/mi/seguridad/autenticador')}>
          <ReturnTo path={returnTo} />
          <Button look={since ? 'quiet' : 'primary'}>
            {t(since ? 'accounts.security.app.change' : 'accounts.security.app.begin')}
          </Button>
        </form>
        {since && (
          <form method="post" action={to('/mi/seguridad/autenticador/retirar')}>
            <Button look="quiet">{t('accounts.security.app.remove')}</Button>
          </form>
        )}
      </div>
    </section>
  );
}

function RecoverySection({ reader, factors, returnTo }: SecurityProps) {
  const { t, to } = reader;
  const back = returnTo ? `?volver=${encodeURIComponent(returnTo)}` : '';
  return (
    <section id="codigos">
      <h2>{t('accounts.security.codes.title')}</h2>
      <p>
        {t('accounts.security.codes.text')} {t('accounts.security.codes.left', { count: factors.recoveryCodes })}
      </p>
      <p>
        <ButtonLink href={to(`/mi/seguridad/codigos${back}`)} look={factors.recoveryCodes > 0 ? 'quiet' : 'primary'}>
          {t(factors.recoveryCodes > 0 ? 'accounts.security.codes.renew' : 'accounts.security.codes.make')}
        </ButtonLink>
      </p>
    </section>
  );
}

function SessionsSection({ reader, sessions }: SecurityProps) {
  const { t, to } = reader;
  return (
    <section id="sesiones">
      <h2>{t('accounts.security.sessions.title')}</h2>
      <p>{t('accounts.security.sessions.text', { count: sessions, days: sessionDays })}</p>
      <p>{t('accounts.security.sessions.lost')}</p>
      <form method="post" action={to('/mi/seguridad/salir')} data-forget>
        <Button look="quiet">{t('accounts.security.sessions.close')}</Button>
      </form>
    </section>
  );
}
