import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { EmailField } from '../../ui/components/EmailField.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { LanguageField } from '../../ui/components/LanguageField.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { TextField } from '../../ui/components/TextField.tsx';

type Props = { reader: Reader; charter: Charter; form: FormState };

/** The first visit: whoever reads the console becomes the first operator. */
export function SetUpPage({ reader, charter, form }: Props) {
  const title = reader.t('mandates.set-up.title');
  return (
    <Layout reader={reader} title={title} robots="noindex" failed={form.reasons.length > 0}>
      <PageHead title={title} kicker={reader.text(charter.name)} lead={reader.t('mandates.set-up.lead')} />
      <Form
        reader={reader}
        action={reader.to('/instalar')}
        reasons={form.reasons}
        submit={reader.t('mandates.set-up.submit')}
      >
        <TextField
          reader={reader}
          form={form}
          name="code"
          label={reader.t('mandates.set-up.code')}
          hint={reader.t('mandates.set-up.code-hint')}
          expects="short"
          autocomplete="off"
          spellcheck={false}
        />
        <TextField
          reader={reader}
          form={form}
          name="name"
          label={reader.t('mandates.set-up.name')}
          autocomplete="name"
        />
        <EmailField
          reader={reader}
          form={form}
          name="email"
          label={reader.t('mandates.set-up.email')}
          hint={reader.t('mandates.set-up.email-hint')}
          autocomplete="email"
        />
        <LanguageField reader={reader} form={form} name="language" label={reader.t('mandates.set-up.language')} />
      </Form>
      <p>{reader.t('mandates.set-up.record')}</p>
    </Layout>
  );
}
