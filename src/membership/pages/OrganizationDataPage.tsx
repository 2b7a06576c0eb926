import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { EmailField } from '../../ui/components/EmailField.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { TextArea } from '../../ui/components/TextArea.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import { longest } from '../forms.ts';
import type { Organization } from '../types.ts';
import { countryOptions } from './country-options.ts';
import { ObjectiveFields } from './ObjectiveFields.tsx';
import { ownPath } from './OwnOrganizationPage.tsx';
import { mesaName } from './words.ts';

type Props = { reader: Reader; charter: Charter; organization: Organization; form: FormState };

/** Corrects what is kept of a member. */
export function OrganizationDataPage(props: Props) {
  const { reader, charter, organization, form } = props;
  const { t } = reader;
  const title = t('membership.own.change');
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex" failed={form.reasons.length > 0} enhance>
      <Breadcrumb reader={reader} trail={[{ label: organization.name, href: ownPath(reader, organization) }]} />
      <PageHead title={title} lead={t('membership.own.change-lead')} />
      <Form
        reader={reader}
        action={ownPath(reader, organization, '/datos')}
        reasons={form.reasons}
        submit={t('membership.own.save')}
        keep={`organization-${organization.id}`}
      >
        {DataFields(props)}
        <ObjectiveFields
          reader={reader}
          charter={charter}
          form={form}
          label={({ n }) => `${t('membership.field.objectives')}: ${mesaName(reader, charter, n)}`}
          values={form.reasons.length > 0 ? [] : organization.objectives.map(String)}
        />
      </Form>
    </Layout>
  );
}

function DataFields({ reader, charter, organization, form }: Props) {
  const { t } = reader;
  const field = { reader, form };
  return (
    <>
      <TextField
        {...field}
        name="name"
        label={t('membership.field.name')}
        hint={t('membership.own.name-hint')}
        value={organization.name}
        autocomplete="organization"
      />
      <TextField
        {...field}
        name="acronym"
        label={t('membership.field.acronym')}
        hint={t('membership.field.acronym-hint')}
        value={organization.acronym ?? undefined}
        expects="short"
        optional
      />
      <Select
        {...field}
        name="group"
        label={t('membership.field.group-short')}
        options={charter.groups.map(({ key, title }) => ({ value: key, label: reader.text(title) }))}
        value={organization.group}
      />
      <Select
        {...field}
        name="country"
        label={t('membership.field.country')}
        options={countryOptions(reader, charter)}
        value={organization.country}
      />
      <TextField
        {...field}
        name="cities"
        label={t('membership.field.cities')}
        hint={t('membership.field.cities-hint')}
        value={organization.cities.join(', ')}
        optional
      />
      <EmailField
        {...field}
        name="email"
        label={t('membership.field.email')}
        hint={t('membership.own.email-hint')}
        value={organization.email ?? undefined}
        autocomplete="email"
        optional
      />
      <TextField
        {...field}
        name="website"
        label={t('membership.field.website')}
        value={organization.website ?? undefined}
        inputmode="url"
        spellcheck={false}
        optional
      />
      <TextArea
        {...field}
        name="about"
        label={t('membership.field.about')}
        hint={t('membership.field.about-hint', { max: longest.about })}
        value={organization.about ?? undefined}
        optional
      />
    </>
  );
}
