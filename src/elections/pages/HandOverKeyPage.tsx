import type { FormState } from '../../platform/forms.ts';
import { Checkboxes } from '../../ui/components/Choices.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import { cardsPath } from './CardsPage.tsx';
import { ElectionFrame, type FrameProps } from './ElectionFrame.tsx';

/** The commission hands over the election's key, and with it closes the vote. */
export function HandOverKeyPage({ form, ...frame }: FrameProps & { form: FormState }) {
  const { reader, election } = frame;
  const { t } = reader;
  const common = { reader, form: { ...form, values: {} } };
  return (
    <ElectionFrame
      {...frame}
      title={t('cards.close.title')}
      lead={t('cards.close.lead')}
      failed={form.reasons.length > 0}
      own
    >
      <Form
        reader={reader}
        action={reader.to(`${cardsPath(election.slug)}/cierre`)}
        reasons={form.reasons}
        submit={t('cards.close.submit')}
        danger
      >
        <TextField
          {...common}
          name="identity"
          label={t('cards.close.identity')}
          hint={t('cards.close.identity.hint')}
          optional
          maxlength={100}
        />
        <Checkboxes
          {...common}
          name="without"
          label={t('cards.close.without')}
          hint={t('cards.close.without.hint')}
          options={[{ value: 'yes', label: t('cards.close.without.yes') }]}
          optional
        />
      </Form>
    </ElectionFrame>
  );
}
