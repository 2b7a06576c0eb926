import { type FormState, writtenIn } from '../../platform/forms.ts';
import type { Reason } from '../../platform/result.ts';
import { Radios } from '../../ui/components/Choices.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { GivenBack } from '../../ui/components/GivenBack.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { TextArea } from '../../ui/components/TextArea.tsx';
import { grounds } from '../rules/complaints.ts';
import { ElectionFrame, type FrameProps } from './ElectionFrame.tsx';
import { electionPath } from './ManagedElection.tsx';
import { homeMoment } from './words.ts';

type Props = FrameProps & {
  form: FormState;
  once: string;
  /** Why this person may not complain now; empty where they may. */
  against: readonly Reason[];
  done: boolean;
};

/** A complaint about a result. */
export function ComplaintPage({ form, once, against, done, ...frame }: Props) {
  const { reader, charter, election } = frame;
  const { t } = reader;
  return (
    <ElectionFrame
      {...frame}
      title={t('ballots.complaint.title')}
      lead={t('ballots.complaint.lead', { until: homeMoment(reader, charter, election.calendar.complaintsUntil) })}
      failed={form.reasons.length > 0}
      own
      done={done ? 'ballots.complaint.done' : null}
    >
      {against.length > 0 ? (
        <>
          <Notice reader={reader} kind="attention">
            {against.map((reason) => (
              <p>{reader.reason(reason)}</p>
            ))}
          </Notice>
          <GivenBack reader={reader} texts={writtenIn(form.values)} />
        </>
      ) : (
        <Form
          reader={reader}
          action={reader.to(`${electionPath(election)}/reclamacion`)}
          reasons={form.reasons}
          submit={t('ballots.complaint.submit')}
          once={once}
          keep={`complaint-${election.id}`}
        >
          <Radios
            reader={reader}
            form={form}
            name="ground"
            label={t('ballots.complaint.ground')}
            options={grounds.map((ground) => ({
              value: ground,
              label: t(`ballots.ground.${ground}`),
              hint: t(`ballots.ground.${ground}.hint`),
            }))}
          />
          <TextArea
            reader={reader}
            form={form}
            name="text"
            label={t('ballots.complaint.text')}
            hint={t('ballots.complaint.text.hint')}
            maxlength={3000}
          />
        </Form>
      )}
    </ElectionFrame>
  );
}
