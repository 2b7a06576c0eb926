import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { ReturnTo } from './PasskeyForm.tsx';

type Props = { reader: Reader; returnTo: string | null };
type BeforeProps = Props & {
  once: string;
  /** Codes that will stop working. */
  left: number;
  reasons: readonly Reason[];
};

export function RecoveryCodesPage({ reader, once, left, reasons, returnTo }: BeforeProps) {
  const { t, to } = reader;
  const title = t('accounts.codes.title');
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex" failed={reasons.length > 0} enhance>
      <Trail reader={reader} />
      <PageHead title={title} lead={t('accounts.codes.lead')} />
      <Form
        reader={reader}
        action={to('/mi/seguridad/codigos')}
        reasons={reasons}
        submit={t('accounts.codes.make')}
        once={once}
        aside={<a href={to('/mi/seguridad')}>{t('accounts.app.back')}</a>}
      >
        <p>
          {t('accounts.codes.before')} {left > 0 && t('accounts.codes.replace')}
        </p>
        <ReturnTo path={returnTo} />
      </Form>
    </Layout>
  );
}

type MadeProps = Props & { codes: readonly string[]; name: string; date: string };

/** The only time the codes are seen. */
export function NewRecoveryCodesPage({ reader, codes, name, date, returnTo }: MadeProps) {
  const { t, to } = reader;
  const title = t('accounts.codes.made.title');
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex">
      <Trail reader={reader} />
      <Notice reader={reader} kind="attention" title={title}>
        <p>{t('accounts.codes.made.lead')}</p>
      </Notice>
      <h1>{t('accounts.codes.title')}</h1>
      <p>{t('accounts.codes.made.for', { name, date })}</p>
      <ol class="secret">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p class="actions">
        <ButtonLink href={to(returnTo ?? '/mi/seguridad')}>{t('accounts.codes.made.on')}</ButtonLink>
      </p>
    </Layout>
  );
}

function Trail({ reader }: { reader: Reader }) {
  const { t, to } = reader;
  return (
    <Breadcrumb
      reader={reader}
      trail={[
        { label: t('accounts.home'), href: to('/mi') },
        { label: t('accounts.security.title'), href: to('/mi/seguridad') },
      ]}
    />
  );
}
