import type { Charter } from '../../charter/types.ts';
import type { Dialogue } from '../../dialogues/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { Form } from '../../ui/components/Form.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { textInputs } from '../../ui/components/text-inputs.tsx';
import { WorkPage, workPath } from './WorkPage.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  edition: number;
  /** What speaks against it, whatever is written. */
  against: readonly Reason[];
  form: FormState;
};

export const withholdPath = (dialogue: Dialogue, edition: number): string =>
  `${workPath(dialogue)}/ediciones/${edition}`;

/** Takes an earlier edition away, with the reason that everyone reads. */
export function WithholdPage({ reader, charter, dialogue, edition, against, form }: Props) {
  return (
    <WorkPage
      reader={reader}
      dialogue={dialogue}
      title={reader.t('reports.withhold.title', { edition })}
      lead={reader.t('reports.withhold.lead')}
      failed={form.reasons.length > 0}
    >
      {against.length > 0 ? (
        <Notice reader={reader} kind="attention">
          <p>{against.map((reason) => reader.reason(reason)).join(' ')}</p>
        </Notice>
      ) : (
        <Form
          reader={reader}
          action={reader.to(withholdPath(dialogue, edition))}
          reasons={form.reasons}
          submit={reader.t('reports.withhold.submit')}
          danger
          aside={<a href={reader.to(workPath(dialogue))}>{reader.t('reports.withhold.back')}</a>}
        >
          {textInputs({
            reader,
            form,
            languages: charter.languages,
            name: 'reason',
            label: reader.t('reports.withhold.reason'),
            hint: reader.t('reports.withhold.reason.hint'),
            needed: 'first',
            rows: 3,
          })}
        </Form>
      )}
    </WorkPage>
  );
}
