import { type Child, isValidElement } from 'hono/jsx';
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
  /** Where a field is, where its id is not made from its name. */
  hrefOf?: (field: string) => string;
  /** What fields are called that another component makes, by name. */
  labels?: ReadonlyMap<string, string>;
  /** What the button says: `Enviar la solicitud`. */
  submit: string;
  /** A key of this sending, in the hidden field `once`: the same key twice is one act. */
  once?: string | undefined;
  files?: boolean;
  /** Kept in the reader's browser under this name until it has arrived: what one person writes is shown to no other. */
  keep?: string | undefined;
  /** Holds what was sent, as after a refusal: somebody wrote the same meanwhile. */
  again?: boolean;
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
  hrefOf,
  labels = new Map(),
  submit,
  once,
  files,
  keep,
  again = reasons.length > 0,
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
      data-keep={keep && [reader.person?.id, keep].filter(Boolean).join(' ')}
      data-again={keep && again ? true : undefined}
      data-kept={keep && reader.t('ui.form.kept')}
      data-changed={keep && reader.t('ui.form.changed')}
      data-discard={keep && reader.t('ui.form.discard')}
    >
      <ErrorSummary
        reader={reader}
        form={{ reasons }}
        labels={new Map([...labelsIn(children), ...labels])}
        {...(hrefOf && { hrefOf })}
      />
      {once && <input type="hidden" name="once" value={once} />}
      {children}
      <p class="actions">
        <Button look={danger ? 'danger' : 'primary'}>{submit}</Button>
        {aside}
      </p>
    </form>
  );
}

/**
 * The labels of the fields among `children`, by field name; fields that another component makes are not seen (`labels`). Where
 * two are called the same (two persons, each with an address), the group they stand in says which is meant.
 */
function labelsIn(children: Child): ReadonlyMap<string, string> {
  const found: { name: string; label: string; group: string }[] = [];
  const visit = (child: unknown, group: string): void => {
    if (Array.isArray(child)) for (const each of child) visit(each, group);
    if (!isValidElement(child)) return;
    const { name, label, legend, children: inner }: Record<string, unknown> = child.props;
    const said = label ?? legend;
    if (typeof name === 'string' && typeof said === 'string') found.push({ name, label: said, group });
    visit(inner, typeof legend === 'string' ? legend : group);
  };
  visit(children, '');
  const isShared = (label: string): boolean => found.filter((one) => one.label === label).length > 1;
  return new Map(
    found.map(({ name, label, group }) => [name, group && isShared(label) ? `${group} · ${label}` : label]),
  );
}
