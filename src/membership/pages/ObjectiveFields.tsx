import { objectivesOfMesa } from '../../charter/rules/objectives.ts';
import type { Charter, Mesa } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Checkboxes } from '../../ui/components/Choices.tsx';
import { fieldId } from '../../ui/components/Field.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  form: FormState;
  /** What the objectives of a mesa are called together. */
  label: (mesa: Mesa) => string;
  /** Each is said in full beneath its label. */
  inFull?: boolean;
  /** Those chosen before. */
  values?: readonly string[];
};

/** Objectives under the mesa that covers them; what is wrong is said once, above the first. */
export function ObjectiveFields({ reader, charter, form, label, inFull, values }: Props) {
  return (
    <>
      {charter.mesas.map((mesa, index) => (
        <Checkboxes
          reader={reader}
          form={index === 0 ? form : { ...form, reasons: [] }}
          name="objectives"
          id={index === 0 ? undefined : `${fieldId('objectives')}-mesa-${mesa.n}`}
          label={label(mesa)}
          values={values}
          options={objectivesOfMesa(charter, mesa).map((objective) => ({
            value: String(objective.n),
            mesa: mesa.n,
            label: (
              <>
                <b>{objective.n}</b> {reader.text(objective.short)}
              </>
            ),
            hint: inFull ? reader.text(objective.title) : undefined,
          }))}
        />
      ))}
    </>
  );
}
