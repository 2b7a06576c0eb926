import type { Child } from 'hono/jsx';
import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { Button } from './Button.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';

type Props = {
  reader: Reader;
  action: string;
  method?: 'post' | 'get';
  /** Shown as the error summary above the fields: pages need no other. */
  reasons?: readonly Reason[];
  /** What the button says: `Enviar la solicitud`. */
  submit: string;
  /** A key of this sending, in the hidden field `once`: the same key twice is one act. */
  once?: string | undefined;
  files?: boolean;
  /** Kept in the reader's browser under this name while it is being written. */
  keep?: string | undefined;
  /** The button tells of something that cannot be undone. */
  danger?: boolean;
  /** Beside the button: a way back, a second button. */
  aside?: Child;
  children?: Child;
};

/** A form, checked by the server alone so that its reasons are always in the reader's language. */
export function Form({
  reader,
  action,
  method = 'post',
  reasons = [],
  submit,
  once,
  files,
  keep,
  danger,
  aside,
  children,
}: Props) {
  return (
    <form
      action={action}
      method={method}
      enctype={files ? 'multipart/form-data' : undefined}
      novalidate
      data-keep={keep}
      data-kept={keep && reader.t('ui.form.kept')}
    >
      <ErrorSummary reader={reader} form={{ reasons }} />
      {once && <input type="hidden" name="once" value={once} />}
      {children}
      <p class="actions">
        <Button look={danger ? 'danger' : 'primary'}>{submit}</Button>
        {aside}
      </p>
    </form>
  );
}
