import type { FormBody, FormState } from '../../platform/forms.ts';
import type { Reason } from '../../platform/result.ts';
import { again } from '../../web.ts';
import type { Fields, Revision } from '../rules/merge-fields.ts';

/** Why an edit was not saved: reasons against it, or somebody else's words in the same place. */
export type RefusedEdit =
  | { readonly body: FormBody; readonly reasons: readonly Reason[] }
  | { readonly conflict: Extract<Revision, { kind: 'conflict' }> };

/** What the form shows: what stands, what was sent, or both wordings where somebody else wrote meanwhile. */
export function formAfter(refused: RefusedEdit | null, stands: FormState['values']) {
  if (refused === null) return { form: { values: stands, reasons: [] }, conflict: null, status: 200 as const };
  if ('body' in refused) return { form: again(refused.body, refused.reasons), conflict: null, status: 422 as const };
  const { mine, theirs, conflicts, version } = refused.conflict;
  return {
    form: { values: formValues(mine, version), reasons: [] },
    conflict: { theirs, conflicts },
    status: 409 as const,
  };
}

/** Fields as the form has them: objectives are ticked one by one. */
export const formValues = ({ objectives, ...fields }: Fields, base: number): FormState['values'] => ({
  ...fields,
  ...(objectives !== undefined && { objectives: objectives.split(' ').filter(Boolean) }),
  base: String(base),
});
