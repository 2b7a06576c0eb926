import type { Charter } from '../../charter/types.ts';
import { bodyTitle, officeTitle } from '../../mandates/pages/body-title.ts';
import type { Holder } from '../../mandates/store/mandates.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { Checkboxes } from '../../ui/components/Choices.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { Organization } from '../types.ts';
import { ownPath } from './OwnOrganizationPage.tsx';
import { mesaName } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  organization: Organization;
  /** The mesa that is left; null: all of them, and the mechanism. */
  mesa: number | null;
  /** What would end with it. */
  mandates: readonly Holder[];
  /** Why this person may not. */
  reasons: readonly Reason[];
  form: FormState;
};

/** What leaving a mesa, or the mechanism, means, said before it is done. */
export function LeavePage(props: Props) {
  const { reader, charter, organization, mesa, mandates, reasons, form } = props;
  const { t } = reader;
  const title = mesa === null ? t('membership.leave.title') : t('membership.own.leave-mesa');
  const what = mesa === null ? organization.name : mesaName(reader, charter, mesa);
  const failed = form.reasons.length > 0;
  return (
    <Layout reader={reader} title={`${title}: ${what}`} current="/mi" robots="noindex" failed={failed} enhance>
      <Breadcrumb reader={reader} trail={[{ label: organization.name, href: ownPath(reader, organization) }]} />
      <PageHead title={title} lead={what} />
      {mesa === null ? (
        <>
          <p>{t('membership.leave.text', { mechanism: reader.text(charter.shortName) })}</p>
          <ul>
            <li>{t('membership.leave.ends')}</li>
            <li>{t('membership.leave.deleted')}</li>
            <li>{t('membership.leave.stays')}</li>
          </ul>
        </>
      ) : (
        <p>{t('membership.own.leave-mesa-text', { mesa })}</p>
      )}
      <Ending reader={reader} charter={charter} mandates={mandates} />
      {reasons.length === 0 ? <Leaving {...props} /> : <NotYours reader={reader} reasons={reasons} failed={failed} />}
    </Layout>
  );
}

function Ending({ reader, charter, mandates }: Pick<Props, 'reader' | 'charter' | 'mandates'>) {
  const { t } = reader;
  if (mandates.length === 0) return null;
  return (
    <section>
      <h2>{t('membership.leave.mandates')}</h2>
      <ul>
        {mandates.map(({ name, office, body }) => (
          <li>
            <strong>{name}</strong>: {officeTitle(reader, charter, office)}
            {!body.startsWith('organization:') && ` · ${bodyTitle(reader, charter, body)}`}
          </li>
        ))}
      </ul>
      <p>{t('membership.leave.told')}</p>
    </section>
  );
}

/** Why this person may not; before they pressed anything, there is nothing to correct. */
function NotYours({ reader, reasons, failed }: Pick<Props, 'reader' | 'reasons'> & { failed: boolean }) {
  if (failed) return <ErrorSummary reader={reader} form={{ reasons }} />;
  return (
    <Notice reader={reader} kind="attention">
      {reasons.map((reason) => (
        <p>{reader.reason(reason)}</p>
      ))}
    </Notice>
  );
}

const Leaving = ({ reader, organization, mesa, form }: Props) => (
  <Form
    reader={reader}
    action={ownPath(reader, organization, mesa === null ? '/dejar' : `/dejar-mesa/${mesa}`)}
    reasons={form.reasons}
    submit={
      mesa === null ? reader.t('membership.leave.submit') : reader.t('membership.own.leave-mesa-submit', { mesa })
    }
    danger
    aside={<a href={ownPath(reader, organization)}>{reader.t('membership.leave.stay')}</a>}
  >
    {mesa === null && (
      <Checkboxes
        reader={reader}
        form={form}
        name="understood"
        label={reader.t('membership.leave.sure')}
        options={[{ value: 'yes', label: reader.t('membership.leave.understood', { name: organization.name }) }]}
      />
    )}
  </Form>
);
