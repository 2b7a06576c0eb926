import { Checkboxes } from '../../ui/components/Choices.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { type OwnProps, ownPath, stateOf } from './OwnOrganizationPage.tsx';

/** Leaving altogether, with what it means. */
export function LeaveSection({ reader, charter, organization, refused }: OwnProps) {
  const { t } = reader;
  const form = stateOf(refused, 'leave');
  return (
    <section id="dejar">
      <h2>{t('membership.leave.title')}</h2>
      <Disclosure summary={t('membership.leave.open')} open={form.reasons.length > 0}>
        <p>{t('membership.leave.text', { mechanism: reader.text(charter.shortName) })}</p>
        <ul>
          <li>{t('membership.leave.ends')}</li>
          <li>{t('membership.leave.deleted')}</li>
          <li>{t('membership.leave.stays')}</li>
        </ul>
        <Form
          reader={reader}
          action={ownPath(reader, organization, '/dejar')}
          submit={t('membership.leave.submit')}
          danger
        >
          <Checkboxes
            reader={reader}
            form={form}
            name="understood"
            label={t('membership.leave.sure')}
            options={[{ value: 'yes', label: t('membership.leave.understood', { name: organization.name }) }]}
          />
        </Form>
      </Disclosure>
    </section>
  );
}
