import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { confirmationDays } from '../rules/confirming.ts';

type Props = { reader: Reader; token: string; name: string; email: string; confirmed: boolean };

/** The button that makes an address the organization's: what reads mail by machine only opens addresses. */
export function EmailChangePage({ reader, token, name, email, confirmed }: Props) {
  const { t, to } = reader;
  const title = t(confirmed ? 'membership.email.done' : 'membership.email.title');
  return (
    <Layout reader={reader} title={title} robots="noindex" enhance>
      <PageHead
        title={title}
        lead={t(confirmed ? 'membership.email.done-text' : 'membership.email.text', { name, email })}
      />
      {!confirmed && (
        <Form reader={reader} action={to(`/organizacion/correo/${token}`)} submit={t('membership.email.submit')} />
      )}
    </Layout>
  );
}

/** A link that confirms nothing any more. */
export function EmailChangeGonePage({ reader }: { reader: Reader }) {
  const { t, to } = reader;
  const title = t('membership.email.gone');
  return (
    <Layout reader={reader} title={title} robots="noindex">
      <PageHead title={title} lead={t('membership.email.gone-text', { days: confirmationDays })} />
      <p>
        <ButtonLink href={to('/mi/organizacion')}>{t('membership.own.kicker')}</ButtonLink>
      </p>
    </Layout>
  );
}
