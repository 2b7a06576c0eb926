import type { FormState } from '../../platform/forms.ts';
import type { Result } from '../../platform/result.ts';
import { Radios } from '../../ui/components/Choices.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { TextArea } from '../../ui/components/TextArea.tsx';
import type { Complaint } from '../store/results.ts';
import { ElectionFrame, type FrameProps } from './ElectionFrame.tsx';
import { scrutinyPath } from './ScrutinyPage.tsx';

type Props = FrameProps & { complaint: Complaint; permitted: Result<null>; form: FormState };

/** One complaint, and what was decided of it or is to be. */
export function ComplaintDecisionPage({ complaint, permitted, form, ...frame }: Props) {
  const { reader, election } = frame;
  const { t } = reader;
  const { id, ground, text, decision } = complaint;
  const field = { reader, form };
  return (
    <ElectionFrame
      {...frame}
      title={t('ballots.complaints.one')}
      lead={t(`ballots.ground.${ground}`)}
      failed={form.reasons.length > 0}
      own
    >
      <blockquote>{text}</blockquote>
      {decision && (
        <p>
          <strong>{t(`ballots.complaints.${decision.outcome}`)}</strong>: {decision.explanation}
        </p>
      )}
      {!decision && !permitted.ok && <p>{permitted.reasons.map((reason) => reader.reason(reason)).join(' ')}</p>}
      {!decision && permitted.ok && (
        <Form
          reader={reader}
          action={reader.to(`${scrutinyPath(election)}/reclamaciones/${id}`)}
          reasons={form.reasons}
          submit={t('ballots.complaints.decide')}
        >
          <Radios
            {...field}
            name="outcome"
            label={t('ballots.complaints.outcome')}
            options={[
              { value: 'dismissed', label: t('ballots.complaints.dismiss') },
              { value: 'upheld', label: t('ballots.complaints.uphold'), hint: t('ballots.complaints.uphold.hint') },
            ]}
          />
          <TextArea
            {...field}
            name="explanation"
            label={t('ballots.complaints.explanation')}
            hint={t('ballots.complaints.explanation.hint')}
            maxlength={3000}
          />
        </Form>
      )}
      <p>
        <a href={reader.to(scrutinyPath(election))}>{t('ballots.scrutiny.title')}</a>
      </p>
    </ElectionFrame>
  );
}
