import { emptyForm } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { signInLinkMinutes } from '../rules/links.ts';
import { sessionDays } from '../rules/sessions.ts';
import type { SignInLink } from '../types.ts';
import { EmailLinkForm } from './EmailLinkForm.tsx';

type Props = { reader: Reader; token: string; link: SignInLink; once: string };

/** Who is about to sign in, and the button that uses the link up: what reads mail by machine only opens addresses. */
export function LinkPage({ reader, token, link, once }: Props) {
  const { t, to } = reader;
  const title = t('accounts.link.title', { name: link.person.name });
  return (
    <Layout reader={reader} title={title} current="/entrar" robots="noindex" enhance>
      <PageHead title={title} lead={t('accounts.link.text', { email: link.person.email ?? '', days: sessionDays })} />
      <Form
        reader={reader}
        action={to(`/entrar/enlace/${token}`)}
        submit={t('accounts.link.submit')}
        once={once}
        aside={<a href={to('/entrar')}>{t('accounts.link.not-me')}</a>}
      >
        <p>{t('accounts.link.shared')}</p>
      </Form>
    </Layout>
  );
}

export type LinkGone = 'unknown' | 'used' | 'expired';

/** Which of the three it is, and a new one at hand. */
export function LinkGonePage({ reader, gone, link }: { reader: Reader; gone: LinkGone; link: SignInLink | null }) {
  const { t } = reader;
  const title = t(`accounts.link.gone.${gone}`);
  return (
    <Layout reader={reader} title={title} current="/entrar" robots="noindex" enhance>
      <PageHead title={title} lead={t(`accounts.link.gone.${gone}.text`, { minutes: signInLinkMinutes })} />
      <EmailLinkForm
        reader={reader}
        form={emptyForm}
        returnTo={link?.returnTo ?? null}
        email={link?.person.email ?? undefined}
        submit={t('accounts.link.again')}
      />
    </Layout>
  );
}
