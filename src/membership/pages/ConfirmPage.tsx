import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { confirmationDays } from '../rules/confirming.ts';

type Props = { reader: Reader; token: string; name: string; email: string; confirmed: boolean };

/** The button that confirms: what reads mail by machine only opens addresses. */
export function ConfirmPage({ reader, token, name, email, confirmed }: Props) {
  const { t, to } = reader;
  const title = t(confirmed ? 'membership.confirm.already' : 'membership.confirm.title');
  return (
    <Layout reader={reader} title={title} current="/sumarse" robots="noindex" enhance>
      <PageHead
        title={title}
        lead={t(confirmed ? 'membership.confirm.already-text' : 'membership.confirm.text', { name, email })}
      />
      <Form
        reader={reader}
        action={to(`/sumarse/confirmar/${token}`)}
        submit={t(confirmed ? 'membership.confirm.see' : 'membership.confirm.submit')}
      />
    </Layout>
  );
}

type GoneProps = { reader: Reader; token: string; gone: 'unknown' | 'expired'; reasons: readonly Reason[] };

/** A link that confirms nothing any more, and how to have a new one. */
export function ConfirmGonePage({ reader, token, gone, reasons }: GoneProps) {
  const { t, to } = reader;
  const title = t(`membership.confirm.${gone}`);
  return (
    <Layout reader={reader} title={title} current="/sumarse" robots="noindex" enhance>
      <PageHead title={title} lead={t(`membership.confirm.${gone}-text`, { days: confirmationDays })} />
      {gone === 'expired' ? (
        <Form
          reader={reader}
          action={to(`/sumarse/confirmar/${token}/otro`)}
          reasons={reasons}
          submit={t('membership.confirm.another')}
        />
      ) : (
        <p>
          <ButtonLink href={to('/sumarse')}>{t('membership.confirm.join')}</ButtonLink>
        </p>
      )}
    </Layout>
  );
}

/** A new link is on its way. */
export function ConfirmSentPage({ reader, email }: { reader: Reader; email: string }) {
  const title = reader.t('membership.confirm.sent');
  return (
    <Layout reader={reader} title={title} current="/sumarse" robots="noindex">
      <PageHead title={title} lead={reader.t('membership.confirm.sent-text', { email, days: confirmationDays })} />
    </Layout>
  );
}
