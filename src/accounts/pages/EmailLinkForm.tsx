import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { EmailField } from '../../ui/components/EmailField.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { ReturnTo } from './PasskeyForm.tsx';

type Props = { reader: Reader; form: FormState; returnTo: string | null; submit: string; email?: string | undefined };

/** Asks for a link to sign in. */
export function EmailLinkForm({ reader, form, returnTo, submit, email }: Props) {
  return (
    <Form reader={reader} action={reader.to('/entrar')} reasons={form.reasons} submit={submit}>
      <EmailField
        reader={reader}
        form={form}
        name="email"
        label={reader.t('accounts.enter.email')}
        hint={reader.t('accounts.enter.email-hint')}
        value={email}
        autocomplete="email"
      />
      <ReturnTo path={returnTo} />
    </Form>
  );
}
