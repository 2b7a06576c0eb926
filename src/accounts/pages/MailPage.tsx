import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { DefinitionList } from '../../ui/components/DefinitionList.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { MailText } from '../store/mailbox.ts';

/** One message: its text with links that can be followed, and how a mail reader shows it. */
export function MailPage({ reader, mail, zone }: { reader: Reader; mail: MailText; zone: string }) {
  const { t, to } = reader;
  return (
    <Layout reader={reader} title={mail.subject} robots="noindex" wide>
      <Breadcrumb reader={reader} trail={[{ label: t('accounts.mailbox.title'), href: to('/correo') }]} />
      <PageHead title={mail.subject} />
      <DefinitionList
        items={[
          { term: t('accounts.mailbox.to'), value: mail.to },
          { term: t('accounts.mailbox.when'), value: reader.moment(mail.queuedAt, zone) },
        ]}
      />
      <div class="letter">
        <section>
          <h2>{t('accounts.mailbox.text')}</h2>
          <p class="letter-text" lang={mail.language}>
            {partsOf(mail.text).map((part) => (part.link ? <a href={part.text}>{part.text}</a> : part.text))}
          </p>
        </section>
        <section>
          <h2>{t('accounts.mailbox.html')}</h2>
          <iframe
            title={t('accounts.mailbox.html')}
            src={to(`/correo/${mail.id}/carta`)}
            sandbox="allow-top-navigation-by-user-activation"
          />
        </section>
      </div>
    </Layout>
  );
}

function partsOf(text: string): readonly { text: string; link: boolean }[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => ({ text: part, link: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}
