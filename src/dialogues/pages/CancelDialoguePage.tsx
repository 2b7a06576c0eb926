import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Form } from '../../ui/components/Form.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { textInputs } from '../../ui/components/text-inputs.tsx';
import type { Dialogue } from '../types.ts';
import { ManagedPage, managePath } from './ManagedPage.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  form: FormState;
  /** Why it can not be called off any more, whatever is written. */
  against: FormState['reasons'];
};

/** Calls an announced dialogue off, with the reason that everyone reads. */
export function CancelDialoguePage({ reader, charter, dialogue, form, against }: Props) {
  const back = <a href={reader.to(managePath(dialogue))}>{reader.t('dialogues.convene.back')}</a>;
  return (
    <ManagedPage
      reader={reader}
      dialogue={dialogue}
      title={reader.t('dialogues.convene.cancel.title')}
      lead={reader.t('dialogues.convene.cancel.lead')}
      failed={form.reasons.length > 0}
    >
      {against.length > 0 && form.reasons.length === 0 ? (
        <>
          <Notice reader={reader} kind="attention">
            <p>{against.map((reason) => reader.reason(reason)).join(' ')}</p>
          </Notice>
          <p>{back}</p>
        </>
      ) : (
        <Form
          reader={reader}
          action={reader.to(`${managePath(dialogue)}/cancelacion`)}
          reasons={form.reasons}
          submit={reader.t('dialogues.convene.cancel.submit')}
          keep={`dialogue-cancel-${dialogue.id}`}
          danger
          aside={back}
        >
          {textInputs({
            reader,
            form,
            languages: charter.languages,
            name: 'reason',
            label: reader.t('dialogues.convene.cancel.reason'),
            needed: 'all',
            rows: 3,
          })}
        </Form>
      )}
    </ManagedPage>
  );
}
