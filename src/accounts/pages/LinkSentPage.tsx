import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { signInLinkMinutes } from '../rules/links.ts';

/** The same for an address that is known and one that is not. */
export function LinkSentPage({ reader, localMailbox }: { reader: Reader; localMailbox: boolean }) {
  const { t, to } = reader;
  const title = t('accounts.sent.title');
  return (
    <Layout reader={reader} title={title} current="/entrar" robots="noindex">
      <PageHead title={title} lead={t('accounts.sent.text', { minutes: signInLinkMinutes })} />
      {localMailbox && (
        <Notice reader={reader} kind="attention">
          <p>{t('accounts.sent.mailbox')}</p>
          <p>
            <ButtonLink href={to('/correo')}>{t('accounts.sent.mailbox.action')}</ButtonLink>
          </p>
        </Notice>
      )}
      <h2>{t('accounts.sent.nothing')}</h2>
      <ul>
        <li>{t('accounts.sent.spam')}</li>
        <li>{t('accounts.sent.other')}</li>
      </ul>
      <p>
        <a href={to('/entrar')}>{t('accounts.sent.again')}</a>
      </p>
    </Layout>
  );
}
