import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { EmailChange } from '../types.ts';

type Props = { reader: Reader; token: string; change: EmailChange; reasons: readonly Reason[] };

export function EmailChangePage({ reader, token, change, reasons }: Props) {
  const { t, to } = reader;
  const title = t('accounts.change.title');
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex" failed={reasons.length > 0} enhance>
      <PageHead title={title} lead={t('accounts.change.text', { name: change.person.name, email: change.email })} />
      <Form
        reader={reader}
        action={to(`/mi/datos/correo/${token}`)}
        reasons={reasons}
        submit={t('accounts.change.submit')}
      />
    </Layout>
  );
}

/** Whoever confirms may do so on a device where they are not signed in. */
export function EmailChangedPage({ reader, email }: { reader: Reader; email: string }) {
  const title = reader.t('accounts.change.confirmed.title');
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex">
      <PageHead title={title} lead={reader.t('accounts.change.confirmed.text', { email })} />
      <ToOwnData reader={reader} />
    </Layout>
  );
}

export function EmailChangeGonePage({ reader, used }: { reader: Reader; used: boolean }) {
  const title = reader.t('accounts.change.gone');
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex">
      <PageHead title={title} lead={reader.t(used ? 'accounts.change.gone.used.text' : 'accounts.change.gone.text')} />
      <ToOwnData reader={reader} />
    </Layout>
  );
}

const ToOwnData = ({ reader }: { reader: Reader }) => (
  <p>
    <ButtonLink href={reader.to('/mi/datos')}>{reader.t('accounts.change.gone.action')}</ButtonLink>
  </p>
);
