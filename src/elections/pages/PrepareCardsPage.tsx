import type { FormState } from '../../platform/forms.ts';
import { assetUrl } from '../../ui/assets.ts';
import { Form } from '../../ui/components/Form.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { TextArea } from '../../ui/components/TextArea.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import { cardsPath } from './CardsPage.tsx';
import { ElectionFrame, type FrameProps } from './ElectionFrame.tsx';

/** The commission names the observers and fixes the key that ballots are sealed for. */
export function PrepareCardsPage({ form, ...frame }: FrameProps & { form: FormState }) {
  const { reader, election } = frame;
  const { t } = reader;
  const recipient = {
    reader,
    form,
    name: 'recipient',
    label: t('cards.prepare.recipient'),
    hint: t('cards.prepare.recipient.hint'),
  };
  const observers = {
    reader,
    form,
    name: 'observers',
    label: t('cards.prepare.observers'),
    hint: t('cards.prepare.observers.hint'),
  };
  return (
    <ElectionFrame
      {...frame}
      title={t('cards.prepare.title')}
      lead={t('cards.prepare.lead')}
      failed={form.reasons.length > 0}
      own
    >
      <div
        data-election-key={`clave-${election.slug}.txt`}
        data-made={t('cards.prepare.made')}
        data-comment={t('cards.prepare.comment', { election: election.slug })}
        hidden
      >
        <Notice reader={reader} kind="attention">
          <p>{t('cards.prepare.keep')}</p>
          <p class="actions">
            <button type="button" class="button quiet">
              {t('cards.prepare.make')}
            </button>
          </p>
          <p role="status" />
        </Notice>
      </div>
      <noscript>
        <p>{t('cards.prepare.script')}</p>
      </noscript>
      <Form
        reader={reader}
        action={reader.to(`${cardsPath(election.slug)}/preparar`)}
        reasons={form.reasons}
        submit={t('cards.prepare.submit')}
      >
        <TextField {...recipient} maxlength={70} />
        <TextArea {...observers} optional rows={4} maxlength={4000} />
        <p class="note">{t('cards.prepare.alone')}</p>
      </Form>
      <script type="module" src={assetUrl('card-key.js')} />
    </ElectionFrame>
  );
}
