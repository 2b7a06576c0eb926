import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Checkboxes } from '../../ui/components/Choices.tsx';

/** Asked where the day is past. Called, not rendered: the form finds its label for its error summary. */
export const tookPlaceField = (reader: Reader, form: FormState) => (
  <Checkboxes
    reader={reader}
    form={form}
    name="tookPlace"
    label={reader.t('dialogues.convene.past')}
    options={[{ value: 'yes', label: reader.t('dialogues.convene.past.took-place') }]}
  />
);
