import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Radios } from '../../ui/components/Choices.tsx';
import { DataTable } from '../../ui/components/DataTable.tsx';
import { EmailField } from '../../ui/components/EmailField.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { LanguageField } from '../../ui/components/LanguageField.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import { keptFor } from '../rules/keeping.ts';
import { sessionDays } from '../rules/sessions.ts';
import type { OwnData, PersonalRecords } from '../types.ts';
import { ZoneField } from './ZoneField.tsx';

export const ownDataDone = ['data', 'email-asked'] as const;

type Props = {
  reader: Reader;
  charter: Charter;
  person: OwnData;
  records: readonly PersonalRecords[];
  form: FormState;
  emailForm: FormState;
  done: (typeof ownDataDone)[number] | null;
};

export function OwnDataPage(props: Props) {
  const { reader, form, emailForm, done } = props;
  const { t, to } = reader;
  const title = t('accounts.data.title');
  const failed = form.reasons.length + emailForm.reasons.length > 0;
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex" failed={failed} enhance>
      <Breadcrumb reader={reader} trail={[{ label: t('accounts.home'), href: to('/mi') }]} />
      {done && (
        <Notice reader={reader} kind="done">
          <p>{t(`accounts.done.${done}`)}</p>
        </Notice>
      )}
      <PageHead title={title} lead={t('accounts.data.lead')} />
      <AboutForm {...props} />
      <EmailSection {...props} />
      <section id="seguridad">
        <h2>{t('accounts.data.security.title')}</h2>
        <p>
          <a href={to('/mi/seguridad')}>{t('accounts.data.security.text')}</a>
        </p>
      </section>
      <KeptSection {...props} />
      <section id="borrar">
        <h2>{t('accounts.data.erase.title')}</h2>
        <p>
          {t('accounts.data.erase.text')} <a href={to('/mi/datos/borrar')}>{t('accounts.data.erase.action')}</a>
        </p>
      </section>
    </Layout>
  );
}

function AboutForm({ reader, charter, person, form }: Props) {
  const { t, to } = reader;
  const field = { reader, form };
  return (
    <section id="sobre-usted">
      <h2>{t('accounts.data.about.title')}</h2>
      <Form reader={reader} action={to('/mi/datos')} reasons={form.reasons} submit={t('accounts.data.submit')}>
        <TextField
          {...field}
          name="name"
          label={t('accounts.data.name')}
          hint={t('accounts.data.name-hint')}
          value={person.name}
          autocomplete="name"
        />
        <LanguageField {...field} name="language" label={t('accounts.data.language')} value={person.language} />
        <ZoneField {...field} charter={charter} zone={person.zone} />
        <Radios
          {...field}
          name="gender"
          label={t('accounts.data.gender')}
          hint={t('accounts.data.gender-hint')}
          options={charter.genders.map(({ key, title }) => ({ value: key, label: reader.text(title) }))}
          value={person.gender ?? undefined}
          optional
        />
      </Form>
    </section>
  );
}

function EmailSection({ reader, person, emailForm }: Props) {
  const { t, to } = reader;
  return (
    <section id="correo">
      <h2>{t('accounts.data.email.title')}</h2>
      <p>{person.email ? t('accounts.data.email.now', { email: person.email }) : t('accounts.data.email.none')}</p>
      <Form
        reader={reader}
        action={to('/mi/datos/correo')}
        reasons={emailForm.reasons}
        submit={t('accounts.data.email.submit')}
      >
        <EmailField
          reader={reader}
          form={emailForm}
          name="email"
          label={t('accounts.data.email.new')}
          hint={t('accounts.data.email.new-hint')}
          autocomplete="email"
        />
      </Form>
    </section>
  );
}

const figures = { sessionDays, mailDays: keptFor.mailDays };
const kept = ['person', 'factors', 'sessions', 'mails', 'record'] as const;

function KeptSection({ reader, records }: Props) {
  const { t, to } = reader;
  const rows = [
    ...kept.map((what) => [t(`accounts.data.kept.${what}`), t(`accounts.data.kept.${what}.why`, figures)]),
    ...records.map(({ what, why }) => [t(what), t(why)]),
  ];
  return (
    <section id="que-se-guarda">
      <h2>{t('accounts.data.kept.title')}</h2>
      <DataTable
        caption={t('accounts.data.kept.caption')}
        columns={[{ label: t('accounts.data.kept.what') }, { label: t('accounts.data.kept.why') }]}
        rows={rows}
      />
      <h3>{t('accounts.data.download.title')}</h3>
      <p>{t('accounts.data.download.text')}</p>
      <p>
        <ButtonLink href={to('/mi/datos/descarga')} look="quiet" download>
          {t('accounts.data.download.action')}
        </ButtonLink>
      </p>
    </section>
  );
}
