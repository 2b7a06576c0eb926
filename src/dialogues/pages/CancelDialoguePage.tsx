import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Form } from '../../ui/components/Form.tsx';
import { textInputs } from '../../ui/components/text-inputs.tsx';
import type { Dialogue } from '../types.ts';
import { ManagedPage, managePath } from './ManagedPage.tsx';

type Props = { reader: Reader; charter: Charter; dialogue: Dialogue; form: FormState };

/** Calls an announced dialogue off, with the reason that everyone reads. */
export function CancelDialoguePage({ reader, charter, dialogue, form }: Props) {
  return (
    <ManagedPage
      reader={reader}
      dialogue={dialogue}
      title={reader.t('dialogues.convene.cancel.title')}
      lead={reader.t('dialogues.convene.cancel.lead')}
      failed={form.reasons.length > 0}
    >
      <Form
        reader={reader}
        action={reader.to(`${managePath(dialogue)}/cancelacion`)}
        reasons={form.reasons}
        submit={reader.t('dialogues.convene.cancel.submit')}
        keep={`dialogue-cancel-${dialogue.id}`}
        danger
        aside={<a href={reader.to(managePath(dialogue))}>{reader.t('dialogues.convene.back')}</a>}
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
    </ManagedPage>
  );
}
