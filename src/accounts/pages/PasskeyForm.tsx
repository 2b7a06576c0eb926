import type { Child } from 'hono/jsx';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { assetUrl } from '../../ui/assets.ts';
import { Button } from '../../ui/components/Button.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';

type Props = {
  reader: Reader;
  /** Whether a passkey is asked for or made. */
  kind: 'get' | 'create';
  action: string;
  /** Where the script fetches what the browser must know first. */
  options: string;
  submit: string;
  form?: Pick<FormState, 'reasons'>;
  returnTo: string | null;
  children?: Child;
};

/**
 * A form that the script `passkey.js` shows where the browser knows passkeys, and whose answer it fills in.
 * What is marked `data-without-passkey` on the page is hidden then.
 */
export function PasskeyForm({ reader, kind, action, options, submit, form, returnTo, children }: Props) {
  return (
    <>
      <form
        action={action}
        method="post"
        novalidate
        hidden
        data-passkey={kind}
        data-options={options}
        data-busy={reader.t('accounts.passkey.busy')}
        data-cancelled={reader.t('accounts.passkey.cancelled')}
        data-failed={reader.t('accounts.passkey.failed')}
      >
        {form && <ErrorSummary reader={reader} form={form} />}
        <input type="hidden" name="credential" />
        <ReturnTo path={returnTo} />
        {children}
        <p class="actions">
          <Button look="quiet">{submit}</Button>
        </p>
        <p role="status" class="soft" />
      </form>
      <script type="module" src={assetUrl('passkey.js')} />
    </>
  );
}

/** Carries on where to go afterwards. */
export const ReturnTo = ({ path }: { path: string | null }) =>
  path === null ? null : <input type="hidden" name="volver" value={path} />;
