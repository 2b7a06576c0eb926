import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { fieldId } from './Field.tsx';

type Props = {
  reader: Reader;
  form: Pick<FormState, 'reasons'>;
  /** What each field is called, by name: a reason alone does not say what is missing. */
  labels?: ReadonlyMap<string, string>;
  /** Where a field is, if not on this page. */
  hrefOf?: (field: string) => string;
};

/** Every reason at once, each a link to its field. Nothing where nothing speaks against it. */
export function ErrorSummary({ reader, form, labels, hrefOf = (field) => `#${fieldId(field)}` }: Props) {
  if (form.reasons.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabindex={-1} aria-labelledby="error-summary-title" data-focus>
      <h2 id="error-summary-title">{reader.t('ui.form.summary', { count: form.reasons.length })}</h2>
      <ul>
        {form.reasons.map(({ field, ...reason }) => (
          <li>
            {field ? (
              <a href={hrefOf(field)}>
                {named(labels?.get(field))}
                {reader.reason(reason)}
              </a>
            ) : (
              reader.reason(reason)
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** `País: `, and without a colon after a question. */
const named = (label: string | undefined) => label && (/[?:.]$/.test(label) ? `${label} ` : `${label}: `);
