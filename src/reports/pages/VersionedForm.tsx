import type { Child } from 'hono/jsx';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Form } from '../../ui/components/Form.tsx';
import type { Fields } from '../rules/merge-fields.ts';
import { Conflict } from './Conflict.tsx';

/** What somebody else wrote meanwhile in the same fields. */
export type Conflicting = { readonly theirs: Fields; readonly conflicts: readonly string[] };

type Props = {
  reader: Reader;
  action: string;
  back: string;
  form: FormState;
  /** The version the writer began from. */
  version: number;
  /** The name under which the browser keeps it. */
  keep: string;
  conflict: Conflicting | null;
  children?: Child;
};

/** A form about a text that several may write at once. */
export const VersionedForm = ({ reader, action, back, form, version, keep, conflict, children }: Props) => (
  <>
    {conflict && <Conflict reader={reader} {...conflict} />}
    <div class="wide-form">
      <Form
        reader={reader}
        action={action}
        submit={reader.t('reports.item.save')}
        reasons={form.reasons}
        keep={keep}
        again={conflict !== null || form.reasons.length > 0}
        aside={<a href={back}>{reader.t('reports.item.back')}</a>}
      >
        <input type="hidden" name="base" value={form.values.base ?? version} />
        {children}
      </Form>
    </div>
  </>
);
