import type { Office } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { Button, ButtonLink } from '../../ui/components/Button.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { confirmationDays } from '../rules/confirming.ts';
import type { Invitation } from '../store/invitations.ts';

type Props = {
  reader: Reader;
  token: string;
  invitation: Invitation;
  office: Office;
  reasons: readonly Reason[];
};

/** What representing an organization means, and the two answers. */
export function InvitationPage({ reader, token, invitation, office, reasons }: Props) {
  const { t, to } = reader;
  const { organization, email } = invitation;
  const title = t('membership.invitation.title', { organization });
  return (
    <Layout reader={reader} title={title} robots="noindex" failed={reasons.length > 0} enhance>
      <PageHead title={title} lead={`${reader.text(office.title)}. ${reader.text(office.summary)}`} />
      <p>{t('membership.invitation.text', { organization, email })}</p>
      <Form
        reader={reader}
        action={to(`/representar/${token}`)}
        reasons={reasons}
        submit={t('membership.invitation.accept')}
      />
      <form method="post" action={to(`/representar/${token}/no`)}>
        <Button look="quiet">{t('membership.invitation.decline')}</Button>
      </form>
    </Layout>
  );
}

/** What was answered. */
export function InvitationAnsweredPage({ reader, invitation }: Pick<Props, 'reader' | 'invitation'>) {
  const { t, to } = reader;
  const { organization, email, mandateId } = invitation;
  const answer = mandateId === null ? 'declined' : 'accepted';
  const title = t(`membership.invitation.${answer}`, { organization });
  return (
    <Layout reader={reader} title={title} robots="noindex">
      <PageHead title={title} lead={t(`membership.invitation.${answer}-text`, { organization, email })} />
      {mandateId !== null && (
        <p>
          <ButtonLink href={to('/entrar')}>{t('membership.mail.representative.action')}</ButtonLink>
        </p>
      )}
    </Layout>
  );
}

/** A link that asks nothing any more. */
export function InvitationGonePage({ reader }: { reader: Reader }) {
  const title = reader.t('membership.invitation.gone');
  return (
    <Layout reader={reader} title={title} robots="noindex">
      <PageHead title={title} lead={reader.t('membership.invitation.gone-text', { days: confirmationDays })} />
    </Layout>
  );
}
